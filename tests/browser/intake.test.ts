import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../helpers/run-command.ts';
import { makeDocx, makePdf } from '../helpers/source-files.ts';
import { READABLE, TRAPS, writeTrapFolder } from '../helpers/trap-folder.ts';
import { writeSmallAtlas } from '../helpers/write-small-atlas.ts';
import { launchBrowser, openPage, type Watched } from './open-page.ts';
import { type ServedPage, servePage } from './serve-page.ts';

let browser: Browser;
let served: ServedPage;
beforeAll(async () => {
  browser = await launchBrowser();
  served = await servePage(writeSmallAtlas(['[Ada] met [Babbage].']));
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

const TALKS = 'Peace talks open\n\nPresident Emmanuel Macron met Angela Merkel in Berlin on Monday.';

/** A folder on disk with these files. */
function writeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'dramatis-intake-')), 'case');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Drops files and folders of this machine on the page, as a hand does. */
async function drop(page: Page, ...paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  await send('dragEnter');
  await send('dragOver');
  // The browser drops nothing on a page that has not taken the movement before.
  await page.locator('.drop-target').waitFor();
  await send('dragOver');
  await send('drop');
}

const lede = (page: Page) => page.locator('.lede').textContent();

async function using(work: (page: Page, watched: Watched) => Promise<void>): Promise<void> {
  const watched = await openPage(browser, served.url);
  await work(watched.page, watched);
  expect(watched.errors).toEqual([]);
  expect(watched.foreignRequests).toEqual([]);
  await watched.page.context().close();
}

describe('what is dropped on the page', () => {
  test('is listed before it is read, reported after, and gives way to the map before', () =>
    using(async (page) => {
      const before = await lede(page);
      const folder = writeFolder({
        'a/talks.docx': makeDocx(...TALKS.split('\n\n')),
        'b/visit.pdf': makePdf([[{ text: 'Angela Merkel met Boris Johnson in London.', y: 700 }]]),
        'b/scan.pdf': makePdf([[]]),
        'photo.jpg': new Uint8Array([255, 216, 255]),
        '.hidden': 'x',
      });
      await drop(page, folder);
      const list = page.getByRole('dialog', { name: '3 files to read' });
      await expect.poll(() => list.locator('.intake-groups').textContent()).toMatch(/2PDF.*visit\.pdf.*1Word/);
      await expect.poll(() => list.locator('.intake-sample').allTextContents()).toHaveLength(3);
      const samples = (await list.locator('.intake-sample').allTextContents()).join('\n');
      expect(samples).toContain('Peace talks open President Emmanuel Macron met');
      expect(samples).toContain('holds no text, only pictures of it (a scan)');
      await list.getByText('2 files left out').click();
      expect(await list.textContent()).toMatch(/it is a picture.*photo\.jpg/);
      expect(await lede(page)).toBe(before);

      await list.getByRole('button', { name: 'Replace the map' }).click();
      await expect.poll(() => lede(page)).toContain('from 2 articles');
      const report = page.getByRole('status', { name: 'What was read' });
      await expect.poll(() => report.textContent()).toContain('2 articles read from 2 files, 3 files gave none.');
      await report.getByRole('button', { name: 'Details' }).click();
      await expect
        .poll(() => page.getByRole('dialog', { name: 'What was read' }).textContent())
        .toContain('scan.pdf holds no text');
      await page.keyboard.press('Escape');

      await report.getByRole('button', { name: 'Back to the map before' }).click();
      await expect.poll(() => lede(page)).toBe(before);
      await page.locator('.row', { hasText: 'Ada and Babbage' }).click();
      await expect.poll(() => page.locator('.passage').count()).toBe(1);
      await page.keyboard.press('Escape');

      // And forth again: the map that was left is still whole.
      await page.getByRole('button', { name: 'Redo' }).click();
      await expect.poll(() => lede(page)).toContain('from 2 articles');
      await page.locator('.row', { hasText: 'Angela Merkel and Boris Johnson' }).click();
      await expect.poll(() => page.locator('.passage').count()).toBe(1);
    }));

  test('is looked at as a whole, wherever one looked at the map before, and the way back leads past what was done on it', () =>
    using(async (page) => {
      const before = await lede(page);
      const seen = () => decodeURIComponent(new URL(page.url()).hash);
      await page.evaluate(() => {
        location.hash = '#at=900_900_20';
      });
      await expect.poll(seen).toBe('#at=900_900_20');
      await drop(page, writeFolder({ 'talks.txt': TALKS }));
      await page.getByRole('button', { name: 'Replace the map' }).click();
      await expect.poll(() => lede(page)).toMatch(/^4 entities/);
      await page.getByRole('checkbox', { name: 'Places' }).first().uncheck();
      await expect.poll(seen).toMatch(/filter=.*&at=all$/);
      const report = page.getByRole('status', { name: 'What was read' });
      await report.getByRole('button', { name: 'Back to the map before' }).click();
      await expect.poll(() => lede(page)).toBe(before);
    }));

  test('replaces no map with nothing', () =>
    using(async (page) => {
      const before = await lede(page);
      await drop(page, writeFolder({ 'empty.docx': makeDocx('it was cold and it rained.') }));
      await page.getByRole('button', { name: 'Replace the map' }).click();
      const report = page.getByRole('status', { name: 'What was read' });
      await expect
        .poll(() => report.textContent())
        .toContain('no name in them was sure enough to be drawn. The map is as it was.');
      expect(await lede(page)).toBe(before);
      await report.getByRole('button', { name: 'Put this report away' }).click();

      await drop(page, writeFolder({ 'broken.docx': 'PK, but no zip' }));
      await page.getByRole('button', { name: 'Replace the map' }).click();
      await expect
        .poll(() => report.textContent())
        .toContain('No article could be read from 1 file. The map is as it was.');
      await drop(page, writeFolder({ 'photo.jpg': 'x' }));
      const list = page.getByRole('dialog', { name: 'None of this can be read' });
      await expect.poll(() => list.getByRole('button').allTextContents()).toEqual(['Cancel']);
      await page.keyboard.press('Escape');
      await list.waitFor({ state: 'detached' });
      expect(await lede(page)).toBe(before);
    }));

  test('is added to one’s own articles, and read by the columns that are said to hold it', () =>
    using(async (page) => {
      await drop(page, writeFolder({ 'talks.txt': TALKS }));
      const list = page.locator('dialog.intake');
      await list.getByRole('button', { name: 'Replace the map' }).waitFor();
      expect(await list.getByRole('button', { name: /^Add to/ }).count()).toBe(0);
      await list.getByRole('button', { name: 'Replace the map' }).click();
      await expect.poll(() => lede(page)).toContain('from 1 article');

      const table = 'Überschrift;Inhalt\nIn London;Angela Merkel met Boris Johnson in London.\n';
      await drop(page, writeFolder({ 'table.csv': table }));
      await expect.poll(() => list.textContent()).toContain('Say which of them holds the texts');
      await list.getByLabel('Text').selectOption('Inhalt');
      await list.getByLabel('Title').selectOption('Überschrift');
      await expect.poll(() => list.locator('.intake-start').textContent()).toContain('In London Angela Merkel met');
      await list.getByRole('button', { name: 'Add to case' }).click();
      await expect.poll(() => lede(page)).toContain('from 2 articles');
      const report = page.getByRole('status', { name: 'What was read' });
      await expect
        .poll(() => report.textContent())
        .toMatch(/New: 1 article, 2 names \(.*Boris Johnson.*\), \d connections; 0 connections stronger\./);
      await report.getByRole('button', { name: 'Details' }).click();
      await page
        .getByRole('dialog', { name: 'What was read' })
        .getByRole('link', { name: 'Boris Johnson', exact: true })
        .click();
      await expect.poll(() => page.locator('#panel h2').first().textContent()).toBe('Boris Johnson');
      await page.keyboard.press('Escape');
      await page.locator('.row', { hasText: 'Angela Merkel and Boris Johnson' }).click();
      await expect.poll(() => page.locator('.passage').count()).toBe(1);
      await page.keyboard.press('Escape');

      // What was said of its tables goes with the map that is replaced.
      await drop(page, writeFolder({ 'other.txt': TALKS.replace('Berlin', 'Paris') }));
      await list.getByRole('button', { name: 'Replace the map' }).click();
      const question = page.getByRole('dialog', { name: 'Open case in place of this map?' });
      await question.getByRole('button', { name: 'Cancel' }).click();
      await question.waitFor({ state: 'detached' });
      expect(await lede(page)).toContain('from 2 articles');
      await list.getByRole('button', { name: 'Replace the map' }).click();
      await question.getByRole('button', { name: 'Open without saving' }).click();
      await expect.poll(() => lede(page)).toContain('from 1 article');
      await drop(page, writeFolder({ 'again.csv': table, 'last.txt': 'Boris Johnson met Angela Merkel.' }));
      await list.getByRole('button', { name: 'Add to case' }).click();
      await expect.poll(() => report.textContent()).toContain('2 articles read from 2 files, 1 file gave none.');

      await drop(page, writeFolder({ 'same.txt': 'Boris Johnson met Angela Merkel.' }));
      await list.getByRole('button', { name: 'Add to case' }).click();
      const told = page.getByRole('region', { name: 'What is told' });
      await expect.poll(() => told.textContent()).toContain('Nothing was added: case holds this file already.');
      expect(await told.getByRole('button').allTextContents()).toEqual(['']);
    }));

  test('is listed by its kind with how many it is, and what it cannot be with what to do', () =>
    using(async (page) => {
      const many = Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`${n}.txt`, TALKS]));
      await drop(page, writeFolder({ ...many, 'talk.mp4': 'x', 'setup.exe': 'x' }));
      const list = page.locator('dialog.intake');
      await expect.poll(() => list.locator('.intake-files').textContent()).toMatch(/\.txt and 147 more$/);
      const refused = list.locator('.intake-refused');
      expect(await refused.textContent()).toMatch(/2 files left out.*\.mp4 is not read; it is a recording/);
      expect(await refused.textContent()).toContain('.exe is not read; it is no text');
      await expect.poll(() => list.textContent()).toContain('50 files not looked into before they are read');
    }));

  test('is added to a map whose names stay where they stood', () =>
    using(async (page) => {
      /** Where each name stands in the layout. */
      const readPlaces = async (): Promise<ReadonlyMap<string, readonly [x: number, y: number]>> => {
        await page.getByRole('button', { name: 'Export' }).click();
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: /^JSON \(graphology\)/ }).click(),
        ]);
        const { nodes } = JSON.parse(readFileSync((await download.path())!, 'utf8')) as {
          readonly nodes: readonly { readonly attributes: { label: string; x: number; y: number } }[];
        };
        return new Map(nodes.map(({ attributes: { label, x, y } }) => [label, [x, y]]));
      };
      const others = 'Boris Johnson met Leo Varadkar in Dublin. Leo Varadkar called Angela Merkel.';
      await drop(page, writeFolder({ 'talks.txt': TALKS, 'others.txt': others }));
      await page.getByRole('button', { name: 'Replace the map' }).click();
      await expect.poll(() => lede(page)).toContain('from 2 articles');
      const before = await readPlaces();
      await drop(
        page,
        writeFolder({ 'more.txt': 'Vladimir Putin met Angela Merkel in Moscow. Boris Johnson left Moscow.' }),
      );
      await page.getByRole('button', { name: /^Add to/ }).click();
      await expect.poll(() => lede(page)).toContain('from 3 articles');
      const after = await readPlaces();
      expect(after.size).toBeGreaterThan(before.size);
      for (const [name, place] of before) expect([name, after.get(name)]).toEqual([name, place]);
    }));

  test('is looked into at its beginning where it is large: columns are named by hand, and more is told than counted', () =>
    using(async (page) => {
      const row = (n: number) =>
        `Treffen ${n};2019-02-17;"Angela Merkel met Boris Johnson in London. ${'It rained. '.repeat(400)}"\n`;
      const rows = Array.from({ length: 2000 }, (_, n) => row(n + 1));
      await drop(page, writeFolder({ 'large.csv': `Schlagzeile;Tag;Inhalt\n${rows.join('')}` }));
      const list = page.locator('dialog.intake');
      await expect.poll(() => list.textContent()).toContain('Say which of them holds the texts');
      await list.getByLabel('Text').selectOption('Inhalt');
      await list.getByLabel('Title').selectOption('Schlagzeile');
      await expect
        .poll(() => list.locator('.intake-start').first().textContent())
        .toContain('Treffen 1 Angela Merkel met');
      expect(await list.locator('.intake-sample h4').textContent()).toMatch(
        /large\.csv more than 2\d\d articles, not counted yet$/,
      );
      expect(await list.textContent()).not.toContain('not looked into');
    }));
});

/** Milliseconds: the traps hold and unpack to more than a gigabyte, and page and command go through all of it. */
const LONG = 600_000;

test(
  'of a file of each format and every trap all that can be read is read, all else is named, and the map is that of the command',
  () =>
    using(async (page) => {
      const folder = mkdtempSync(join(tmpdir(), 'dramatis-traps-'));
      writeTrapFolder(folder);
      await drop(page, ...readdirSync(folder).map((name) => join(folder, name)));
      const list = page.locator('dialog.intake');
      await list.getByRole('button', { name: 'Replace the map' }).click();
      const report = page.getByRole('status', { name: 'What was read' });
      await expect
        .poll(() => report.textContent(), { timeout: LONG / 2 })
        .toMatch(new RegExp(`${READABLE.length} articles read from \\d+ files`));
      expect(await lede(page)).toContain(`${READABLE.length} articles`);
      await report.getByRole('button', { name: 'Details' }).click();
      const details = page.getByRole('dialog', { name: 'What was read' });
      await details.waitFor();
      const said = (await details.getByRole('listitem').allTextContents()).map((text) => text.replace(/\s+/g, ' '));
      for (const [name, why] of TRAPS) expect(said.filter((text) => text.includes(name)).join('\n'), name).toMatch(why);
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('button', { name: /^Hand this map on…/ }).click();
      const dialog = page.getByRole('dialog', { name: 'Hand this map on' });
      await dialog.getByRole('region', { name: 'It holds' }).waitFor();
      await dialog.getByLabel('Title').fill('Traps');
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('button', { name: 'Save a folder (.zip)' }).click(),
      ]);
      const atlas = join(mkdtempSync(join(tmpdir(), 'dramatis-traps-')), 'atlas');
      expect(await runCommand('build', folder, '-q', '-o', atlas)).toMatchObject({ code: 0 });
      const zip = join(atlas, '../traps.zip');
      expect(await runCommand('publish', atlas, '-q', '-o', zip, '--title', 'Traps')).toMatchObject({ code: 0 });
      const [ofPage, ofCommand] = [readFileSync((await saved.path())!), readFileSync(zip)];
      expect(ofPage.equals(ofCommand)).toBe(true);
      rmSync(folder, { recursive: true });
    }),
  LONG,
);
