/**
 * What the first view of an atlas shows and costs in the page: `npm run build && npm run bench:page -- ATLAS…`. Beside an older
 * version in the same run: `COMMAND=…/dist/cli/dramatis.js npm run bench:page -- ATLAS…`, with atlases that it wrote.
 *
 * For each: names written and pairs of them that overlap (every text that the canvas was given in its last frame), lines that are drawn,
 * the share of the articles with a name among these, the share of the canvas that is inked, when the first names were there and when
 * for the first time all that stays, the median time between frames while the map is dragged and while the pointer goes over it, and the heap after that.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { breakLabel, openAtlas } from '../../src/index.ts';
import { findBrowser } from '../browser/find-browser.ts';
import { DESKTOP, QUIET_ARGUMENTS } from '../browser/open-page.ts';
import { COMMAND } from '../helpers/run-command.ts';

interface Text {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const MOVES = 24;
/** Milliseconds that a page may take: everything at once, 19,043 articles, by software. */
const PATIENCE = 240_000;

const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: [...QUIET_ARGUMENTS, '--enable-precise-memory-info'],
});
console.log(
  '| atlas | names | overlaps | lines | articles with a name | ink | first names | first full draw | pan | hover | heap |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|---|');
for (const atlas of process.argv.slice(3)) console.log(`| ${(await measure(atlas)).join(' | ')} |`);
await browser.close();

async function measure(atlas: string): Promise<readonly (string | number)[]> {
  const child = spawn(process.execPath, [process.env.COMMAND ?? COMMAND, 'explore', atlas, '--port', '0']);
  try {
    const url = await new Promise<string>((done) => child.stdout.once('data', (line) => done(String(line).trim())));
    const page = await browser.newPage({ ...DESKTOP, reducedMotion: 'reduce' });
    page.setDefaultTimeout(PATIENCE);
    await page.addInitScript(recordTexts);
    await page.goto(url);
    await page.waitForFunction(isDrawn, undefined, { polling: 'raf' });
    const drawn = await page.evaluate(() => (window as unknown as { settled: number }).settled);
    // Until it rests: a page that goes on drawing would be measured half done.
    await page.waitForFunction(isAtRest, undefined, { polling: 500 });
    const [texts, full] = await page.evaluate(() => {
      const state = window as unknown as { texts: Text[]; settled: number };
      return [state.texts, state.settled] as const;
    });
    const shown = (await page.locator('.shown').allTextContents())[0] ?? '';
    const lines = /·\s*([\d,]+)/.exec(shown)?.[1] ?? 'all';
    const ink = await measureInk(page);
    const pan = await measureFrames(page, true);
    const hover = await measureFrames(page, false);
    const heap = await page.evaluate(
      () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6,
    );
    await page.close();
    const covered = await countCovered(atlas, new Set(texts.map(({ text }) => text)));
    return [
      ...[atlas, texts.length, countOverlaps(texts), lines, covered, `${(100 * ink).toFixed(1)} %`],
      ...[
        `${drawn.toFixed(0)} ms`,
        `${full.toFixed(0)} ms`,
        `${pan.toFixed(0)} ms`,
        `${hover.toFixed(0)} ms`,
        `${heap.toFixed(0)} MB`,
      ],
    ];
  } finally {
    child.kill();
  }
}

/** Runs in the page before it: notes what each frame writes on a canvas, titles and names alike. */
function recordTexts(): void {
  let texts: object[] = [];
  let written = '';
  const state = window as unknown as { texts: object[]; changed: number; settled: number };
  // After every frame: since when the same texts have stood at the same places.
  const compare = () => {
    const now = texts
      .map((text) => Object.values(text).map((value) => (Number(value) ? Math.round(value) : value)))
      .join();
    if (now !== written) [written, state.settled] = [now, performance.now()];
  };
  const { clearRect, fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (this.canvas.isConnected && texts.length > 0) texts = [];
    clearRect.apply(this, box);
  };
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    const width = this.measureText(text).width;
    const size = Number.parseFloat(/([\d.]+)px/.exec(this.font)?.[1] ?? '12');
    const left = x - width * (this.textAlign === 'center' ? 0.5 : this.textAlign === 'right' ? 1 : 0);
    const middle = this.textBaseline === 'middle' ? y : y - 0.35 * size;
    if (this.canvas.isConnected) {
      texts.push({ text, left, right: left + width, top: middle - 0.4 * size, bottom: middle + 0.4 * size });
      if (texts.length === 1) setTimeout(compare);
      state.texts = texts;
      state.changed = performance.now();
    }
    fillText.call(this, text, x, y);
  };
}

function isDrawn(): boolean {
  return ((window as unknown as { texts?: object[] }).texts?.length ?? 0) > 0;
}

function isAtRest(): boolean {
  return performance.now() - (window as unknown as { changed: number }).changed > 1500;
}

function countOverlaps(texts: readonly Text[]): number {
  let count = 0;
  for (const [i, a] of texts.entries()) {
    for (const b of texts.slice(i + 1)) {
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) count++;
    }
  }
  return count;
}

/** Share of the articles that any written name stands in; unknown for an atlas of another version. */
async function countCovered(folder: string, written: ReadonlySet<string>): Promise<string> {
  const source = await openAtlas(async (path) => readFileSync(join(folder, path), 'utf8')).catch(() => undefined);
  if (!source) return '';
  const covered = new Set<number>();
  for (const [node, { label }] of source.graph.nodes.entries()) {
    if (!breakLabel(label).every((line) => written.has(line))) continue;
    for (const { article } of await source.nodeArticles(node)) covered.add(article);
  }
  return `${((100 * covered.size) / source.manifest.counts.articles).toFixed(1)} %`;
}

/** Share of the drawing's pixels that differ plainly from its ground. */
async function measureInk(page: Page): Promise<number> {
  const picture = await page.locator('.stage').first().screenshot();
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let inked = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i]! + data[i + 1]! + data[i + 2]! < 3 * 215) inked++;
    return inked / (data.length / 4);
  }, picture.toString('base64'));
}

/** Median time between two frames while the pointer moves over the drawing, and drags it or not. */
async function measureFrames(page: Page, drags: boolean): Promise<number> {
  const area = (await page.locator('.stage').first().boundingBox())!;
  const [x, y] = [area.x + area.width / 3, area.y + area.height / 3];
  await page.mouse.move(x, y);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times, isTimed: true });
    const note = (now: number) => {
      times.push(now);
      if ((window as unknown as { isTimed: boolean }).isTimed) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  if (drags) await page.mouse.down();
  for (let i = 1; i <= MOVES; i++) await page.mouse.move(x + 8 * i, y + 4 * i);
  if (drags) await page.mouse.up();
  return page.evaluate(() => {
    const state = window as unknown as { times: number[]; isTimed: boolean };
    state.isTimed = false;
    const gaps = state.times.slice(1).map((time, i) => time - state.times[i]!);
    return gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
  });
}
