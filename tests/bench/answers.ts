/**
 * How long the map takes to follow a hand: `npm run build && npm run bench:answers -- ATLAS…`. For each atlas:
 *
 * - brush: from a move of the hand that draws a range of dates to the map drawn again, while it goes on moving; `cpu` is what one such
 *   move costs the page's thread, with the full plan wherever a slow machine made the hand rest
 * - rest: from letting go to the map drawn with its final places
 * - search, path, text: from a letter, or a question in the address, to the answer in the page, without drawing and without the sentences of a
 *   path, which are fetched then; each asked once before, so that panels and shards are there. Median and p95
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { openAtlas } from '../../src/index.ts';
import { findBrowser } from '../browser/find-browser.ts';
import { DESKTOP, QUIET_ARGUMENTS } from '../browser/open-page.ts';
import { COMMAND } from '../helpers/run-command.ts';

/** Noted in the page: when the hand moved, and when the names were drawn. */
interface Noted {
  moved: number;
  drawn: number;
}

const WORDS = [
  'oil price',
  '"prime minister" resigned',
  'interest rates -japan',
  'bank government',
  'drilling',
  'minister said',
];
/** Names that are typed. */
const TRIES = 16;
/** Pairs of the first names, so that most are connected, that paths are asked of: so many that p95 is not the slowest. */
const PAIRS = 60;
/** Letters of a name that are typed one after the other. */
const TYPED = 8;

const MOVES = 60;
/** Milliseconds that a page may take: 19,043 articles, by software. */
const PATIENCE = 240_000;

const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...QUIET_ARGUMENTS] });
console.log('| atlas | brush, median | p95 | cpu | rest | search | path | text | load |');
console.log('|---|---|---|---|---|---|---|---|---|');
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
    const asked = await measureAsked(page, atlas);
    await page.goto(url);
    await page.reload();
    await atRest(page);
    const brush = await measureBrush(page, session);
    await page.close();
    return [atlas, ...brush, ...asked, loadavg()[0]!.toFixed(1)];
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

/** How long a letter in the search box, a path and words take to be answered. */
async function measureAsked(page: Page, atlas: string): Promise<readonly string[]> {
  const source = await openAtlas(async (path) => readFileSync(join(atlas, path), 'utf8'));
  const nodes = source.graph.nodes.filter(({ kind }) => kind !== 'role');
  await page.locator('#search').focus();
  const search: number[] = [];
  for (let i = 0; i < TRIES; i++) {
    const { label } = nodes[i * 3]!;
    // One letter is wrong, as people type.
    const typed = `${label.slice(0, 3)}${label.slice(4, TYPED)}`;
    for (let letters = 2; letters <= typed.length; letters++)
      search.push(await page.evaluate(type, typed.slice(0, letters)));
  }
  await page.evaluate(type, '');
  const ask = async (question: string, title: string) => {
    // What the answer before made the map draw is no part of this one.
    await atRest(page);
    return page.evaluate(answer, [question, title] as const);
  };
  const path: number[] = [];
  for (let i = 0; i < PAIRS; i++) {
    const [from, to] = [nodes[i * 3]!, nodes[i * 3 + 10]!];
    const ids = `#from=${encodeURIComponent(from.id)}&to=${encodeURIComponent(to.id)}`;
    path.push(await ask(ids, `${from.label} and ${to.label}`));
  }
  const text: number[] = [];
  for (let round = 0; round < 3; round++) {
    for (const words of WORDS) text.push(await ask(`#text=${encodeURIComponent(words)}`, words));
  }
  const say = (times: readonly number[]) => {
    const sorted = times.toSorted((a, b) => a - b);
    return [0.5, 0.95].map((share) => `${sorted[Math.floor(share * sorted.length)]!.toFixed(0)}`).join(' / ');
  };
  return [say(search.slice(TYPED)), say(path.slice(1)), say(text.slice(WORDS.length))].map((times) => `${times} ms`);
}

/** Runs in the page: types into the search box, and tells the milliseconds until what it offers has changed. */
function type(text: string): Promise<number> {
  return new Promise((done) => {
    const box = document.querySelector<HTMLInputElement>('#search')!;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
    const start = performance.now();
    const observer = new MutationObserver(() => {
      observer.disconnect();
      done(performance.now() - start);
    });
    observer.observe(document.querySelector('.search')!, {
      ...{ subtree: true, childList: true, characterData: true, attributes: true },
    });
    set.call(box, text);
    box.dispatchEvent(new Event('input', { bubbles: true }));
    // A letter that changes nothing was answered too.
    setTimeout(() => done(performance.now() - start), 5_000);
  });
}

/** Runs in the page: goes to a question, and tells the milliseconds until its answer stands there. */
function answer([question, title]: readonly [string, string]): Promise<number> {
  return new Promise((done) => {
    const start = performance.now();
    const look = () => {
      const panel = document.querySelector('#panel');
      if (panel?.querySelector('h2')?.textContent !== title || panel.querySelector('.waiting:not(.path-step *)'))
        return;
      observer.disconnect();
      done(performance.now() - start);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    location.hash = question;
  });
}

/** Milliseconds of processor time that the page's thread has spent. */
async function spentCpu(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
}
