import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Curation, readCuration, writeCuration } from '../../src/index.ts';
import { runCommand } from '../helpers/run-command.ts';
import { DESKTOP, launchBrowser, openPage, TEST_ARGUMENTS } from './open-page.ts';
import { exploreAtlas, type ServedPage } from './serve-page.ts';

/** What a browser may refuse, and two pages of one project: the page goes on with what is left, says so, and loses nothing. */

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

const TALKS = { name: 'talks.txt', text: 'Angela Merkel met Emmanuel Macron in Berlin.' };

/** Makes a map of one's own article and opens the menu that keeps it. @param others files that are none. */
async function makeOwn(
  page: Page,
  { name, text }: typeof TALKS,
  ...others: readonly { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[]
) {
  const open = page.getByRole('button', { name: 'Open articles' });
  const input = page.locator('input[aria-label="Articles"]').first();
  if ((await input.count()) === 0) await open.click();
  await input.setInputFiles([{ name, mimeType: '', buffer: Buffer.from(text) }, ...others]);
  await page.getByRole('button', { name: 'Replace the map' }).click();
  await expect.poll(() => page.locator('.lede').textContent()).toContain('from 1 article');
  const own = page.getByRole('region', { name: 'This project' });
  if (!(await own.isVisible())) await open.click();
  await own.waitFor();
  return own;
}

async function goTo(page: Page, address: string) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
}

const tellsTrouble = (page: Page) =>
  page
    .locator('.work-bar')
    .allTextContents()
    .then((texts) => texts.join());

/** Decisions that lie in the storage of the browser. */
async function countKept(page: Page): Promise<number> {
  const text = await page.evaluate(
    () =>
      new Promise<string>((settle, fail) => {
        const opening = indexedDB.open('dramatis');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const request = opening.result.transaction('parts').objectStore('parts').getAll();
          request.onsuccess = () => settle(request.result[0]?.text ?? '');
          request.onerror = () => fail(request.error);
          opening.result.close();
        };
      }),
  );
  return text === '' ? 0 : readCuration('kept', text).length;
}

async function rename(page: Page, label: string) {
  const field = page.getByLabel('It is called');
  if (!(await field.isVisible())) await page.getByRole('button', { name: 'Put right' }).click();
  await field.fill(label);
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect.poll(() => title(page)).toBe(label);
}

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
      args: [...TEST_ARGUMENTS.filter((argument) => !/angle|swiftshader/.test(argument)), '--disable-3d-apis'],
    });
    const { page } = await openPage(without, served.url);
    await expect.poll(() => page.locator('.graph-page .state').textContent()).toContain('This browser offers no WebGL');
    expect(await page.locator('.graph-page [data-overlay]').count()).toBe(0);
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

describe('storage', () => {
  test('that a browser refuses leaves the map, the decisions and the way to save them as a file', async () => {
    // As a person sets it: no site may keep anything.
    const profile = mkdtempSync(join(tmpdir(), 'dramatis-profile-'));
    mkdirSync(join(profile, 'Default'));
    const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(settings));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: inject('browser'),
      args: TEST_ARGUMENTS,
      ...DESKTOP,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${served.url}#entity=place:berlin`);
    await expect.poll(() => title(page)).toBe('Berlin');
    const refused = await page.evaluate(
      () =>
        new Promise<boolean>((settle) => {
          try {
            const request = indexedDB.open('probe');
            request.onsuccess = () => settle(false);
            request.onerror = () => settle(true);
          } catch {
            settle(true);
          }
        }),
    );
    expect(refused).toBe(true);
    await rename(page, 'Berlin, Germany');
    await goTo(page, 'desk=decisions');
    const box = page.getByLabel('Keep them in this browser');
    await box.click();
    await expect.poll(() => tellsTrouble(page)).toMatch(/^This browser keeps nothing for this page/);
    await expect.poll(() => box.isChecked()).toBe(false);
    expect(await page.locator('.decision').count()).toBe(1);
    const making = makeOwn(page, TALKS);
    // What was decided lies in this tab alone.
    await page.getByRole('button', { name: 'Open without saving' }).click();
    const own = await making;
    await own.getByRole('button', { name: 'Keep in this browser' }).click();
    await expect
      .poll(() => page.locator('.projects .failed').textContent())
      .toMatch(/Save the project as a file instead/);
    expect(await own.textContent()).toContain('Not saved');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      own.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('talks.dramatis');
    await expect.poll(() => own.textContent()).toContain('Saved as it is');
    expect(errors).toEqual([]);
    await context.close();
  });

  test('that is full is told of, what was kept stays, and the project can be saved as a file', async () => {
    const { page } = await openPage(browser, served.url);
    // Before anything is kept: the browser goes on for a while with the room that it knows of.
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(served.url).origin, quotaSize: 200_000 });
    const own = await makeOwn(page, TALKS);
    await own.getByRole('button', { name: 'Keep in this browser' }).click();
    await expect.poll(() => own.textContent()).toContain('Saved as it is');
    await page.keyboard.press('Escape');

    // The picture is not read, but is a part of the project; its bytes are such that no storage makes them fewer.
    const picture = { name: 'scan.jpg', mimeType: '', buffer: randomBytes(5_000_000) };
    const larger = await makeOwn(
      page,
      { name: 'visit.txt', text: 'Emmanuel Macron met Boris Johnson in Paris.' },
      picture,
    );
    await larger.getByRole('button', { name: 'Keep in this browser' }).click();
    await expect
      .poll(() => page.locator('.projects .failed').allTextContents())
      .toEqual([
        'This browser has no more room for it. What was kept before is still there. Delete other projects, or save this one as a file.',
      ]);
    expect(await larger.textContent()).toContain('Not saved');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      larger.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    const saved = unzipSync(readFileSync(await file.path()));
    expect(Buffer.from(saved['articles/scan.jpg']!).equals(picture.buffer)).toBe(true);
    // What was kept before is all that is kept, and opens as it was.
    const kept = page.getByRole('region', { name: 'Kept in this browser' });
    await expect
      .poll(() => kept.locator('.kept-open').allTextContents())
      .toEqual([expect.stringMatching(/^talks1 file/)]);
    await kept.getByRole('button', { name: /^talks/ }).click();
    await page.locator('.row', { hasText: 'Angela Merkel and Emmanuel Macron' }).waitFor();
    await page.context().close();
  });

  test('that is full keeps no further decision, and says so', async () => {
    const { page } = await openPage(browser, `${served.url}#desk=decisions`);
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(served.url).origin, quotaSize: 200_000 });
    await page.getByLabel('Keep them in this browser').check();
    await goTo(page, 'entity=place:berlin');
    await rename(page, 'Berlin, Germany');
    await expect.poll(() => countKept(page)).toBe(1);
    // Of letters that no storage makes fewer.
    const brought: Curation = [
      { type: 'note', about: 'place:london', text: randomBytes(3_000_000).toString('base64') },
    ];
    await goTo(page, 'desk=decisions');
    await page
      .getByLabel('A file of decisions')
      .setInputFiles({ name: 'brought.json', mimeType: '', buffer: Buffer.from(writeCuration(brought)) });
    await expect.poll(() => tellsTrouble(page)).toMatch(/^The decision is not kept: This browser has no more room/);
    expect(await countKept(page)).toBe(1);
    // It holds in the page, and can be saved.
    await expect.poll(() => page.locator('.decision').count()).toBe(2);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    expect(readCuration('curation.json', readFileSync(await file.path(), 'utf8'))).toHaveLength(2);
    await page.context().close();
  });
});

describe('two pages', () => {
  test('of one list of decisions: whoever has not read the other’s is told, and writes over nothing', async () => {
    const first = await openPage(browser, `${served.url}#desk=decisions`);
    await first.page.getByLabel('Keep them in this browser').check();
    await first.page.getByText('Each is kept as soon as it is made').waitFor();
    await goTo(first.page, 'entity=place:berlin');
    await rename(first.page, 'Berlin, Germany');
    await expect.poll(() => countKept(first.page)).toBe(1);
    // What is kept holds as soon as the page is opened, and is added to.
    const second = await first.page.context().newPage();
    await second.goto(`${served.url}#entity=place:berlin`);
    await expect.poll(() => title(second)).toBe('Berlin, Germany');
    await goTo(second, 'entity=place:london');
    await expect.poll(() => title(second)).toBe('London');
    await rename(second, 'London, England');
    await expect.poll(() => countKept(second)).toBe(2);
    await rename(first.page, 'Berlin, the city');
    await expect.poll(() => tellsTrouble(first.page)).toMatch(/^The decision is not kept: .*changed in another tab/);
    expect(await countKept(first.page)).toBe(2);
    // Loaded again it has the other's, and adds its own.
    await first.page.reload();
    await expect.poll(() => title(first.page)).toBe('Berlin, Germany');
    await rename(first.page, 'Berlin, the city');
    await expect.poll(() => countKept(first.page)).toBe(3);
    await first.page.context().close();
  });

  test('of one project: whoever has it open is told that it was deleted in the other', async () => {
    const { page } = await openPage(browser, served.url);
    const own = await makeOwn(page, TALKS);
    await own.getByRole('button', { name: 'Keep in this browser' }).click();
    await expect.poll(() => own.textContent()).toContain('Saved as it is');

    const other = await page.context().newPage();
    await other.goto(served.url);
    await other.getByRole('button', { name: 'Open articles' }).click();
    await other.getByRole('button', { name: 'Delete talks from this browser for good' }).click();
    await expect.poll(() => tellsTrouble(page)).toMatch(/^talks was deleted .* It is still open here: keep it again/);
    expect(await own.textContent()).toContain('Not saved');
    await own.getByRole('button', { name: 'Keep in this browser' }).click();
    await expect.poll(() => own.textContent()).toContain('Saved as it is');
    await page.context().close();
  });
});
