import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { writeSmallAtlas } from '../helpers/write-small-atlas.ts';
import { findViolations } from './find-violations.ts';
import { PHONE } from './open-page.ts';
import { exploreAtlas } from './serve-page.ts';
import { useExplorer } from './use-explorer.ts';

const ARTICLES = ['[Ada] met [Babbage].', '[Ada] left [Babbage].', '[Ada] met [Carla].', '[Carla] saw [Dora].'];
const PUBLISHED = ['2019-02-17', '2019-02-20', '2019-03-02', '2019-03-05'];

const explorer = useExplorer(() => exploreAtlas(writeSmallAtlas(ARTICLES, {}, PUBLISHED)));
let page: Page;

beforeEach(async () => {
  page = await explorer.open();
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
  await page.goto(`${explorer.url}#entity=person:Ada`);
  const chart = page.locator('#panel .dates svg');
  await chart.waitFor();
  expect(await chart.getAttribute('aria-label')).toContain('Articles by day');
  await page.goto(`${explorer.url}#entity=person:Ada&with=person:Babbage`);
  await page.locator('.passage').first().waitFor();
  const told = () => page.locator('#panel .dates title').allTextContents();
  await expect
    .poll(async () => (await told()).filter((title) => !title.endsWith(': 0 articles')))
    .toEqual(['17 February 2019: 1 article', '20 February 2019: 1 article']);
  expect(await findViolations(page)).toEqual([]);
});

test('on a phone the dates leave room for the map and its buttons', async () => {
  const phone = await explorer.open(`${explorer.url}#time=shown&at=all`, PHONE);
  const strip = phone.locator('.time-strip');
  await strip.locator('.bar').first().waitFor();
  const boxOf = async (what: string) => (await phone.locator(what).first().boundingBox())!;
  const [own, map, zoom] = [await boxOf('.time-strip'), await boxOf('.graph-page'), await boxOf('.zoom')];
  expect(own.height).toBeLessThan(map.height / 3);
  expect(own.y).toBeGreaterThanOrEqual(zoom.y + zoom.height);
  for (const handle of await strip.getByRole('slider').all()) {
    expect((await handle.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  }
  expect(await findViolations(phone)).toEqual([]);
});
