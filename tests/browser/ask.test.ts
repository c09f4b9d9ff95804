import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { writeDatedAtlas } from './dated-articles.ts';
import { openAnew } from './open-page.ts';
import { exploreAtlas } from './serve-page.ts';
import { useExplorer } from './use-explorer.ts';

const explorer = useExplorer(() => exploreAtlas(writeDatedAtlas()));
let page: Page;

beforeEach(async () => {
  page = await explorer.open();
});

const offers = () => page.locator('.hit-name').allTextContents();
const panelTitle = () => page.locator('#panel h2').textContent();

async function ask(query: string) {
  await page.locator('#search').fill(query);
  await page.locator('.hit').first().waitFor();
}

async function take(offer: string) {
  await page.locator('.hit', { hasText: offer }).click();
  await page.locator('.hit').first().waitFor({ state: 'hidden' });
}

/** How many rows the table has: what is seen, whatever the map has room for. */
async function countRows(): Promise<number> {
  await page.getByRole('button', { name: 'Table' }).click();
  await page.locator('tbody tr').first().waitFor();
  const rows = await page.locator('tbody tr').count();
  await page.getByRole('button', { name: 'Graph', exact: true }).click();
  return rows;
}

describe('one box', () => {
  test('offers of two names all that can be asked of them, and says so', async () => {
    await ask('ada babbage');
    await expect
      .poll(offers)
      .toEqual([
        'How Ada and Babbage are named together',
        'Paths from Ada to Babbage',
        'What Ada and Babbage share',
        'Sentences that say “ada babbage”',
        'Ada',
        'Babbage',
      ]);
    await page.keyboard.press('Enter');
    await expect.poll(panelTitle).toContain('Ada');
    await page.locator('.passage').first().waitFor();
  });

  test('takes filters with the words, and takes them off by their chips', async () => {
    await ask('kind:place');
    await page.keyboard.press('Enter');
    await page.locator('.ask-chip', { hasText: 'Places' }).waitFor();
    await expect.poll(countRows).toBe(2);
    await page.getByRole('button', { name: 'Remove the filter: Places' }).click();
    await page.locator('.ask-chip').first().waitFor({ state: 'detached' });
    await expect.poll(countRows).toBeGreaterThan(2);
  });

  test('says what a filter needs that it cannot read', async () => {
    await page.locator('#search').fill('after:march');
    await expect.poll(() => page.locator('.no-results').first().textContent()).toContain('a date like 2019');
    await page.locator('#search').fill('source:nowhere ada');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('.work-bar').allTextContents())
      .toContainEqual(expect.stringContaining('“source:nowhere” was left out'));
  });
});

describe('paths', () => {
  test('lead from one name to another, each step with its sentence, and not through what is shut', async () => {
    await ask('ada dora');
    await expect.poll(async () => (await offers())[0]).toBe('Paths from Ada to Dora');
    await page.keyboard.press('Enter');
    await expect.poll(panelTitle).toBe('Ada and Dora');
    const names = () => page.locator('.path-name a').allTextContents();
    await expect.poll(names).toHaveLength(3);
    const [, middle] = await names();
    await expect.poll(() => page.locator('.path-step .passage').count()).toBe(2);
    await page.getByRole('button', { name: `not through ${middle}`, exact: true }).click();
    await expect.poll(async () => (await names())[1]).toBe(middle === 'Babbage' ? 'Carla' : 'Babbage');
    expect(new URL(page.url()).hash).toContain('without=');
    await page.goBack();
    await expect.poll(async () => (await names())[1]).toBe(middle);
  });

  test('are there again behind their address', async () => {
    await openAnew(page, `${explorer.url}#from=person:Ada&to=person:Dora&only=people`);
    await expect.poll(panelTitle).toBe('Ada and Dora');
    expect(await page.getByLabel('only through people').isChecked()).toBe(true);
  });

  test('are copied as text with their sentences', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openAnew(page, `${explorer.url}#from=person:Ada&to=person:Dora`);
    await page.getByRole('button', { name: 'Copy with its sentences' }).click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied).toMatch(/^Ada – (Babbage|Carla) – Dora\n/);
    expect(await copied()).toMatch(/“[^”]*Dora[^”]*”\n {2}\(.*2019-03-0\d\)/);
  });
});

describe('the text', () => {
  test('is found in all forms of a word, marked, opened and mapped', async () => {
    await ask('drilling');
    await take('Sentences that say');
    await expect.poll(() => page.locator('.facts').textContent()).toBe('2 sentences in 2 articles');
    expect(await page.locator('#panel mark').allTextContents()).toEqual(['drilled', 'drilling']);
    const names = page.locator('#panel .passage a.name');
    expect(await names.allTextContents()).toEqual(['Ada', 'Babbage', 'London']);
    expect(await names.first().getAttribute('href')).toContain('person:Ada');
    await page.getByRole('button', { name: 'Map these' }).click();
    await page.locator('#panel', { hasText: '3 names on the map' }).waitFor();
    await page.locator('.read-on').first().click();
    await page.locator('.reader article').waitFor();
    await page.goBack();
    await expect.poll(panelTitle).toBe('drilling');
  });
});

describe('filters', () => {
  test('show a histogram each, and what they leave is everywhere', async () => {
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.locator('.facet').first().waitFor();
    const counts = () => page.locator('.ask-counts').textContent();
    const before = await counts();
    await page.getByRole('slider', { name: 'Sentences of a connection: from' }).fill('1');
    await page.locator('.ask-chip', { hasText: '2 sentences or more' }).waitFor();
    await expect.poll(counts).not.toBe(before);
    await page.keyboard.press('Escape');
    await expect.poll(countRows).toBe(2);
    await page.keyboard.press('Control+z');
    await page.locator('.ask-chip').first().waitFor({ state: 'detached' });
  });

  test('are dates and reach too, with the words for what each bound is', async () => {
    await page.getByRole('button', { name: 'Filters' }).click();
    const from = page.getByRole('slider', { name: 'Dates of articles: from' });
    await from.focus();
    await page.keyboard.press('End');
    await page.locator('.ask-chip', { hasText: 'From 5 March 2019 on' }).waitFor();
    await expect.poll(() => page.locator('.ask-counts').textContent()).toMatch(/^4 of 7 names/);
    await page.getByRole('button', { name: /^any.*dates of articles/ }).click();
    await page.locator('.ask-chip').first().waitFor({ state: 'detached' });
    const sentences = page.getByRole('slider', { name: 'Sentences of a connection: from' });
    await expect.poll(() => sentences.getAttribute('aria-valuetext')).toBe('any');
    await sentences.fill('1');
    await expect.poll(() => sentences.getAttribute('aria-valuetext')).toBe('2 sentences or more');
    await page.locator('#ask-menu').getByRole('combobox').selectOption({ label: 'the same article' });
    await page.locator('.ask-chip', { hasText: 'Connected within the same article' }).waitFor();
  });

  test('on names and connections are of the articles too: they are counted, and those hidden are one press away', async () => {
    await openAnew(page, `${explorer.url}#filter=kind%3Dplace`);
    await expect.poll(panelTitle).toBe('2 of 3 articles');
    await expect.poll(() => page.locator('.lede').textContent()).toMatch(/^2 of \d+ entities and 0 of \d+ .* 2 of 3 a/);
    const articles = page.locator('#panel section', { has: page.locator('h3', { hasText: /^Articles$/ }) });
    await expect.poll(() => articles.locator('.article-row').count()).toBe(2);
    await articles.getByText('1 article hidden by the filters').waitFor();
    await articles.getByRole('button', { name: 'Show' }).click();
    await expect.poll(() => articles.locator('.article-row').count()).toBe(3);
    await page.getByRole('button', { name: 'Remove the filter: Places' }).click();
    await expect.poll(panelTitle).toBe('3 articles');
  });

  test('stand in the address', async () => {
    await openAnew(page, `${explorer.url}#filter=kind%3Dplace`);
    await page.locator('.ask-chip', { hasText: 'Places' }).waitFor();
    await expect.poll(countRows).toBe(2);
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByText(/^\d+ entities hidden by the filters$/).waitFor();
  });
});

describe('time', () => {
  test('is a range drawn over the dates; the table is of that range', async () => {
    await page.getByRole('button', { name: 'Time' }).click();
    await page.getByRole('slider', { name: 'Published: from' }).waitFor();
    await page.getByRole('slider', { name: 'Published: from' }).focus();
    await page.keyboard.press('End');
    await page.locator('.ask-chip', { hasText: 'From 5 March 2019 on' }).waitFor();
    await expect.poll(countRows).toBe(4);
    await page.getByRole('button', { name: 'All dates' }).click();
    await page.locator('.ask-chip').first().waitFor({ state: 'detached' });
  });

  test('makes panels, lists and weights those of the range, and counts what it hides', async () => {
    await openAnew(page, `${explorer.url}#filter=dates%3D17960_&entity=person:Ada`);
    await page.locator('.ask-chip', { hasText: 'From 5 March 2019 on' }).waitFor();
    await expect.poll(() => page.locator('.facts').textContent()).toContain('1 mention in 1 article');
    const connected = () => page.locator('#panel .rows .weighted .row-name').allTextContents();
    await expect.poll(connected).toEqual(['Carla']);
    await page.getByText('2 connections hidden by the filters').waitFor();
    await page.locator('.hidden-note', { hasText: 'connection' }).getByRole('button', { name: 'Show' }).click();
    await expect.poll(connected).toEqual(['Carla', 'Babbage', 'London']);
    await page.getByText('1 article hidden by the filters').waitFor();
    await page.locator('#panel .row', { hasText: 'Babbage' }).click();
    await page.getByText('Not named together in the articles that the filters leave').waitFor();
    await page.getByText('1 article hidden by the filters').waitFor();
    await page.getByRole('button', { name: 'Close the details' }).click();
    await expect
      .poll(() =>
        page.locator('#panel section', { hasText: 'Names in most articles' }).locator('.row-name').allTextContents(),
      )
      .toEqual(['Carla', 'Ada', 'Dora', 'Rome']);
  });

  test('filters kinds in one place: the switches above the map and the form are one', async () => {
    await page.getByRole('checkbox', { name: 'Places' }).first().uncheck();
    await page.getByRole('button', { name: 'Filters' }).click();
    const places = page.locator('.facet', { hasText: 'Kinds' }).getByRole('checkbox', { name: 'Places' });
    await expect.poll(() => places.isChecked()).toBe(false);
    await places.check();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('checkbox', { name: 'Places' }).first().isChecked()).toBe(true);
  });

  test('is played through', async () => {
    await page.getByRole('button', { name: 'Time' }).click();
    await page.getByRole('button', { name: 'Play the range through time' }).click();
    const range = () => page.locator('.time-words [role=status]').textContent();
    const first = await range();
    await expect.poll(range).not.toBe(first);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Play the range through time' }).waitFor();
  });
});
