import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { runCommand } from '../helpers/run-command.ts';
import { launchBrowser, openPage, QUIET_ARGUMENTS } from './open-page.ts';
import { exploreAtlas, type ServedPage } from './serve-page.ts';

/** What a browser may refuse: the page goes on with what is left, says so, and loses nothing. */

let browser: Browser;
let folder: string;
let served: ServedPage;

beforeAll(async () => {
  folder = await buildSmallAtlas();
  served = await exploreAtlas(folder);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

async function buildSmallAtlas(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'dramatis-refused-'));
  mkdirSync(join(root, 'articles'));
  writeFileSync(join(root, 'articles', 'a.txt'), 'Angela Merkel met Emmanuel Macron in Berlin. They left for Paris.');
  writeFileSync(join(root, 'articles', 'b.txt'), 'Boris Johnson saw Angela Merkel in London.');
  expect(await runCommand('build', join(root, 'articles'), '-q', '-o', join(root, 'atlas'))).toMatchObject({ code: 0 });
  return join(root, 'atlas');
}

const title = (page: Page) => page.locator('#panel h2').first().textContent();

describe('the graphics card', () => {
  test('may be lost again and again: the map is drawn anew each time, where it stood', async () => {
    const { page, errors } = await openPage(browser, `${served.url}#entity=place:berlin`);
    await expect.poll(() => title(page)).toBe('Berlin');
    await page.locator('.row.weighted').first().waitFor();
    await expect.poll(() => countPlaces(page)).toBeGreaterThan(100);
    const before = await countPlaces(page);
    for (let times = 0; times < 3; times++) {
      await page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('.sigma-nodes')!;
        canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
        canvas.dataset.lost = 'yes';
      });
      await expect.poll(() => page.locator('.sigma-nodes:not([data-lost])').count()).toBe(1);
      expect(await title(page)).toBe('Berlin');
      await expect.poll(() => countPlaces(page)).toBeGreaterThan(0.8 * before);
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('may not be there: the table, the panels and the sentences are', async () => {
    const without = await chromium.launch({
      executablePath: inject('browser'),
      args: [...QUIET_ARGUMENTS.filter((argument) => !/angle|swiftshader/.test(argument)), '--disable-3d-apis'],
    });
    const { page } = await openPage(without, served.url);
    await expect.poll(() => page.locator('.graph-page .state').textContent()).toContain('This browser offers no WebGL');
    await page.getByRole('button', { name: 'Show the table' }).click();
    await expect.poll(() => page.locator('tbody tr').count()).toBeGreaterThan(4);
    await page.locator('tbody a', { hasText: 'Angela Merkel' }).click();
    await expect.poll(() => title(page)).toBe('Angela Merkel');
    await page.locator('.row.weighted', { hasText: 'Boris Johnson' }).click();
    await expect
      .poll(() => page.locator('.passage').textContent())
      .toContain('Boris Johnson saw Angela Merkel in London.');
    await page.locator('.read-on').first().click();
    await page.locator('.reader article').waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^GEXF/ }).click(),
    ]);
    expect(readFileSync(await file.path(), 'utf8')).toContain('Boris Johnson');
    await without.close();
  });
});

/** Pixels of the map in the colour of places. */
async function countPlaces(page: Page): Promise<number> {
  const png = await page.locator('.stage').screenshot();
  return page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let found = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 1]! > data[at]! + 60 && data[at + 1]! > data[at + 2]! + 20) found++;
    }
    return found;
  }, png.toString('base64'));
}
