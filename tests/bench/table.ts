/**
 * How a table of many rows feels: `npm run build && npm run bench:table -- [ROWS]` (100,000 if not said). A graph file of so many names
 * and as many connections, made here, is opened in the page; then its table is shown, scrolled through, sorted and filtered:
 *
 * - shown, sorted, filtered: from the press or the letter to the rows, drawn
 * - scroll: the median and the longest time between two frames while 100 pages go by
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../browser/find-browser.ts';
import { DESKTOP, QUIET_ARGUMENTS } from '../browser/open-page.ts';
import { servePage } from '../browser/serve-page.ts';

const ROWS = Number(process.argv[3] ?? 100_000);
const PAGES = 100;
/** Milliseconds that the page may take to open the file. */
const PATIENCE = 300_000;

const folder = mkdtempSync(join(tmpdir(), 'dramatis-table-'));
/** A folder without an atlas: the page offers to open files. */
const served = await servePage(folder);
const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...QUIET_ARGUMENTS] });
try {
  const page = await browser.newPage({ ...DESKTOP, reducedMotion: 'reduce' });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(served.url);
  await page.locator('input[type=file][aria-label=Articles]').first().setInputFiles(writeGraph());
  await page.locator('.stage canvas').first().waitFor();
  console.log('| rows | shown | scroll, median | longest | sorted | filtered | load |');
  console.log('|---|---|---|---|---|---|---|');
  const rows = page.locator('tbody tr');
  const shown = await time(
    page,
    () => page.getByRole('button', { name: 'Table' }).click(),
    () => rows.first().waitFor(),
  );
  const frames = await scroll(page);
  const first = () => rows.first().textContent();
  const before = await first();
  const sorted = await time(
    page,
    () => page.getByRole('button', { name: 'Name', exact: true }).click(),
    () => page.waitForFunction((old) => document.querySelector('tbody tr')?.textContent !== old, before),
  );
  const filtered = await time(
    page,
    () => page.locator('input.filter').fill('name 7777'),
    () => page.waitForFunction(() => document.querySelector('tbody tr')?.textContent?.includes('Name 7777')),
  );
  const say = (ms: number) => `${ms.toFixed(0)} ms`;
  const load = loadavg()[0]!.toFixed(1);
  console.log(
    `| ${[ROWS, say(shown), say(frames.median), say(frames.longest), say(sorted), say(filtered), load].join(' | ')} |`,
  );
} finally {
  await browser.close();
  await served.close();
}

/** In the graphology format; each name is tied to one before it. */
function writeGraph(): string {
  const nodes = Array.from({ length: ROWS }, (_, at) => ({
    key: String(at),
    attributes: {
      label: `Name ${at}`,
      x: Math.cos(at) * Math.sqrt(at),
      y: Math.sin(at) * Math.sqrt(at),
      size: 1 + (at % 7),
    },
  }));
  const edges = Array.from({ length: ROWS - 1 }, (_, at) => ({
    key: String(at),
    source: String(at + 1),
    target: String(Math.floor(at / 2)),
    attributes: { weight: 1 + (at % 5) },
  }));
  const file = join(folder, 'graph.json');
  writeFileSync(file, JSON.stringify({ options: { type: 'undirected', multi: false }, attributes: {}, nodes, edges }));
  return file;
}

/** Milliseconds from an act to what follows from it, drawn. */
async function time(page: Page, act: () => Promise<unknown>, follows: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  await follows();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  return performance.now() - start;
}

async function scroll(page: Page): Promise<{ readonly median: number; readonly longest: number }> {
  return page.locator('.table-scroll').evaluate(async (area, pages) => {
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
    const gaps: number[] = [];
    let last = await frame();
    for (let at = 1; at <= pages; at++) {
      area.scrollTo(0, (at * (area.scrollHeight - area.clientHeight)) / pages);
      const now = await frame();
      gaps.push(now - last);
      last = now;
    }
    gaps.sort((a, b) => a - b);
    return { median: gaps[gaps.length >> 1]!, longest: gaps.at(-1)! };
  }, PAGES);
}
