import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../helpers/run-command.ts';
import { writeSmallAtlas } from '../helpers/write-small-atlas.ts';
import { launchBrowser, openPage } from './open-page.ts';
import { exploreAtlas, servePage } from './serve-page.ts';

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
    expect(text).toContain('Open your articles');
  });

  test('where the atlas is of a version it cannot read', async () => {
    const folder = copyAtlas();
    writeFileSync(join(folder, 'manifest.json'), '{"format":"dramatis-atlas","version":99,"generator":"dramatis 9"}');
    expect(await readState(folder)).toMatch(/format version 99.*build it again/s);
  });

  test('where no name was found', async () => {
    expect(await readState(writeSmallAtlas(['Nobody was there.']))).toContain('No names were found');
  });

  test.each([
    ['no WebGL', () => null, 'This browser offers no WebGL'],
    [
      'a graphics card that fails',
      () => {
        throw new Error('the shader was refused');
      },
      'the shader was refused',
    ],
  ])('where there is %s, and offers the table', async (_, answer, reason) => {
    const served = await servePage(writeSmallAtlas(['[Ada] met [Babbage].']));
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(`
      const before = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (type, ...rest) {
        return type.startsWith('webgl') ? (${answer})() : before.call(this, type, ...rest);
      };`);
    await page.goto(served.url);
    await expect.poll(() => page.locator('.graph-page .state').textContent()).toContain(reason);
    await page.getByRole('button', { name: 'Show the table' }).click();
    await expect.poll(() => page.locator('tbody tr').count()).toBe(2);
    await context.close();
    await served.close();
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

  test('where the atlas is built anew under it, and then shows the new one', async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'dramatis-rebuilt-'));
    const [articles, folder] = [join(scratch, 'articles'), join(scratch, 'atlas')];
    mkdirSync(articles);
    writeFileSync(join(articles, 'b.txt'), 'Angela Merkel met Emmanuel Macron in Paris. They spoke.');
    await runCommand('build', articles, '-q', '-o', folder);
    const served = await exploreAtlas(folder);
    const { page } = await openPage(browser, served.url);

    // An article that comes before: every index of the atlas now means something else.
    writeFileSync(join(articles, 'a.txt'), 'Boris Johnson slept in London. Angela Merkel saw Emmanuel Macron at noon.');
    await runCommand('build', articles, '-q', '-o', folder);
    await page.locator('.row', { hasText: 'Angela Merkel and Emmanuel Macron' }).click();
    const told = page.locator('.work-bar[role=alert]');
    await expect.poll(() => told.textContent()).toContain('The atlas was built anew');
    await expect.poll(() => page.locator('#panel .failed').textContent()).toContain('Load the new one');
    expect(await page.locator('#panel').textContent()).not.toContain('Boris Johnson');

    await told.getByRole('button', { name: 'Load the new one' }).click();
    await expect
      .poll(() => page.locator('#panel').textContent())
      .toContain('Angela Merkel saw Emmanuel Macron at noon.');
    await expect.poll(() => told.count()).toBe(0);

    // Connecting names reads the whole atlas anew: of the build that is open, or not at all.
    writeFileSync(join(articles, 'c.txt'), 'Angela Merkel left.');
    await runCommand('build', articles, '-q', '-o', folder);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Connections', exact: true }).click();
    await page.getByLabel('Connect names within').selectOption({ label: 'the same paragraph' });
    await expect.poll(() => told.textContent()).toContain('The atlas was built anew');
    await page.context().close();
    await served.close();
  });
});
