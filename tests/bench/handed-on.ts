/**
 * What a map that is handed on as one file weighs, and when it is drawn: `npm run build && npm run bench:handed-on -- ATLAS… [RUNS]`, five
 * runs if not said. For each choice of text: the bytes of the file, and the median and the longest time from opening the file until the
 * first names are written, the processor time of the page's own thread until then, and when the last text was written before a second and a
 * half of rest.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { KEPT_TEXTS } from '../../src/index.ts';
import { findBrowser } from '../browser/find-browser.ts';
import { DESKTOP, QUIET_ARGUMENTS } from '../browser/open-page.ts';
import { COMMAND } from '../helpers/run-command.ts';

const given = process.argv.slice(3);
const runs = Number(given.find((word) => /^\d+$/.test(word)) ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'dramatis-handed-on-'));
const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...QUIET_ARGUMENTS] });
try {
  console.log('| atlas | text | file | first names | longest | processor | at rest | load |');
  console.log('|---|---|---|---|---|---|---|---|');
  for (const atlas of given.filter((word) => !/^\d+$/.test(word))) {
    for (const text of KEPT_TEXTS) {
      const file = join(folder, `${text}.html`);
      const made = spawnSync(process.execPath, [COMMAND, 'publish', atlas, '-o', file, '--text', text, '-q']);
      if (made.status !== 0) throw new Error(String(made.stderr));
      const firsts: number[] = [];
      const worked: number[] = [];
      const rests: number[] = [];
      for (let run = 0; run < runs; run++) {
        const { first, work, rest } = await open(browser, file);
        firsts.push(first);
        worked.push(work);
        rests.push(rest);
      }
      const size = `${(statSync(file).size / 1e6).toFixed(1)} MB`;
      const say = (time: number) => `${(time / 1000).toFixed(1)} s`;
      console.log(
        `| ${atlas} | ${text} | ${size} | ${say(median(firsts))} | ${say(Math.max(...firsts))} | ${say(median(worked))} | ${say(median(rests))} | ${loadavg()[0]!.toFixed(1)} |`,
      );
    }
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1]!;
}

/** Milliseconds from the opening of the file. */
async function open(on: Browser, file: string): Promise<Record<'first' | 'work' | 'rest', number>> {
  const page = await on.newPage({ ...DESKTOP, reducedMotion: 'reduce' });
  try {
    await page.addInitScript(noteTexts);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(pathToFileURL(file).href);
    await page.waitForFunction(() => (globalThis as { first?: number }).first, undefined, { polling: 'raf' });
    const { metrics } = await session.send('Performance.getMetrics');
    const work = 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
    await page.waitForFunction(
      () => performance.now() - ((globalThis as { changed?: number }).changed ?? Number.POSITIVE_INFINITY) > 1500,
      undefined,
      { polling: 250, timeout: 120_000 },
    );
    return await page.evaluate((own) => {
      const { first, changed } = globalThis as unknown as { first: number; changed: number };
      return { first, work: own, rest: changed };
    }, work);
  } finally {
    await page.close();
  }
}

/** Runs in the page before it: notes when a text was first written on a canvas that is shown, and when last. */
function noteTexts(): void {
  const times = globalThis as unknown as { first?: number; changed: number };
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (...rest) {
    fillText.apply(this, rest);
    if (!this.canvas.isConnected) return;
    times.first ??= performance.now();
    times.changed = performance.now();
  };
}
