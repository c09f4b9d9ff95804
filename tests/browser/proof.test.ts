import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { writeSmallAtlas } from '../helpers/write-small-atlas.ts';
import { findViolations } from './find-violations.ts';
import { exploreAtlas } from './serve-page.ts';
import { useExplorer } from './use-explorer.ts';

/** Long enough that two papers are seen to print the same text. */
const COPY =
  '[Ada] met [Babbage] in the rooms above the old mill near the river, and both were seen to leave before noon. ' +
  'Nobody else was told of the engine that stood there, or of the drawings that a clerk had carried up the stairs. ' +
  'The mill burnt down in the following winter and what was left of it was sold to a dealer in scrap iron.';
const ARTICLES = [COPY, '[Ada] left [Babbage] without a word.', COPY, '[Babbage] heard <spokesman> [Ada] in (London).'];
const PUBLISHED = ['2019-03-02', '2019-02-17', '2019-03-05', '2019-03-09'];

const explorer = useExplorer(() =>
  exploreAtlas(writeSmallAtlas(ARTICLES, { Ada: ['Countess of Lovelace'] }, PUBLISHED)),
);
let page: Page;

beforeEach(async () => {
  page = await explorer.open(`${explorer.url}#entity=person:Ada&with=person:Babbage`);
  await page.locator('.passage').first().waitFor();
});

test('proofs stand by date, and what several papers print is shown once and counted', async () => {
  expect(await page.locator('.proof-month').allInnerTexts()).toEqual(['February 2019', 'March 2019']);
  await expect.poll(() => page.locator('.passage').count()).toBe(3);
  const copies = page.locator('.copies');
  expect(await copies.count()).toBe(1);
  expect(await copies.locator('summary').textContent()).toBe('Printed again in 1 article');
  await copies.locator('summary').click();
  await expect.poll(() => copies.locator('.article-row').textContent()).toContain('5 March 2019');
  expect(await findViolations(page)).toEqual([]);
});

/** Where a word stands in the reader, between the names, which are links. */
function findWord(word: string): Promise<{ x: number; y: number }> {
  return page.evaluate((wanted) => {
    const text = document.createTreeWalker(document.querySelector('.reader p[data-from]')!, NodeFilter.SHOW_TEXT);
    while (text.nextNode()) {
      const at = text.currentNode.textContent!.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(text.currentNode, at);
      range.setEnd(text.currentNode, at + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    throw new Error('the word is not there');
  }, word);
}

test('a sentence opens in the reader, and what is selected there is searched for in all articles', async () => {
  await page.locator('.read-on').first().click();
  const sentence = page.locator('.reader .here').first();
  await sentence.waitFor();
  const search = page.getByRole('link', { name: /Search for “Ada left Babbage without/ });
  // What is above the sentence may still come in, and move it from under the pointer.
  await expect
    .poll(async () => {
      const { x, y } = await findWord('without');
      await page.mouse.click(x, y, { clickCount: 3 });
      return search.isVisible();
    })
    .toBe(true);
  expect(await findViolations(page)).toEqual([]);
  await search.click();
  await expect.poll(() => page.locator('#panel h2').textContent()).toContain('without a word');
  await expect.poll(() => page.locator('.passage').count()).toBe(1);
});

test('says in words how sure a name is and how it is known, and gives no per cents', async () => {
  await page.goto(`${explorer.url}#entity=person:Ada`);
  await page.locator('.how-known').waitFor();
  expect(await page.locator('.facts').textContent()).toContain('almost certain a person');
  expect(await page.locator('.how-known').textContent()).toContain('hardly ever wrong');
  expect(await page.locator('#panel').textContent()).not.toContain('%');
});
