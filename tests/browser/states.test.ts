import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openPage } from './open-page.ts';
import { servePage } from './serve-page.ts';
import { writeSmallAtlas } from './small-atlas.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function readState(folder: string): Promise<string> {
  const served = await servePage(folder);
  const { page } = await openPage(browser, served.url);
  await expect.poll(() => page.locator('.state h2').textContent()).not.toBe('Opening the map');
  const text = (await page.locator('.state').textContent()) ?? '';
  await page.context().close();
  await served.close();
  return text;
}

function copyAtlas(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-broken-'));
  cpSync(writeSmallAtlas(['[Ada] met [Babbage].']), folder, { recursive: true });
  return folder;
}

describe('the page says what is the matter and what to do', () => {
  test('where there is no atlas', async () => {
    const text = await readState(mkdtempSync(join(tmpdir(), 'dramatis-none-')));
    expect(text).toContain('There is no atlas here yet');
    expect(text).toContain('dramatis build');
  });

  test('where the atlas is of a version it cannot read', async () => {
    const folder = copyAtlas();
    writeFileSync(join(folder, 'manifest.json'), '{"format":"dramatis-atlas","version":99,"generator":"dramatis 9"}');
    expect(await readState(folder)).toMatch(/format version 99.*build it again/s);
  });

  test('where no name was found', async () => {
    expect(await readState(writeSmallAtlas(['Nobody was there.']))).toContain('No names were found');
  });

  test('where a shard is gone, while the rest still works', async () => {
    const folder = copyAtlas();
    rmSync(join(folder, 'evidence'), { recursive: true });
    const served = await servePage(folder);
    const { page } = await openPage(browser, served.url);
    await page.locator('.row', { hasText: 'Ada and Babbage' }).click();
    await expect.poll(() => page.locator('.failed').textContent()).toMatch(/evidence.*build the atlas again/);
    await page.keyboard.press('Escape');
    await page.locator('.row', { hasText: /^Ada\s*1$/ }).click();
    await expect.poll(() => page.locator('#panel h2').textContent()).toBe('Ada');
    await page.context().close();
    await served.close();
  });
});
