import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { writeDatedAtlas } from './dated-articles.ts';
import { openAnew } from './open-page.ts';
import { exploreAtlas } from './serve-page.ts';
import { useExplorer } from './use-explorer.ts';

const explorer = useExplorer(() => exploreAtlas(writeDatedAtlas()));
let page: Page;

beforeEach(async () => {
  page = await explorer.open();
});

const hash = () => decodeURIComponent(new URL(page.url()).hash);

describe('the address', () => {
  test('holds filters, page and what is looked at; another page there shows the same', async () => {
    await page.getByRole('checkbox', { name: 'Places' }).first().uncheck();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(hash).toMatch(/filter=kind=group\.organization\.person\.role&at=[-\d.]+_[-\d.]+_[\d.]+$/);
    await page.goto(`${explorer.url}#entity=person:Ada`);
    await page.locator('#panel h2', { hasText: 'Ada' }).waitFor();
    await expect.poll(hash).toMatch(/^#entity=person:Ada&filter=.*&at=[-\d.]+_[-\d.]+_[\d.]+$/);
    const address = page.url();
    const other = await explorer.open(address);
    await other.locator('#panel h2', { hasText: 'Ada' }).waitFor();
    await expect.poll(() => other.getByRole('checkbox', { name: 'Places' }).first().isChecked()).toBe(false);
    await expect.poll(() => new URL(other.url()).hash).toBe(new URL(address).hash);
  });

  test('looks from where it says, whatever becomes of the canvas', async () => {
    const at = 'at=10_-20_300';
    const other = await explorer.open(`${explorer.url}#entity=person:Ada&${at}`);
    await other.locator('#panel h2', { hasText: 'Ada' }).waitFor();
    const width = () =>
      other
        .locator('.stage canvas')
        .first()
        .evaluate((canvas) => canvas.clientWidth);
    const before = await width();
    await other.setViewportSize({ width: 1100, height: 620 });
    await expect.poll(width).toBeLessThan(before);
    await other.getByRole('checkbox', { name: 'Places' }).first().uncheck();
    await expect.poll(() => new URL(other.url()).hash).toContain('filter=');
    expect(new URL(other.url()).hash).toMatch(new RegExp(`${at}$`));
  });

  test('is gone through by Back: the table, the filters, the name', async () => {
    await page.getByRole('button', { name: 'Table' }).click();
    await expect.poll(hash).toContain('page=table');
    await page.locator('tbody a', { hasText: 'Ada' }).first().click();
    await page.locator('#panel h2', { hasText: 'Ada' }).waitFor();
    await page.getByRole('button', { name: 'Graph', exact: true }).click();
    await expect.poll(hash).not.toContain('page=table');
    await page.goBack();
    await page.locator('tbody').waitFor();
    await page.goBack();
    await expect.poll(hash).not.toContain('entity=');
    await expect.poll(() => page.locator('tbody').isVisible()).toBe(true);
    await page.goBack();
    await page.locator('.table-page').waitFor({ state: 'detached' });
  });
});

describe('what is taken away', () => {
  const open = () => page.getByRole('button', { name: 'Export' }).click();
  const save = async (label: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: label }).click(),
    ]);
    return readFileSync((await file.path())!);
  };

  test('is a drawing of text and shapes, with a title, the dates and what it was made of', async () => {
    await openAnew(page, `${explorer.url}#filter=dates%3D17956_`);
    await page.locator('.ask-chip', { hasText: 'From 1 March 2019 on' }).waitFor();
    await open();
    await page.getByLabel('Title of the picture').fill('Who met <whom> & where');
    const svg = (await save('Save SVG')).toString();
    expect(svg).toContain('>Who met &lt;whom&gt; &amp; where</text>');
    expect(svg).toContain('>Articles of 1 March 2019 to 5 March 2019</text>');
    expect(svg).toMatch(/>\d names and \d connections from 2 articles\. Read by a machine: [^<]+<\/text>/);
    expect(svg).toContain('>Dora</text>');
    expect(svg).not.toContain('>London</text>');
    expect(svg).toContain('@font-face');
    // A page of its own, without the policy of this one: as whoever gets the file opens it.
    const elsewhere = await explorer.browser.newPage();
    const drawn = await elsewhere.evaluate(async (text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
      await image.decode();
      return { root: parsed.documentElement.nodeName, width: image.naturalWidth };
    }, svg);
    await elsewhere.close();
    expect(drawn).toEqual({ root: 'svg', width: await page.locator('.stage').evaluate((stage) => stage.clientWidth) });
  });

  test('is a picture of 1, 2 or 4 times as many pixels, without a background where that is wanted', async () => {
    const sizes: number[] = [];
    for (const scale of ['1', '2', '4']) {
      await open();
      await page.getByLabel('Size of the PNG').selectOption(scale);
      if (scale === '4') await page.getByLabel('without a background').check();
      const png = await save('Save PNG');
      sizes.push(png.readUInt32BE(16));
      const corner = await page.evaluate(async (text) => {
        const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes]), 0, 0, 1, 1);
        const context = new OffscreenCanvas(1, 1).getContext('2d')!;
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, 1, 1).data[3];
      }, png.toString('base64'));
      expect(corner).toBe(scale === '4' ? 0 : 255);
    }
    expect([sizes[1]! / sizes[0]!, sizes[2]! / sizes[0]!]).toEqual([2, 4]);
  });

  test('is all of the graph, or what the filters leave, with the numbers of the range', async () => {
    await openAnew(page, `${explorer.url}#filter=dates%3D17960_`);
    await page.locator('.ask-chip').first().waitFor();
    await open();
    const left = JSON.parse((await save('graphology')).toString());
    expect(left.nodes.map((node: { attributes: { label: string } }) => node.attributes.label).sort()).toEqual([
      'Ada',
      'Carla',
      'Dora',
      'Rome',
    ]);
    const ada = left.nodes.find((node: { attributes: { label: string } }) => node.attributes.label === 'Ada');
    expect(ada.attributes.mentions).toBe(1);
    await open();
    await page.getByLabel('Everything').check();
    const all = JSON.parse((await save('graphology')).toString());
    expect(all.nodes.length).toBe(7);
  });

  test('is, on paper, the map', async () => {
    await page.evaluate(() => {
      window.print = () => {
        const map = document.querySelector<HTMLCanvasElement>('.print-map');
        Object.assign(window, { printed: [map?.width, map?.getAttribute('aria-label')] });
      };
    });
    await page.keyboard.press('Control+p');
    const printed = () => page.evaluate(() => (window as unknown as { printed?: [number, string] }).printed);
    await expect.poll(printed).toBeTruthy();
    const [width, label] = (await printed())!;
    expect(width).toBeGreaterThan(2000);
    expect(label).toContain('7 names and');
    await page.locator('.print-map').waitFor({ state: 'detached' });
  });

  test('is on paper too where the browser prints by its own command', async () => {
    // Fetched once the page has nothing else to do.
    await page.waitForFunction(() => {
      window.dispatchEvent(new Event('beforeprint'));
      const isThere = document.querySelector('.print-map') !== null;
      window.dispatchEvent(new Event('afterprint'));
      return isThere;
    });
    expect(await page.locator('.print-map').count()).toBe(0);
    await page.evaluate(() => {
      window.addEventListener('beforeprint', () => {
        const map = document.querySelector<HTMLCanvasElement>('.print-map');
        Object.assign(window, { printed: [map?.width, map?.getAttribute('aria-label')] });
      });
    });
    await page.pdf();
    const [width, label] = await page.evaluate(() => (window as unknown as { printed: [number, string] }).printed);
    expect(width).toBeGreaterThan(2000);
    expect(label).toContain('7 names and');
    await page.locator('.print-map').waitFor({ state: 'detached' });
  });
});
