import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AtlasNode, openAtlas } from '../../src/index.ts';
import { launchBrowser, openPage, type Watched } from './open-page.ts';
import { exploreAtlas, type ServedPage } from './serve-page.ts';

const ATLAS = resolve(import.meta.dirname, '../../graph-data/atlas');
const source = await openAtlas(async (path) => readFileSync(join(ATLAS, path), 'utf8'));
const { nodes, edges } = source.graph;

let browser: Browser;
let served: ServedPage;
let watched: Watched;
let page: Page;

beforeAll(async () => {
  served = await exploreAtlas(ATLAS);
  browser = await launchBrowser();
  watched = await openPage(browser, served.url);
  page = watched.page;
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

const namedDaesh = (node: AtlasNode) => node.aliases.some(({ name }) => /^daesh$/i.test(name));

test('the sample is there: every entity and every connection', async () => {
  const lede = await page.locator('.lede').textContent();
  expect(lede).toContain(`${nodes.length} entities and ${edges.length} connections from 5 articles`);
});

test('the number of a story lists its articles', async () => {
  const stories = page.locator('.stories').first();
  const number = stories.locator('button.number').first();
  await number.click();
  const articles = stories.locator('.article-row');
  await expect.poll(() => articles.count()).toBe(Number(await number.textContent()));
  // Titles are fetched one by one.
  await expect.poll(() => articles.allTextContents()).not.toContainEqual('…');
  await number.click();
  await expect.poll(() => articles.count()).toBe(0);
});

test('stories of which the filters leave nobody are counted, and one press shows them', async () => {
  const stories = page.locator('#panel .stories > li');
  const all = await stories.count();
  await page.evaluate(() => {
    location.hash = '#filter=kind%3Dperson';
  });
  await page.getByText(/^1 story hidden by the filters/).waitFor();
  await expect.poll(() => stories.count()).toBe(all - 1);
  await page.locator('.hidden-note', { hasText: 'story' }).getByRole('button', { name: 'Show' }).click();
  await expect.poll(() => stories.count()).toBe(all);
  await page.getByRole('button', { name: 'Remove the filter: People' }).click();
  await page.locator('.hidden-note').first().waitFor({ state: 'detached' });
});

test('“daesh” finds who goes by it and says so', async () => {
  const known = nodes.find(namedDaesh)!;
  await page.keyboard.press('/');
  await page.keyboard.type('daesh');
  await expect.poll(() => page.locator('.hit').first().textContent()).toMatch(`${known.label}also called Daesh`);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('#panel h2').textContent()).toBe(known.label);
});

test('its strongest connection opens to every sentence, both names marked', async () => {
  const node = nodes.findIndex(namedDaesh);
  const weights = edges.filter(({ source: a, target: b }) => a === node || b === node).map(({ weight }) => weight);
  const listed = (await page.locator('.row.weighted .number').allTextContents()).map(Number);
  const strongest = Math.max(...weights);
  expect(listed).toContain(strongest);
  await page.locator('.row.weighted').nth(listed.indexOf(strongest)).click();
  await expect.poll(() => page.locator('.passage').count()).toBe(strongest);
  for (const passage of await page.locator('.passage').all()) {
    expect(await passage.locator('mark').count()).toBeGreaterThanOrEqual(2);
  }
});

test('the article opens at the sentence, with its other names marked', async () => {
  const passage = (await page.locator('.passage').last().textContent())!.trim();
  await page.locator('.read-on').last().click();
  await expect.poll(async () => (await page.locator('.here').allTextContents()).join('').trim()).toBe(passage);
  await expect.poll(() => page.locator('.here').first().isVisible()).toBe(true);
  expect(await page.locator('.reader a.name').count()).toBeGreaterThan(10);
});

test('the GEXF holds what the page shows', async () => {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^GEXF/ }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text.match(/<node /g)).toHaveLength(nodes.length);
  expect(text.match(/<edge /g)).toHaveLength(edges.length);
});

test('nothing was logged as an error and nobody else was asked', () => {
  expect(watched.errors).toEqual([]);
  expect(watched.foreignRequests).toEqual([]);
});
