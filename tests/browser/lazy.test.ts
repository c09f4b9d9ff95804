import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { bundleSource } from './bundle-module.ts';
import { launchBrowser } from './open-page.ts';

/** A page with one part that is fetched when the test says so. */
const SOURCE = `
import { h, render } from 'preact';
import { fetchAhead, Lazy, later } from ${JSON.stringify(resolve(import.meta.dirname, '../../src/shells/web/panels/lazy.tsx'))};

export const calls = [];
const fetchPart = () => new Promise((arrive, fail) => calls.push({ arrive: () => arrive(Part), fail: () => fail(new Error('gone')) }));
const Part = ({ word }) => h('p', { id: 'part' }, word);
export const load = later(fetchPart);
export const ahead = fetchAhead;
export const show = (word) => render(h(Lazy, { load, name: 'the part', word }), document.body);
export const close = () => render(null, document.body);
`;

const ADDRESS = 'http://localhost:9/';
let browser: Browser;
let script: string;
let page: Page;

beforeAll(async () => {
  script = await bundleSource(SOURCE);
  browser = await launchBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  page = await browser.newPage();
  await page.route(`${ADDRESS}**`, (route) =>
    route.request().url().endsWith('/part.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>lazy</title>' }),
  );
  await page.goto(ADDRESS);
  // As a text, for what the bundler of the tests makes of an import is of no use in the page.
  await page.evaluate(`import('/part.js').then((own) => { window.own = own; })`);
});
afterEach(() => page.close());

const act = (code: string) => page.evaluate(`void (async () => { ${code} })()`);
const text = () => page.locator('body').textContent();
const calls = () => page.evaluate('own.calls.length');

test('a part says that it is fetched, stands when it is there, and is fetched once for all its uses', async () => {
  await act(`own.show('first')`);
  await expect.poll(text).toBe('Fetching the part…');
  await expect.poll(calls).toBe(1);
  await act(`own.calls[0].arrive()`);
  await expect.poll(text).toBe('first');
  await act(`own.show('second')`);
  await expect.poll(text).toBe('second');
  await act(`own.close(); own.show('third')`);
  // At once, without a word of waiting in between.
  expect(await text()).toBe('third');
  expect(await calls()).toBe(1);
});

test('a part that could not be fetched says so, and is asked for again when it is shown again', async () => {
  await act(`own.show('first')`);
  await expect.poll(calls).toBe(1);
  await act(`own.calls[0].fail()`);
  await expect.poll(text).toContain('the part could not be fetched');
  expect(await page.locator('[role=alert]').count()).toBe(1);
  await act(`own.close(); own.show('second')`);
  await expect.poll(calls).toBe(2);
  await act(`own.calls[1].arrive()`);
  await expect.poll(text).toBe('second');
});

test('a part that was fetched ahead stands at once, also where it came between being drawn and asking for it', async () => {
  await act(`own.ahead()`);
  await expect.poll(calls).toBe(1);
  await act(`own.show('first'); own.calls[0].arrive()`);
  await expect.poll(text).toBe('first');
});
