import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { writeSmallAtlas } from '../helpers/write-small-atlas.ts';
import { findViolations } from './find-violations.ts';
import { launchBrowser, openPage, type Watched } from './open-page.ts';
import { exploreAtlas, type ServedPage } from './serve-page.ts';

const ARTICLES = ['[Ada] met [Babbage].', '[Ada] left [Babbage].', '[Ada] met [Carla].', '[Carla] saw [Dora].'];
const PUBLISHED = ['2019-02-17', '2019-02-20', '2019-03-02', '2019-03-05'];

let browser: Browser;
let served: ServedPage;
let watched: Watched;
let page: Page;

beforeAll(async () => {
  served = await exploreAtlas(writeSmallAtlas(ARTICLES, {}, PUBLISHED));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

beforeEach(async () => {
  watched = await openPage(browser, served.url);
  page = watched.page;
});

afterEach(async () => {
  await page.context().close();
  expect(watched.errors).toEqual([]);
});

const part = (title: string) => page.locator('#panel section', { has: page.locator('h3', { hasText: title }) });

test('what changed since the days before is told for names and connections, and other days can be chosen', async () => {
  await page.locator('#search').fill('after:2019-03-01');
  await page.locator('.hit').first().waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('#panel h2').textContent()).toBe('2 of 4 articles');
  await page.getByRole('button', { name: 'Time', exact: true }).click();
  await page.getByRole('button', { name: 'What changed' }).click();
  await expect.poll(() => page.locator('#panel h2').textContent()).toBe('What changed');
  await page.getByLabel('First stretch, first day').fill('2019-02-01');
  await expect.poll(() => page.locator('#panel .facts').textContent()).toBe('2 articles beside 2 articles');
  await expect.poll(() => part('Names').textContent()).toMatch(/New 2.*Carla.*Dora|New 2.*Dora.*Carla/);
  expect(await part('Names').textContent()).toContain('Gone 1');
  expect(await part('Connections').textContent()).toContain('New 2');
  expect(await findViolations(page)).toEqual([]);
  expect(new URL(page.url()).hash).toContain('changes=2019-02-01_');
  await page.goBack();
  await expect.poll(() => page.getByLabel('First stretch, first day').inputValue()).not.toBe('2019-02-01');
});

test('a name and a connection each say when they are told of', async () => {
  await page.goto(`${served.url}#entity=person:Ada`);
  const chart = page.locator('#panel .dates svg');
  await chart.waitFor();
  expect(await chart.getAttribute('aria-label')).toContain('Articles by day');
  await page.goto(`${served.url}#entity=person:Ada&with=person:Babbage`);
  await page.locator('.passage').first().waitFor();
  const told = () => page.locator('#panel .dates title').allTextContents();
  await expect
    .poll(async () => (await told()).filter((title) => !title.endsWith(': 0 articles')))
    .toEqual(['17 February 2019: 1 article', '20 February 2019: 1 article']);
  expect(await findViolations(page)).toEqual([]);
});
