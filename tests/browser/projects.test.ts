import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { DEFAULT_SETTINGS, type ProjectDocument, writeProjectParts, writeViews } from '../../src/index.ts';
import { runCommand } from '../helpers/run-command.ts';
import { makeZip, zipParts } from '../helpers/source-files.ts';
import { DESKTOP, launchBrowser, openPage, TEST_ARGUMENTS } from './open-page.ts';
import { type ServedPage, servePage } from './serve-page.ts';

const TALKS = 'Peace talks open\n\nPresident Emmanuel Macron met Angela Merkel in Berlin on Monday.';

/** Where an atlas would be served from. */
const folder = mkdtempSync(join(tmpdir(), 'dramatis-empty-'));

let browser: Browser;
let served: ServedPage;
beforeAll(async () => {
  browser = await launchBrowser();
  // No atlas: the explorer by itself, as any static host serves it.
  served = await servePage(folder);
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

async function choose(page: Page, files: readonly { readonly name: string; readonly buffer: Buffer }[]): Promise<void> {
  await page
    .locator('input[aria-label="Articles"]')
    .first()
    .setInputFiles(files.map((file) => ({ ...file, mimeType: '' })));
}

async function makeOwn(page: Page): Promise<void> {
  await choose(page, [{ name: 'talks.txt', buffer: Buffer.from(TALKS) }]);
  await page.getByRole('button', { name: 'Make the map' }).click();
  await expect.poll(() => page.locator('.lede').textContent()).toContain('from 1 article');
}

const openMenu = (page: Page) => page.getByRole('button', { name: 'Open articles' }).click();

/** A project file of articles that are all called alike. */
function packProject(set: Partial<ProjectDocument>, ...articles: readonly string[]): Uint8Array {
  const parts = writeProjectParts({ name: 'Talks', settings: DEFAULT_SETTINGS, columns: {}, curation: [], ...set });
  return zipParts([
    ...[...parts].map(({ path, text }) => [path, text] as const),
    ...articles.map((text) => ['articles/talks.txt', text] as const),
  ]);
}

/** Whether the browser asks before the page is left. */
async function asksBeforeLeaving(page: Page): Promise<boolean> {
  return page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
}

/** Makes a map and keeps it, with its map. */
async function keepTalks(page: Page): Promise<void> {
  await makeOwn(page);
  await openMenu(page);
  await page.getByRole('button', { name: 'Keep in this browser' }).click();
  await expect.poll(async () => (await readMap(page))?.hash).toMatch(/^[0-9a-f]{16}$/);
}

interface Change {
  /** The store of this browser in which the one thing that it holds is changed. */
  readonly store: 'articles' | 'maps';
  /** Another text of the same length. */
  readonly replace?: readonly [from: string, to: string];
  /** Bytes from which on all is gone. */
  readonly cut?: number;
  /** A byte that is another. */
  readonly flip?: number;
  readonly program?: string;
}

/** Changes what this browser keeps, as one who can write on its disk might. @returns the map that it keeps, afterwards. */
function changeKept(page: Page, change?: Change) {
  return page.evaluate(async (change) => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((settle, fail) => {
        request.onsuccess = () => settle(request.result);
        request.onerror = () => fail(request.error);
      });
    const database = await done(indexedDB.open('dramatis'));
    const open = (store: string) => database.transaction(store, 'readwrite').objectStore(store);
    if (change) {
      const { store, replace, cut, flip, program } = change;
      const [key] = await done(open(store).getAllKeys());
      const value = await done(open(store).get(key!));
      const bytes = new Uint8Array(await (store === 'maps' ? value.file : value).arrayBuffer());
      if (flip !== undefined) bytes[flip]! ^= 1;
      const text = replace && new TextDecoder().decode(bytes).replaceAll(...replace);
      const file = new Blob([text ?? bytes.slice(0, cut)]);
      await done(open(store).put(store === 'maps' ? { ...value, file, ...(program && { program }) } : file, key));
    }
    const [map] = await done(open('maps').getAll());
    database.close();
    if (!map) return undefined;
    const bytes = [...new Uint8Array(await map.file.arrayBuffer())];
    return { hash: map.hash as string, program: map.program as string, bytes };
  }, change);
}

const readMap = (page: Page) => changeKept(page);

describe('an empty page', () => {
  test('begins at its beginning on a screen that is lower than it', async () => {
    const { page } = await openPage(browser, served.url, { viewport: { width: 844, height: 390 } });
    const top = async (selector: string) => (await page.locator(selector).first().boundingBox())!;
    const header = await top('header');
    expect((await top('.state h2')).y).toBeGreaterThanOrEqual(header.y + header.height);
    await page.getByText('Or in a terminal on this machine').click();
    await page.locator('.terminal code').scrollIntoViewIfNeeded();
    const { y, height } = await top('.terminal code');
    expect(y + height).toBeLessThanOrEqual(390);
    await page.context().close();
  });

  test('tells in three steps what this is, and no more once that is put away', async () => {
    const { page, errors } = await openPage(browser, served.url);
    expect(await page.locator('.steps li').count()).toBe(3);
    await page.getByRole('button', { name: 'Put this introduction away' }).click();
    await expect.poll(() => page.locator('.steps').count()).toBe(0);
    await page.reload();
    await page.getByRole('link', { name: 'Look at a sample' }).waitFor();
    expect(await page.locator('.steps').count()).toBe(0);
    await page.getByRole('link', { name: 'Look at a sample' }).click();
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 5 articles');
    // The atlas that is not there is asked for, and nothing else fails.
    expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
    await page.context().close();
  });
});

describe('the explorer by itself', () => {
  test('opens without a network after the first visit, and reads articles there', async () => {
    const { page } = await openPage(browser, served.url);
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
    await page.context().setOffline(true);
    await page.reload();
    await page.locator('.steps').waitFor();
    await makeOwn(page);
    await page.goto(`${served.url}?sample`);
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 5 articles');
    await page.context().close();
  });

  test('keeps nothing of an atlas that is served, and does not deny one that it cannot reach', async () => {
    const { page } = await openPage(browser, served.url);
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
    const atlas = join(mkdtempSync(join(tmpdir(), 'dramatis-later-')), 'atlas');
    expect(await runCommand('build', 'graph-data/articles', '-q', '-o', atlas)).toMatchObject({ code: 0 });
    cpSync(atlas, folder, { recursive: true });
    try {
      await page.reload();
      await expect.poll(() => page.locator('.lede').textContent()).toContain('from 5 articles');
      const kept = await page.evaluate(async () => {
        const caught = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
        return caught.flat().map(({ url }) => new URL(url).pathname);
      });
      expect(kept.filter((path) => path.startsWith('/atlas/'))).toEqual([]);
      await page.context().setOffline(true);
      await page.reload();
      await expect.poll(() => page.locator('.state').textContent()).toContain('could not be fetched');
    } finally {
      for (const path of readdirSync(folder)) rmSync(join(folder, path), { recursive: true });
    }
    await page.context().close();
  });

  test('can be installed', async () => {
    // In a profile of its own: what is private to a window cannot be installed.
    const context = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'dramatis-profile-')), {
      executablePath: inject('browser'),
      args: TEST_ARGUMENTS,
    });
    const page = await context.newPage();
    await page.goto(served.url);
    await page.locator('.steps').waitFor();
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
    const session = await context.newCDPSession(page);
    const { errors, data } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect(JSON.parse(data!)).toMatchObject({ name: 'Dramatis', display: 'standalone' });
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
    await context.close();
  });
});

describe('a project', () => {
  test('is kept where a person says so, is there after the page was left, and is deleted for good', async () => {
    const { page } = await openPage(browser, served.url);
    await makeOwn(page);
    expect(await asksBeforeLeaving(page)).toBe(true);
    await openMenu(page);
    const own = page.getByRole('region', { name: 'This project' });
    await expect.poll(() => own.textContent()).toContain('Not saved: it is gone when this page is closed');
    await own.getByRole('button', { name: 'Keep in this browser' }).click();
    await expect.poll(() => own.textContent()).toContain('Saved as it is');
    expect(await asksBeforeLeaving(page)).toBe(false);

    // Whoever goes there again finds it on a list.
    await page.goto(served.url);
    const kept = page.getByRole('region', { name: 'Kept in this browser' });
    await expect.poll(() => kept.textContent()).toMatch(/talks1 file, \d+ k?B/);
    await kept.getByRole('button', { name: /^talks/ }).click();
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 1 article');
    await expect.poll(() => asksBeforeLeaving(page)).toBe(false);

    await openMenu(page);
    // The name has the row, the button what it needs.
    const { width } = (await page.locator('.menu .kept-open').boundingBox())!;
    expect(width).toBeGreaterThan(140);
    await page.getByRole('button', { name: 'Delete talks from this browser for good' }).click();
    await expect.poll(() => page.getByRole('region', { name: 'Kept in this browser' }).count()).toBe(0);
    await expect.poll(() => asksBeforeLeaving(page)).toBe(true);
    await page.context().close();
  });

  test('that another tab has open is opened as a copy, which nothing kept is written over by', async () => {
    const { page } = await openPage(browser, served.url);
    await makeOwn(page);
    await openMenu(page);
    await page.getByRole('button', { name: 'Keep in this browser' }).click();
    await expect
      .poll(() => page.getByRole('region', { name: 'This project' }).textContent())
      .toContain('Saved as it is');

    const other = await page.context().newPage();
    await other.goto(served.url);
    await other.getByRole('button', { name: /^talks/ }).click();
    await expect.poll(() => other.locator('.lede').textContent()).toContain('from 1 article');
    await openMenu(other);
    const copy = other.getByRole('region', { name: 'This project' });
    await expect.poll(() => copy.textContent()).toContain('talks (copy: open in another tab)');
    await copy.getByRole('button', { name: 'Keep in this browser' }).click();
    await expect.poll(() => other.locator('.kept-list li').count()).toBe(2);
    await page.context().close();
  });

  test('opens as its map was kept, without its articles being read, and goes on from there', async () => {
    const { page } = await openPage(browser, served.url);
    await keepTalks(page);
    // What is read would tell itself by another name.
    await changeKept(page, { store: 'articles', replace: ['Angela Merkel', 'Boris Johnson'] });
    const reopen = async () => {
      await page.goto(served.url);
      await page.getByRole('button', { name: /^talks/ }).click();
      await expect.poll(() => page.locator('.lede').textContent()).toContain('from 1 article');
    };
    const goTo = (hash: string) => page.evaluate((to) => location.replace(to), hash);
    const title = page.locator('#panel h2').first();
    await reopen();
    await goTo('#entity=actor:angela-merkel');
    await expect.poll(() => title.textContent()).toContain('Angela Merkel');
    await page.locator('#panel').getByText('Peace talks open').click();
    await expect.poll(() => page.locator('.reader').textContent()).toContain('met Angela Merkel in Berlin');
    await goTo('#entity=actor:angela-merkel');
    await expect.poll(() => title.textContent()).toContain('Angela Merkel');
    expect(await asksBeforeLeaving(page)).toBe(false);

    // A decision needs all of it, and the map with it is kept in its turn.
    await page.getByRole('button', { name: 'Put right' }).click();
    await page.getByLabel('It is called').fill('Chancellor Merkel');
    await page.getByRole('button', { name: 'Rename' }).click();
    await expect.poll(() => title.textContent()).toContain('Chancellor Merkel');
    const before = (await readMap(page))?.hash;
    await openMenu(page);
    await page.getByRole('button', { name: 'Keep the changes' }).click();
    await expect.poll(async () => (await readMap(page))?.hash).not.toBe(before);
    await page.keyboard.press('Escape');
    await page.reload();
    await expect.poll(() => title.textContent()).toContain('Chancellor Merkel');

    // Articles are added to what was kept: the map of them all is made of the files.
    await openMenu(page);
    await choose(page, [{ name: 'more.txt', buffer: Buffer.from('Theresa May met Emmanuel Macron in London.') }]);
    await page.getByRole('button', { name: 'Add to talks' }).click();
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 2 articles');
    await page.context().close();
  });

  test('is read anew where its kept map is damaged or another program’s, says so, and keeps that one', async () => {
    const { page } = await openPage(browser, served.url);
    await keepTalks(page);
    const kept = (await readMap(page))!;
    const alert = page.getByRole('alert');
    const reopen = async () => {
      await page.goto(served.url);
      await page.getByRole('button', { name: /^talks/ }).click();
      await expect.poll(() => page.locator('.lede').textContent()).toContain('from 1 article');
    };
    for (const change of [{ flip: 400 }, { cut: kept.bytes.length - 100 }, { program: 'of-yesterday.js' }]) {
      await changeKept(page, { store: 'maps', ...change });
      await reopen();
      const why = 'program' in change ? 'was made by another version of this program' : 'is damaged';
      await expect.poll(() => alert.textContent()).toContain(`could not be opened (kept map: ${why})`);
      // The same articles give the same map.
      await expect.poll(() => readMap(page)).toEqual(kept);
    }
    await reopen();
    expect(await alert.count()).toBe(0);
    await page.context().close();
  });

  test('is one file that opens elsewhere, in the page and in the command, and gives the same map', async () => {
    const { page } = await openPage(browser, served.url, DESKTOP);
    await makeOwn(page);
    await page.getByRole('button', { name: 'Connections', exact: true }).click();
    await page.getByLabel('Connect names within').selectOption({ label: 'the same article' });
    await expect.poll(() => page.locator('.lede').textContent()).toContain('the same article');
    const lede = await page.locator('.lede').textContent();
    await openMenu(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('talks.dramatis');
    const file = join(mkdtempSync(join(tmpdir(), 'dramatis-project-')), 'talks.dramatis');
    await download.saveAs(file);
    const parts = unzipSync(readFileSync(file));
    expect(Buffer.from(parts['articles/talks.txt']!).toString()).toBe(TALKS);
    await page.context().close();

    const elsewhere = await openPage(browser, served.url);
    await choose(elsewhere.page, [{ name: 'talks.dramatis', buffer: readFileSync(file) }]);
    await expect.poll(() => elsewhere.page.locator('.lede').textContent()).toBe(lede);
    await elsewhere.page.context().close();

    const atlas = join(file, '..', 'atlas');
    expect(await runCommand('build', file, '-q', '-o', atlas)).toMatchObject({ code: 0 });
    const { reach, counts } = JSON.parse(readFileSync(join(atlas, 'manifest.json'), 'utf8'));
    expect(reach).toEqual({ unit: 'article' });
    expect(lede).toContain(`${counts.nodes} entities and ${counts.edges} connections`);
  });

  test('has its names where a person put them, in page and command, and still when it is saved or kept again', async () => {
    const { page } = await openPage(browser, served.url);
    const place = { id: 'actor:angela-merkel', x: 512, y: -256 };
    const file = join(mkdtempSync(join(tmpdir(), 'dramatis-project-')), 'talks.dramatis');
    const parts = packProject({ places: [place] }, TALKS);
    writeFileSync(file, parts);
    await choose(page, [{ name: 'talks.dramatis', buffer: Buffer.from(parts) }]);
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 1 article');
    await expect.poll(() => asksBeforeLeaving(page)).toBe(false);
    const savePlaces = async () => {
      const save = page.getByRole('button', { name: 'Save as a file' });
      const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
      return JSON.parse(Buffer.from(unzipSync(readFileSync(await download.path()))['places.json']!).toString()).places;
    };
    await openMenu(page);
    expect(await savePlaces()).toContainEqual(place);
    await page.getByRole('button', { name: 'Keep in this browser' }).click();
    const kept = page.getByRole('region', { name: 'Kept in this browser' });
    await kept.waitFor();
    await page.goto(served.url);
    await kept.getByRole('button', { name: /^Talks/ }).click();
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 1 article');
    await expect.poll(() => asksBeforeLeaving(page)).toBe(false);
    await openMenu(page);
    expect(await savePlaces()).toContainEqual(place);
    await page.context().close();

    const atlas = join(file, '..', 'atlas');
    expect(await runCommand('build', file, '-q', '-o', atlas)).toMatchObject({ code: 0 });
    const { code, out } = await runCommand('export', atlas, '-f', 'json', '-o', '-');
    expect(code).toBe(0);
    const { nodes } = JSON.parse(out);
    expect(nodes.find(({ key }: { key: string }) => key === place.id).attributes).toMatchObject({ x: 512, y: -256 });
  });

  test('keeps its named views where articles are added, and one undo goes back to the map before', async () => {
    const { page } = await openPage(browser, served.url);
    const views = writeViews([{ name: 'The talks', caption: 'Who met whom', address: '#entity=actor:angela-merkel' }]);
    await choose(page, [{ name: 'talks.dramatis', buffer: Buffer.from(packProject({ views }, TALKS)) }]);
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 1 article');
    const visit = Buffer.from('A visit\n\nAngela Merkel met Boris Johnson in London on Tuesday.');
    await openMenu(page);
    await choose(page, [{ name: 'visit.txt', buffer: visit }]);
    await page.getByRole('button', { name: 'Add to Talks' }).click();
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 2 articles');
    await openMenu(page);
    const save = page.getByRole('button', { name: 'Save as a file' });
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    const saved = unzipSync(readFileSync(await download.path()));
    expect(Buffer.from(saved['views.json']!).toString()).toBe(views);
    await page.keyboard.press('Escape');
    const report = page.getByRole('status', { name: 'What was read' });
    // On a phone, too, its words stand beside each other.
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(async () => (await report.locator('p').boundingBox())!.width).toBeGreaterThan(150);
    await report.getByRole('button', { name: 'Back to the map before' }).click();
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 1 article');
    await page.context().close();
  });

  test('calls things as it did where articles are added, and where it is opened again, in page and command', async () => {
    const { page } = await openPage(browser, served.url);
    const before = Buffer.from('John R. Bolton met Angela Merkel in Berlin on Monday.');
    await choose(page, [{ name: 'bolton.txt', buffer: before }]);
    await page.getByRole('button', { name: /^Make the map/ }).click();
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 1 article');
    // From nothing he would go by the commoner name.
    const later = ['John Bolton met Emmanuel Macron.', 'John Bolton sued Angela Merkel.', 'John Bolton left Paris.'];
    await openMenu(page);
    await choose(
      page,
      later.map((text, at) => ({ name: `later${at}.txt`, buffer: Buffer.from(text) })),
    );
    await page.getByRole('button', { name: 'Add to bolton' }).click();
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 4 articles');
    await openMenu(page);
    const save = page.getByRole('button', { name: 'Save as a file' });
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    const file = join(mkdtempSync(join(tmpdir(), 'dramatis-project-')), 'bolton.dramatis');
    await download.saveAs(file);
    await page.context().close();

    const elsewhere = await openPage(browser, served.url);
    await choose(elsewhere.page, [{ name: 'bolton.dramatis', buffer: readFileSync(file) }]);
    await expect.poll(() => elsewhere.page.locator('.lede').textContent()).toContain('from 4 articles');
    const atlas = join(file, '..', 'atlas');
    expect(await runCommand('build', file, '-q', '-o', atlas)).toMatchObject({ code: 0 });
    const { out } = await runCommand('export', atlas, '-f', 'json', '-o', '-');
    const keys = JSON.parse(out).nodes.map(({ key }: { key: string }) => key);
    expect(keys).toContain('actor:john-r-bolton');
    expect(keys).not.toContain('actor:john-bolton');
    await openMenu(elsewhere.page);
    const again = elsewhere.page.getByRole('button', { name: 'Save as a file' });
    const [same] = await Promise.all([elsewhere.page.waitForEvent('download'), again.click()]);
    const namesIn = async (path: string) => Buffer.from(unzipSync(readFileSync(path))['names.json']!).toString();
    expect(await namesIn((await same.path())!)).toBe(await namesIn(file));
    await elsewhere.page.context().close();
  });

  test('tells what was new in it to whoever gets it, in page and command, and no more to whoever kept it', async () => {
    const { page } = await openPage(browser, served.url, DESKTOP);
    const NEW = /A map of 2 articles\. New since the build before: 1 article, .*Boris Johnson/;
    const bar = (on: Page) => on.getByRole('status', { name: 'What was read' });
    await makeOwn(page);
    const visit = Buffer.from('A visit\n\nAngela Merkel met Boris Johnson in London on Tuesday.');
    await openMenu(page);
    await choose(page, [{ name: 'visit.txt', buffer: visit }]);
    await page.getByRole('button', { name: 'Add to talks' }).click();
    await expect.poll(() => bar(page).textContent()).toMatch(/New: 1 article, .*Boris Johnson/);
    // That it was read now takes nothing away from who opens it later.
    await bar(page).getByRole('button', { name: 'Put this report away' }).click();
    await openMenu(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    const file = join(mkdtempSync(join(tmpdir(), 'dramatis-project-')), 'talks.dramatis');
    await download.saveAs(file);
    await page.getByRole('button', { name: 'Keep in this browser' }).click();
    const kept = page.getByRole('region', { name: 'Kept in this browser' });
    await kept.waitFor();

    const elsewhere = await openPage(browser, served.url, DESKTOP);
    await choose(elsewhere.page, [{ name: 'talks.dramatis', buffer: readFileSync(file) }]);
    await expect.poll(() => bar(elsewhere.page).textContent()).toMatch(NEW);
    await bar(elsewhere.page).getByRole('button', { name: 'Details' }).click();
    const details = elsewhere.page.getByRole('dialog', { name: 'What is new' });
    await details.getByRole('link', { name: 'Boris Johnson', exact: true }).click();
    await elsewhere.page.locator('#panel h2', { hasText: 'Boris Johnson' }).waitFor();
    await elsewhere.page.context().close();

    const atlas = join(file, '..', 'atlas');
    const { out, err } = await runCommand('build', file, '-o', atlas);
    expect(out + err).toMatch(/1 article, .*Boris Johnson/);

    // Whoever kept it was told when it was new.
    await page.goto(served.url);
    await kept.getByRole('button', { name: /^talks/ }).click();
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 2 articles');
    await expect.poll(() => asksBeforeLeaving(page)).toBe(false);
    expect(await bar(page).count()).toBe(0);
    await page.context().close();
  });

  test('has its filters again where it is kept or sent, and is open again when the page is loaded anew', async () => {
    const { page } = await openPage(browser, served.url);
    await makeOwn(page);
    const filtered = () => new URL(page.url()).hash;
    await page.evaluate(() => {
      location.hash = '#colour=type&roles=shown&at=all';
    });
    await expect.poll(() => filtered().includes('roles=shown&at=')).toBe(true);
    await openMenu(page);
    await page.getByRole('button', { name: 'Keep in this browser' }).click();
    const own = page.getByRole('region', { name: 'This project' });
    await expect.poll(() => own.textContent()).toContain('Saved as it is');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    const settings = unzipSync(readFileSync(await download.path()))['settings.json']!;
    expect(JSON.parse(Buffer.from(settings).toString()).view).toBe('#colour=type&roles=shown');
    await page.keyboard.press('Escape');

    await page.reload();
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 1 article');
    await expect.poll(() => filtered()).toContain('colour=type&roles=shown');
    await expect.poll(() => asksBeforeLeaving(page)).toBe(false);
    await openMenu(page);
    await own.getByText('Keep as it is now').waitFor();

    await page.goto(served.url);
    await page.getByRole('button', { name: /^talks/ }).click();
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 1 article');
    await expect.poll(() => filtered()).toContain('colour=type&roles=shown');
    await page.context().close();
  });

  test('that is opened over a map that is not saved asks first, and can save it then', async () => {
    const { page } = await openPage(browser, served.url);
    await makeOwn(page);
    const lede = page.locator('.lede');
    const title = page.getByRole('dialog', { name: 'Open visits.dramatis in place of this map?' });
    const visit = 'A visit\n\nAngela Merkel met Boris Johnson in London. Theresa May met Boris Johnson.';
    const parts = writeProjectParts({ name: 'Visits', settings: DEFAULT_SETTINGS, columns: {}, curation: [] });
    const texts = [...parts].map(({ path, text }) => [path, text] as const);
    const buffer = Buffer.from(zipParts([...texts, ['articles/a.txt', visit], ['articles/b.txt', visit]]));
    const open = async () => {
      await openMenu(page);
      await choose(page, [{ name: 'visits.dramatis', buffer }]);
      await title.waitFor();
    };
    await open();
    expect(await title.textContent()).toContain('talks, with what you decided on it, is not saved');
    await title.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => title.count()).toBe(0);
    expect(await lede.textContent()).toContain('from 1 article');

    await open();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      title.getByRole('button', { name: 'Save as a file and open' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('talks.dramatis');
    await expect.poll(() => lede.textContent()).toContain('from 2 articles');
    await expect.poll(() => asksBeforeLeaving(page)).toBe(false);

    // Nothing is asked over a map that is saved; over one that is not, one may go on without.
    await openMenu(page);
    await choose(page, [{ name: 'talks.dramatis', buffer: Buffer.from(packProject({}, TALKS)) }]);
    await expect.poll(() => lede.textContent()).toContain('from 1 article');
    await openMenu(page);
    await choose(page, [{ name: 'more.txt', buffer: Buffer.from(TALKS) }]);
    await page.getByRole('button', { name: 'Replace the map' }).click();
    await expect.poll(() => asksBeforeLeaving(page)).toBe(true);
    await open();
    await title.getByRole('button', { name: 'Open without saving' }).click();
    await expect.poll(() => lede.textContent()).toContain('from 2 articles');
    await page.context().close();
  });

  test('of which a part cannot be taken out says which', async () => {
    const { page } = await openPage(browser, served.url);
    const buffer = Buffer.from(packProject({}, TALKS, 'Another of the same name.'));
    await choose(page, [{ name: 'talks.dramatis', buffer }]);
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 1 article');
    await expect
      .poll(() => page.getByRole('alert').textContent())
      .toContain(
        'Not all of the project could be opened: talks.dramatis/articles/talks.txt is in its zip more than once',
      );
    await page.context().close();
  });

  test('is unpacked while the page answers: it tells how far that is, and is stopped there', async () => {
    const { page } = await openPage(browser, served.url);
    // Heavy, and of no kind that is read.
    const heavy = Array.from({ length: 6 }, (_, at) => [`articles/${at}.bin`, new Uint8Array(16_000_000)] as const);
    const parts = [...writeProjectParts({ name: 'Talks', settings: DEFAULT_SETTINGS, columns: {}, curation: [] })];
    const texts = [...parts.map(({ path, text }) => [path, text] as const), ['articles/talks.txt', TALKS] as const];
    const buffer = Buffer.from(makeZip(Object.fromEntries([...heavy, ...texts])));
    const bar = page.getByRole('region', { name: 'Work in the background' });
    // The page itself answers what it shows of the work: with its thread busy it could show nothing of it.
    const stopped = page.evaluate(
      () =>
        new Promise<string>((done) => {
          new MutationObserver((_, observer) => {
            const bar = document.querySelector('.work-bar');
            if (!bar?.textContent?.includes('unpacking')) return;
            observer.disconnect();
            bar.querySelector('button')!.click();
            done(bar.textContent);
          }).observe(document.body, { childList: true, subtree: true, characterData: true });
        }),
    );
    await choose(page, [{ name: 'talks.dramatis', buffer }]);
    expect(await stopped).toMatch(/^Opening talks\.dramatis: unpacking/);
    await expect.poll(() => bar.count()).toBe(0);
    await page.locator('.steps').waitFor();
    await expect.poll(() => page.locator('.toast').allTextContents()).toEqual(['Opening talks.dramatis was stopped']);

    // What was stopped is begun anew.
    await choose(page, [{ name: 'talks.dramatis', buffer: Buffer.from(packProject({}, TALKS)) }]);
    await expect.poll(() => page.locator('.lede').textContent()).toContain('from 1 article');
    await page.context().close();
  });

  test('that is none is refused in words, and nothing else changes', async () => {
    const { page } = await openPage(browser, served.url);
    await choose(page, [{ name: 'x.dramatis', buffer: Buffer.from('no zip') }]);
    await expect.poll(() => page.locator('.work-bar').textContent()).toContain('x.dramatis: could not be unpacked');
    await page.locator('.steps').waitFor();
    await page.context().close();
  });
});
