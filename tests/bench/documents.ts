/**
 * What a folder of heavy documents costs the page: `npm run build && npm run bench:documents -- [DOCUMENTS] [MEGABYTES]`, 1,000 of 2 MB
 * each unless said otherwise. They are made here, of seven kinds in turn, and lie in a temporary folder meanwhile: what weighs in them
 * are pictures, as in those that people have; every two hundredth is a plain text that is all words. `ARTICLES=FILE.jsonl` takes the words of
 * articles with a `text` each, else of the sample.
 *
 * The folder is chosen in the page, a map is made of it, and every fifth of a second the memory of the browser's page is read from the
 * system (Linux): all of it, heaps of page and worker, buffers, program and canvas.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type CDPSession, chromium } from 'playwright-core';
import { findBrowser } from '../browser/find-browser.ts';
import { DESKTOP, QUIET_ARGUMENTS } from '../browser/open-page.ts';
import { servePage } from '../browser/serve-page.ts';
import { writeHeavyDocuments } from './heavy-documents.ts';

const DOCUMENTS = Number(process.argv[3] ?? 1000);
const BYTES = Number(process.argv[4] ?? 2) * 1_000_000;
/** Milliseconds that the page may take. */
const PATIENCE = 1_800_000;
const LOOK_MS = 200;

const folder = mkdtempSync(join(tmpdir(), 'dramatis-documents-'));
const served = await servePage(mkdtempSync(join(tmpdir(), 'dramatis-none-')));
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: [...QUIET_ARGUMENTS, '--enable-precise-memory-info', '--js-flags=--expose-gc'],
});
try {
  const bytes = writeHeavyDocuments(join(folder, 'case'), { texts: readTexts(), count: DOCUMENTS, size: BYTES });
  const page = await browser.newPage({ ...DESKTOP, reducedMotion: 'reduce' });
  page.setDefaultTimeout(PATIENCE);
  const system = await browser.newBrowserCDPSession();
  await page.goto(served.url);
  await page.locator('input[webkitdirectory]').first().setInputFiles(join(folder, 'case'));
  const before = await readMemory(system);
  await page.getByRole('button', { name: 'Make the map' }).click();
  const began = performance.now();
  let most = before;
  const looking = setInterval(async () => {
    most = Math.max(most, await readMemory(system).catch(() => 0));
  }, LOOK_MS);
  const report = page.getByRole('status', { name: 'What was read' });
  const isDone = page
    .locator('.stage canvas')
    .first()
    .waitFor()
    .then(() => '');
  const said = (await Promise.race([isDone, report.waitFor().then(() => report.textContent())])) ?? '';
  await isDone.catch(() => {});
  clearInterval(looking);
  const seconds = (performance.now() - began) / 1000;
  const lede = (await page.locator('.lede').first().textContent()) ?? '';
  await page.evaluate(() => (globalThis as unknown as { gc(): void }).gc());
  const after = await readMemory(system);
  console.log('| documents | bytes | articles | time | page before | at most | after | load |');
  console.log('|---|---|---|---|---|---|---|---|');
  const say = (size: number) => `${(size / 1e6).toFixed(0)} MB`;
  const articles = /from ([\d,]+) articles/.exec(lede)?.[1] ?? said;
  console.log(
    `| ${DOCUMENTS} | ${say(bytes)} | ${articles} | ${seconds.toFixed(0)} s | ${say(before)} | ${say(most)} | ${say(after)} | ${loadavg()[0]!.toFixed(1)} |`,
  );
} finally {
  await browser.close();
  await served.close();
  rmSync(folder, { recursive: true });
}

/** Bytes of memory that the process of the largest page holds: what no other process shares. */
async function readMemory(system: CDPSession): Promise<number> {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  const held = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      return 1024 * Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0);
    });
  return Math.max(0, ...held);
}

function readTexts(): readonly string[] {
  const given = process.env.ARTICLES;
  if (given !== undefined) {
    const lines = readFileSync(given, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    return lines.map((line) => (JSON.parse(line) as { text: string }).text);
  }
  const sample = resolve(import.meta.dirname, '../../graph-data/articles');
  const files = readdirSync(sample).filter((name) => name.endsWith('.txt'));
  return files.map((name) => readFileSync(join(sample, name), 'utf8'));
}
