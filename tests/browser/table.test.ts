import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { writeSmallAtlas } from '../helpers/write-small-atlas.ts';
import { findViolations } from './find-violations.ts';
import { DESKTOP } from './open-page.ts';
import { exploreAtlas } from './serve-page.ts';
import { useExplorer } from './use-explorer.ts';

/** Ada is named in each of the articles, each time with somebody else; one of them would run as a formula. */
const OTHERS = Array.from({ length: 240 }, (_, at) =>
  at === 7 ? '=Formula' : `Person ${String(at).padStart(3, '0')}`,
);
const ARTICLES = OTHERS.map((other) => `[Ada] met [${other}].`);
const PUBLISHED = OTHERS.map((_, at) => (at === 3 ? '' : `2019-${String(1 + (at % 12)).padStart(2, '0')}-17`));

const explorer = useExplorer(() => exploreAtlas(writeSmallAtlas(ARTICLES, {}, PUBLISHED)));
let page: Page;

beforeEach(async () => {
  page = await explorer.open(undefined, { ...DESKTOP, permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: 'Table' }).click();
  await page.locator('tbody tr').first().waitFor();
});

const names = () => page.locator('tbody .cell-name').allTextContents();
const foot = () => page.locator('.table-foot [role=status]').textContent();
const choose = (name: string, modifiers: ('Shift' | 'Control')[] = []) =>
  page.getByRole('checkbox', { name: `Choose ${name}`, exact: true }).click({ modifiers });

test('draws only the rows in sight, and those further down where one scrolls to', async () => {
  expect(await foot()).toBe('241 rows');
  expect(await page.locator('tbody tr').count()).toBeLessThan(60);
  await page.locator('.table-scroll').evaluate((scroll) => scroll.scrollTo(0, scroll.scrollHeight));
  const last = page.locator('tbody tr[aria-rowindex="242"]');
  await last.waitFor();
  const scroll = (await page.locator('.table-scroll').boundingBox())!;
  const row = (await last.boundingBox())!;
  expect(row.y + row.height).toBeLessThanOrEqual(scroll.y + scroll.height + 1);
  expect(row.y + row.height).toBeGreaterThan(scroll.y + scroll.height - 45);
});

/** Columns that are left out at first. */
async function showAll() {
  await page.getByRole('button', { name: /^Columns/ }).click();
  for (const name of ['Between', 'Order on the map', 'How sure', 'Found by']) {
    await page.getByRole('checkbox', { name, exact: true }).check();
  }
  await page.keyboard.press('Escape');
}

test('fits beside the panel with its first columns, and shows others that are chosen', async () => {
  const scroll = page.locator('.table-scroll');
  expect(await scroll.evaluate((own) => own.scrollWidth - own.clientWidth)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Columns (8 of 12)' }).click();
  await page.getByRole('checkbox', { name: 'How sure' }).check();
  await page.getByRole('button', { name: 'Columns (9 of 12)' }).waitFor();
  await page.locator('thead th', { hasText: 'How sure' }).waitFor();
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('checkbox', { name: 'Story' }).uncheck();
  await page.locator('thead th', { hasText: 'Story' }).waitFor({ state: 'detached' });
});

test('has the dates and all other columns, and sorts by each', async () => {
  await showAll();
  const titles = await page.locator('thead th').allTextContents();
  for (const title of ['Name', 'Between', 'First', 'Last', 'Story', 'How sure', 'Found by']) {
    expect(titles.map((own) => own.trim())).toContain(title);
  }
  await expect.poll(() => page.locator('tbody tr').first().textContent()).toContain('2019-01-17');
  await page.getByRole('button', { name: 'First', exact: true }).click();
  await page.getByRole('button', { name: 'First', exact: true }).click();
  await expect.poll(async () => (await page.locator('tbody tr').first().textContent())!).toContain('2019-12-17');
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await expect.poll(async () => (await names())[0]!.trim()).toBe('=Formula');
});

test('several rows are chosen, copied, saved, hidden and looked at alone', async () => {
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await choose('=Formula');
  await choose('Ada');
  await choose('Person 001', ['Shift']);
  await expect.poll(foot).toBe('4 of 241 chosen');
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect.poll(() => page.locator('.app > output').textContent()).toBe('4 rows copied');
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split(/\r?\n/);
  expect(copied).toHaveLength(5);
  expect(copied[0]!.split('\t').slice(0, 3)).toEqual(['Name', 'Kind', 'Mentions']);
  expect(copied[1]).toMatch(/^"?'=Formula/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('dramatis-entities.csv');
  expect(
    readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n'),
  ).toHaveLength(5);
  await page.getByRole('button', { name: 'Only these on the map' }).click();
  await expect.poll(() => page.locator('.map-bar').textContent()).toContain('4 names');
  await page.getByRole('button', { name: 'Table' }).click();
  await expect.poll(foot).toBe('4 rows');
  await choose('Ada');
  await page.getByRole('button', { name: 'Hide', exact: true }).click();
  await expect.poll(foot).toBe('3 rows');
});

test('prints every row, also those that are not drawn, or the chosen ones', async () => {
  const print = () =>
    page.evaluate(() => {
      window.dispatchEvent(new Event('beforeprint'));
      const table = document.querySelector('.print-table');
      const told = [table?.querySelector('caption')?.textContent, table?.querySelectorAll('tbody tr').length];
      window.dispatchEvent(new Event('afterprint'));
      return [...told, document.querySelectorAll('.print-table').length];
    });
  expect(await print()).toEqual(['Entities: 241 rows', 241, 0]);
  await choose('Ada');
  await expect.poll(foot).toBe('1 of 241 chosen');
  expect(await print()).toEqual(['Entities: 1 row', 1, 0]);
  expect((await page.pdf()).length).toBeGreaterThan(1000);
});

test('numbers of a column have as many places after the point', async () => {
  await showAll();
  const between = await page.locator('tbody tr td:nth-child(6)').allTextContents();
  expect(between.length).toBeGreaterThan(5);
  for (const number of between) expect(number).toMatch(/^\d+\.\d{4}$/);
});

test('the picked names alone are exported, with the connections between them', async () => {
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await choose('Ada');
  await choose('=Formula');
  await expect.poll(foot).toBe('2 of 241 chosen');
  await page.getByRole('button', { name: 'Export' }).click();
  const only = page.getByRole('radio', { name: /^The picked names/ });
  await only.check();
  expect(await page.locator('.export-extent label', { has: only }).textContent()).toContain('2 names, 1 connection');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^GEXF/ }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  expect([...text.matchAll(/<node [^>]*label="([^"]*)"/g)].map(([, label]) => label).sort()).toEqual([
    '=Formula',
    'Ada',
  ]);
  expect(text.match(/<edge /g)).toHaveLength(1);
});

test('connections are chosen too, and all of them at once', async () => {
  await page.getByRole('button', { name: /Connections 240/ }).click();
  await expect.poll(foot).toBe('240 rows');
  await page.getByRole('checkbox', { name: 'Choose all 240 rows' }).click();
  await expect.poll(foot).toBe('240 of 240 chosen');
  await page.locator('input.filter').fill('person 23');
  await expect.poll(foot).toBe('10 of 10 chosen');
  expect(await findViolations(page)).toEqual([]);
});
