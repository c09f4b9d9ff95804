import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeSmallAtlas } from '../helpers/write-small-atlas.ts';
import { launchBrowser, openPage, type Watched } from './open-page.ts';
import { exploreAtlas, type ServedPage } from './serve-page.ts';

const ARTICLES = [
  '[Ada] drilled with [Babbage] in (London). [Ada] wrote to [Babbage].',
  '[Babbage] met [Dora]. <mayor> [Carla] slept.',
  '[Ada] saw [Carla]. [Carla] saw [Dora] near (Rome). Nobody was drilling there.',
];
const PUBLISHED = ['2019-02-17', '2019-03-01', '2019-03-05'];

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
  expect(watched.foreignRequests).toEqual([]);
});

const hash = () => decodeURIComponent(new URL(page.url()).hash);

describe('the address', () => {
  test('holds filters, page and what is looked at; another page there shows the same', async () => {
    await page.getByRole('checkbox', { name: 'Places' }).first().uncheck();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(hash).toMatch(/filter=kind=group\.organization\.person\.role&at=[-\d.]+_[-\d.]+_[\d.]+$/);
    await page.goto(`${served.url}#entity=person:Ada`);
    await page.locator('#panel h2', { hasText: 'Ada' }).waitFor();
    await expect.poll(hash).toMatch(/^#entity=person:Ada&filter=.*&at=[-\d.]+_[-\d.]+_[\d.]+$/);
    const other = await openPage(browser, page.url());
    await other.page.locator('#panel h2', { hasText: 'Ada' }).waitFor();
    expect(await other.page.getByRole('checkbox', { name: 'Places' }).first().isChecked()).toBe(false);
    await expect.poll(() => new URL(other.page.url()).hash).toBe(new URL(page.url()).hash);
    await other.page.context().close();
  });

  test('is gone through by Back: the table, the filters, the name', async () => {
    await page.getByRole('button', { name: 'Table' }).click();
    await expect.poll(hash).toContain('page=table');
    await page.locator('tbody a', { hasText: 'Ada' }).first().click();
    await page.locator('#panel h2', { hasText: 'Ada' }).waitFor();
    await page.getByRole('button', { name: 'Graph', exact: true }).click();
    await expect.poll(hash).not.toContain('page=table');
    await page.goBack();
    await page.locator('tbody').waitFor();
    await page.goBack();
    await expect.poll(hash).not.toContain('entity=');
    expect(await page.locator('tbody').isVisible()).toBe(true);
    await page.goBack();
    await page.locator('.table-page').waitFor({ state: 'detached' });
  });
});
