import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { DESKTOP } from './open-page.ts';
import { servePage } from './serve-page.ts';
import { useExplorer } from './use-explorer.ts';

const SAMPLE = resolve(import.meta.dirname, '../../graph-data/atlas');

const explorer = useExplorer(() => servePage(SAMPLE));
let page: Page;

async function openLayout() {
  page = await explorer.open();
  await page.getByRole('button', { name: 'Layout', exact: true }).click();
  await page.getByRole('button', { name: 'Lay out again' }).waitFor();
}

const layOutAgain = () => page.getByRole('button', { name: 'Lay out again' }).click();
const undo = () => page.getByRole('button', { name: 'Undo the layout' });

/** The exported graph: what the page holds, and not how it draws it. */
async function readPositions(): Promise<readonly string[]> {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^GEXF/ }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8').match(/<viz:position [^>]+>/g) ?? [];
}

describe('the layout', () => {
  test('is not open at first, and its pictures are not fetched before it is', async () => {
    page = await explorer.open();
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    expect(await page.locator('.layout-card').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Layout', exact: true }).click();
    await page.getByText('Gives every node more room or less.').waitFor();
    await expect.poll(() => fetched.filter((path) => /spread-(less|more).*\.svg$/.test(path)).length).toBe(2);
    await page.keyboard.press('Escape');
    expect(await page.locator('.layout-card').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Layout');
  });

  test('is made anew as a person sets it, the selection stays, and it can be taken back', async () => {
    await openLayout();
    const first = await readPositions();
    expect(first.length).toBeGreaterThan(50);
    await page.locator('.row', { hasText: /^Islamic State\s*\d+$/ }).click();
    await page.getByLabel('Separate communities').check();
    await page.getByLabel('Gravity').fill('3');
    await layOutAgain();
    await expect.poll(() => undo().isEnabled()).toBe(true);
    expect(await page.locator('#panel h2').textContent()).toBe('Islamic State');
    const second = await readPositions();
    expect(second).toHaveLength(first.length);
    expect(second.filter((position, i) => position === first[i]).length).toBeLessThan(5);

    await undo().click();
    expect(await readPositions()).toEqual(first);
    await expect.poll(() => page.getByLabel('Gravity').inputValue()).toBe('1');
    expect(await undo().isEnabled()).toBe(false);
  });

  test('is the same map again for the same settings', async () => {
    await openLayout();
    const first = await readPositions();
    await page.getByLabel('Seed').fill('2');
    await page.getByLabel('Seed').press('Enter');
    await expect.poll(() => undo().isEnabled()).toBe(true);
    expect(await readPositions()).not.toEqual(first);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => page.getByLabel('Seed').inputValue()).toBe('1');
    await layOutAgain();
    await expect.poll(readPositions).toEqual(first);
  });

  test('stays while names are connected anew', async () => {
    await openLayout();
    await page.getByLabel('Spread').fill('2');
    await layOutAgain();
    await expect.poll(() => undo().isEnabled()).toBe(true);
    const before = await readPositions();
    await page.getByRole('button', { name: 'Connections', exact: true }).click();
    await page.getByLabel('Connect names within').selectOption({ index: 1 });
    await page.locator('.lede', { hasText: '1 sentence of each other' }).waitFor();
    await expect.poll(() => page.getByLabel('Spread').inputValue()).toBe('2');
    expect(await readPositions()).not.toEqual(before);
    await expect.poll(() => page.locator('.ask-chip').first().textContent()).toContain('1 sentence of each other');
    // The layout made before is of a map that is no longer there, but how names are connected is taken back.
    expect(await undo().isEnabled()).toBe(false);
    await page.keyboard.press('Control+z');
    await page.locator('.lede', { hasText: 'the same sentence' }).waitFor();
  });

  test('forms before one’s eyes, and a stop leaves the map as it was', async () => {
    page = await explorer.open(explorer.url, { ...DESKTOP, reducedMotion: 'no-preference' });
    await page.getByRole('button', { name: 'Open articles' }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose files…' }).click(),
    ]);
    const buffer = Buffer.from(writeRing(12_000));
    await chooser.setFiles({ name: 'ring.gexf', mimeType: 'application/xml', buffer });
    await expect.poll(() => page.locator('.lede').textContent()).toContain('12,000 entities');
    await page.getByRole('button', { name: 'Layout', exact: true }).click();
    const first = await readPositions();
    const before = await page.evaluate(readNames);
    // Takes longer than any other layout, and the page itself stops it once it sees a name move: a layout takes few seconds.
    await page.getByLabel('Separate communities').check();
    await layOutAgain();
    await page.evaluate(stopOnceNamesMove, before);
    await page.getByRole('button', { name: 'Lay out again' }).waitFor();
    expect(await undo().isEnabled()).toBe(false);
    expect(await readPositions()).toEqual(first);
  });
});

/** The names as they are drawn, which move with their nodes. */
function readNames(): string {
  return document.querySelector<HTMLCanvasElement>('.sigma-names')!.toDataURL();
}

async function stopOnceNamesMove(before: string): Promise<void> {
  const names = document.querySelector<HTMLCanvasElement>('.sigma-names')!;
  while (names.toDataURL() === before) await new Promise(requestAnimationFrame);
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('.layout-actions button')];
  buttons.find((button) => button.textContent === 'Stop')!.click();
}

/** A graph file of so many nodes in a ring, each tied to the next and to some far ones: a layout takes seconds. */
function writeRing(order: number): string {
  const nodes = Array.from({ length: order }, (_, i) => {
    const angle = (2 * Math.PI * i) / order;
    const [x, y] = [Math.round(4000 * Math.cos(angle)), Math.round(4000 * Math.sin(angle))];
    return `<node id="${i}" label="n${i}"><viz:position x="${x}" y="${y}"/></node>`;
  });
  const edges = Array.from({ length: 5 * order }, (_, i) => {
    const source = i % order;
    const target = (source + 1 + ((i * i * 31 + 7 * i) % (order - 1))) % order;
    return `<edge id="${i}" source="${source}" target="${target}"/>`;
  });
  return `<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3"><graph
    defaultedgetype="undirected"><nodes>${nodes.join('')}</nodes><edges>${edges.join('')}</edges></graph></gexf>`;
}
