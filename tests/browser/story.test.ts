import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { readViews, unpack, writeViews } from '../../src/index.ts';
import { runCommand } from '../helpers/run-command.ts';
import { writeSmallAtlas } from '../helpers/write-small-atlas.ts';
import { findViolations } from './find-violations.ts';
import { launchBrowser, openPage, PHONE } from './open-page.ts';
import { exploreAtlas } from './serve-page.ts';
import { useExplorer } from './use-explorer.ts';

const ARTICLES = ['[Ada] met [Babbage].', '[Ada] left [Babbage].', '[Ada] met [Carla].', '[Carla] saw [Dora].'];
const PUBLISHED = ['2019-02-17', '2019-02-20', '2019-03-02', '2019-03-05'];
const VIEWS = [
  { name: 'All of it', caption: 'Four people in two months.', address: '#at=all' },
  { name: 'Ada', caption: 'She met two of them.', address: '#entity=person:Ada&at=all' },
  { name: 'In March', caption: '', address: '#filter=dates%3D17956_&time=shown&at=all' },
];

const atlas = writeSmallAtlas(ARTICLES, {}, PUBLISHED);
const told = writeSmallAtlas(ARTICLES, {}, PUBLISHED);
writeFileSync(join(told, 'views.json'), writeViews(VIEWS));

const menu = (page: Page) => page.getByRole('button', { name: /^Story/ });
const names = (page: Page) => page.locator('.view-name').allTextContents();
const bar = (page: Page) => page.getByRole('region', { name: 'Story' });
const title = (page: Page) => bar(page).getByRole('heading').textContent();

describe('named views', () => {
  const explorer = useExplorer(() => exploreAtlas(atlas));

  async function add(page: Page, name: string, caption: string) {
    await page.getByRole('button', { name: 'Add what is seen now' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await page.getByRole('textbox', { name: 'Caption' }).fill(caption);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => names(page)).toContain(name);
  }

  test('are made, renamed, put in order and deleted, each taken back; and lead back to all that was seen', async () => {
    const page = await explorer.open(`${explorer.url}#entity=person:Ada`);
    await menu(page).click();
    await page.getByRole('button', { name: 'Add what is seen now' }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Ada');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await add(page, 'Ada herself', 'Who met two.');
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#panel h2').textContent()).toBe('4 articles');
    await menu(page).click();
    await add(page, 'All of it', '');
    await page.getByRole('button', { name: 'Move All of it up' }).click();
    await expect.poll(() => names(page)).toEqual(['All of it', 'Ada herself']);
    // The first cannot go further up: the key that takes it back is under the hand.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Move All of it down');
    await page.getByRole('button', { name: 'Name and caption of All of it' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Everybody');
    await page.getByRole('textbox', { name: 'Caption' }).fill('All four.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => names(page)).toEqual(['Everybody', 'Ada herself']);
    await page.getByRole('button', { name: 'Delete Everybody' }).click();
    await expect.poll(() => names(page)).toEqual(['Ada herself']);
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await menu(page).click();
    await expect.poll(() => names(page)).toEqual(['Everybody', 'Ada herself']);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await menu(page).click();
    await expect.poll(() => names(page)).toEqual(['Ada herself', 'All of it']);
    await page.locator('.view-open').first().click();
    await expect.poll(() => page.locator('#panel h2').textContent()).toBe('Ada');
  });

  test('stay in this browser where a person says so, and go from it', async () => {
    const page = await explorer.open();
    await menu(page).click();
    await add(page, 'Kept', 'For tomorrow.');
    await page.getByLabel('Keep in this browser').check();
    await expect.poll(() => page.getByLabel('Keep in this browser').isChecked()).toBe(true);
    await add(page, 'Kept too', '');
    await expect.poll(() => page.locator('.keep-views').textContent()).toBe('Keep in this browserkept');
    await page.reload();
    await menu(page).click();
    await expect.poll(() => names(page)).toEqual(['Kept', 'Kept too']);
    await page.getByLabel('Keep in this browser').uncheck();
    // It says "kept" until the browser has forgotten them.
    await expect.poll(() => page.locator('.keep-views').textContent()).toBe('Keep in this browser');
    expect(await page.getByLabel('Keep in this browser').isChecked()).toBe(false);
    await page.reload();
    await menu(page).click();
    await expect.poll(() => page.locator('.story-choices .menu-title').textContent()).toBe('No views yet');
  });

  test('are saved as a file that is read beside an atlas', async () => {
    const page = await explorer.open();
    await menu(page).click();
    await add(page, 'A "view" & more', 'Two\nlines.');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('views.json');
    const views = readViews('views.json', readFileSync((await download.path())!, 'utf8'));
    expect(views).toEqual([{ name: 'A "view" & more', caption: 'Two\nlines.', address: '#at=all' }]);
  });

  test('go with a project', async () => {
    const page = await explorer.open();
    await page.getByRole('button', { name: 'Open articles' }).click();
    const files = [
      { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('Ada Lovelace met Charles Babbage in London.') },
    ];
    await page.locator('input[type="file"][aria-label="Articles"]').setInputFiles(files);
    await page.getByRole('button', { name: 'Replace the map' }).click();
    await expect.poll(() => page.locator('#panel h2').textContent()).toBe('1 article');
    await menu(page).click();
    await add(page, 'One', 'Of a project.');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Open articles' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    const bytes = new Uint8Array(readFileSync((await download.path())!));
    const files2 = unpack({ name: 'p.dramatis', bytes }, []);
    expect(new TextDecoder().decode(files2.get('views.json'))).toContain('Of a project.');
    const project = { name: 'p.dramatis', mimeType: 'application/zip', buffer: Buffer.from(bytes) };
    await page.reload();
    await page.getByRole('button', { name: 'Open articles' }).click();
    await page.locator('input[type="file"][aria-label="Articles"]').setInputFiles([project]);
    await expect.poll(() => menu(page).textContent()).toBe('Story (1)');
    await menu(page).click();
    await expect.poll(() => names(page)).toEqual(['One']);

    // What is built of it has them too; views that lie there already stay.
    const file = join(mkdtempSync(join(tmpdir(), 'dramatis-story-')), 'p.dramatis');
    writeFileSync(file, bytes);
    const output = join(dirname(file), 'atlas');
    expect(await runCommand('build', file, '-q', '-o', output)).toMatchObject({ code: 0 });
    const brought = () =>
      readViews('views.json', readFileSync(join(output, 'views.json'), 'utf8')).map(({ name }) => name);
    expect(brought()).toEqual(['One']);
    writeFileSync(join(output, 'views.json'), writeViews(VIEWS));
    const again = await runCommand('build', file, '-q', '-o', output);
    expect(again.err).toContain('is there already and stays');
    expect(brought()).toEqual(['All of it', 'Ada', 'In March']);
  });
});

describe('a story', () => {
  const explorer = useExplorer(() => exploreAtlas(told));

  async function begin(page: Page) {
    await menu(page).click();
    await page.getByRole('button', { name: 'Tell the story' }).click();
    await expect.poll(() => title(page)).toBe('All of it');
  }

  test('is told by keys and buttons, each view with its caption, and ends where it was begun', async () => {
    const page = await explorer.open();
    await begin(page);
    expect(await page.locator('.header').isVisible()).toBe(false);
    expect(await page.locator('#panel').isVisible()).toBe(false);
    expect(await bar(page).textContent()).toContain('Four people in two months.');
    expect(await findViolations(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'The view before' }).isDisabled()).toBe(true);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => title(page)).toBe('Ada');
    await expect.poll(() => page.locator('#panel h2').textContent()).toBe('Ada');
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'The next view' }).click();
    await expect.poll(() => title(page)).toBe('In March');
    await page.locator('.time-strip').waitFor();
    await expect.poll(() => page.locator('.time-words').textContent()).toContain('From 1 March 2019');
    await page.keyboard.press('ArrowRight');
    expect(await title(page)).toBe('In March');
    await page.keyboard.press('Home');
    await expect.poll(() => title(page)).toBe('All of it');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => title(page)).toBe('Ada');
    await page.keyboard.press('Escape');
    await bar(page).waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Story (3)');
    expect(await page.locator('#panel h2').textContent()).toBe('Ada');
  });

  test('turns with a swipe on a phone', async () => {
    const page = await explorer.open(explorer.url, PHONE);
    await begin(page);
    expect(await findViolations(page)).toEqual([]);
    const swipe = (across: number) =>
      bar(page).evaluate((element, across) => {
        const { left, top, width } = element.getBoundingClientRect();
        const touch = (x: number) =>
          new Touch({ identifier: 1, target: element, clientX: left + width / 2 + x, clientY: top + 20 });
        const tell = (type: string, x: number) =>
          element.dispatchEvent(
            new TouchEvent(type, {
              bubbles: true,
              touches: type === 'touchstart' ? [touch(x)] : [],
              changedTouches: [touch(x)],
            }),
          );
        tell('touchstart', 0);
        tell('touchend', across);
      }, across);
    await swipe(-120);
    await expect.poll(() => title(page)).toBe('Ada');
    await swipe(20);
    expect(await title(page)).toBe('Ada');
    await swipe(120);
    await expect.poll(() => title(page)).toBe('All of it');
  });

  test('goes with a page that is handed on', async () => {
    const file = join(told, '..', `${Date.now()}-story.html`);
    const { code, err } = await runCommand('publish', told, '-o', file);
    expect([code, err]).toEqual([0, expect.stringContaining('a story of 3 named views')]);
    const page = await explorer.open(pathToFileURL(file).href);
    await begin(page);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('#panel h2').textContent()).toBe('Ada');
    await page.keyboard.press('Escape');
    await menu(page).click();
    expect(await page.getByRole('button', { name: 'Add what is seen now' }).count()).toBe(0);
    await expect.poll(() => names(page)).toEqual(VIEWS.map(({ name }) => name));
  });
});

test('with --edit named views are written into the atlas folder as soon as they change, never over those of another page', async () => {
  const folder = writeSmallAtlas(ARTICLES, {}, PUBLISHED);
  const served = await exploreAtlas(folder, '--edit');
  const browser = await launchBrowser();
  try {
    const written = () =>
      readViews('views.json', readFileSync(join(folder, 'views.json'), 'utf8')).map(({ name }) => name);
    const { page } = await openPage(browser, `${served.url}#entity=person:Ada`);
    const addOne = async (to: Page, name: string) => {
      await to.getByRole('button', { name: 'Add what is seen now' }).click();
      await to.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
      await to.getByRole('button', { name: 'Save', exact: true }).click();
      await expect.poll(() => names(to)).toContain(name);
    };
    await menu(page).click();
    await addOne(page, 'Ada herself');
    await page.getByText('Written to views.json in the atlas folder').waitFor();
    await expect.poll(() => existsSync(join(folder, 'views.json')) && written()).toEqual(['Ada herself']);
    expect(await findViolations(page)).toEqual([]);

    const other = (await openPage(browser, served.url)).page;
    await menu(other).click();
    await expect.poll(() => names(other)).toEqual(['Ada herself']);
    await addOne(other, 'All of it');
    await expect.poll(written).toEqual(['Ada herself', 'All of it']);
    await addOne(page, 'From a page that has not read that');
    await page.getByText('The views are not kept').waitFor();
    expect(written()).toEqual(['Ada herself', 'All of it']);
  } finally {
    await browser.close();
    await served.close();
  }
});
