/**
 * How long the map takes to follow a hand: `npm run build && npm run bench:answers -- ATLAS…`. For each atlas:
 *
 * - brush: from a move of the hand that draws a range of dates to the map drawn again, while it goes on moving; `cpu` is what one such
 *   move costs the page's thread, with the full plan wherever a slow machine made the hand rest
 * - rest: from letting go to the map drawn with its final places
 */
import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../browser/find-browser.ts';
import { DESKTOP, QUIET_ARGUMENTS } from '../browser/open-page.ts';
import { COMMAND } from '../helpers/run-command.ts';

/** Noted in the page: when the hand moved, and when the names were drawn. */
interface Noted {
  moved: number;
  drawn: number;
}

const MOVES = 60;
/** Milliseconds that a page may take: 19,043 articles, by software. */
const PATIENCE = 240_000;

const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...QUIET_ARGUMENTS] });
console.log('| atlas | brush, median | p95 | cpu | rest | load |');
console.log('|---|---|---|---|---|---|');
for (const atlas of process.argv.slice(3)) console.log(`| ${(await measure(atlas)).join(' | ')} |`);
await browser.close();

async function measure(atlas: string): Promise<readonly string[]> {
  const child = spawn(process.execPath, [process.env.COMMAND ?? COMMAND, 'explore', atlas, '--port', '0']);
  try {
    const url = await new Promise<string>((done) => child.stdout.once('data', (line) => done(String(line).trim())));
    const page = await browser.newPage({ ...DESKTOP, reducedMotion: 'reduce' });
    page.setDefaultTimeout(PATIENCE);
    await page.addInitScript(noteDrawing);
    await page.goto(url);
    await atRest(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const brush = await measureBrush(page, session);
    await page.close();
    return [atlas, ...brush, loadavg()[0]!.toFixed(1)];
  } finally {
    child.kill();
  }
}

/** Runs in the page before it. */
function noteDrawing(): void {
  const noted: Noted = { moved: 0, drawn: 0 };
  Object.assign(window, { noted });
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    clearRect.apply(this, box);
    if (!this.canvas.isConnected) return;
    const note = () => {
      noted.drawn = performance.now();
    };
    // When the frame is done, names and all.
    queueMicrotask(note);
  };
  const move = ({ timeStamp }: Event) => {
    noted.moved = timeStamp;
  };
  addEventListener('pointermove', move, true);
  addEventListener('pointerup', move, true);
}

function noted(page: Page): Promise<Noted> {
  return page.evaluate(() => (window as unknown as { noted: Noted }).noted);
}

/** Waits until a second passes without a drawing. */
async function atRest(page: Page): Promise<void> {
  const isStill = () => {
    const { drawn } = (window as unknown as { noted: Noted }).noted;
    return drawn > 0 && performance.now() - drawn > 1000;
  };
  await page.waitForFunction(isStill, undefined, { polling: 100 });
}

async function measureBrush(page: Page, session: CDPSession): Promise<readonly string[]> {
  await page.getByRole('button', { name: 'Time', exact: true }).click();
  const bars = page.locator('.time-strip .bars');
  await bars.waitFor();
  const bins = await bars.locator('.bar').count();
  const { x, y, width } = (await bars.boundingBox())!;
  const over = (bin: number) => page.mouse.move(x + ((bin + 0.5) * width) / bins, y + 8);
  await over(Math.floor(bins / 4));
  await page.mouse.down();
  await over(Math.floor(bins / 2));
  await atRest(page);
  const drawn = () => {
    const { moved, drawn } = (window as unknown as { noted: Noted }).noted;
    return drawn > moved;
  };
  const times: number[] = [];
  let bin = Math.floor(bins / 2);
  let step = 1;
  const before = await spentCpu(session);
  for (let i = 0; i < MOVES; i++) {
    if (bin + step >= bins || bin + step <= bins / 4 + 1) step = -step;
    bin += step;
    const last = (await noted(page)).moved;
    await over(bin);
    await page.waitForFunction((last) => (window as unknown as { noted: Noted }).noted.moved > last, last);
    await page.waitForFunction(drawn, undefined, { polling: 10 });
    const now = await noted(page);
    times.push(now.drawn - now.moved);
  }
  const cpu = ((await spentCpu(session)) - before) / MOVES;
  await atRest(page);
  await over(Math.floor(bins / 3));
  await page.mouse.up();
  await page.waitForFunction(drawn, undefined, { polling: 10 });
  await atRest(page);
  const end = await noted(page);
  times.sort((a, b) => a - b);
  const say = (ms: number) => `${ms.toFixed(0)} ms`;
  return [say(times[MOVES >> 1]!), say(times[Math.floor(MOVES * 0.95)]!), say(cpu), say(end.drawn - end.moved)];
}

/** Milliseconds of processor time that the page's thread has spent. */
async function spentCpu(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
}
