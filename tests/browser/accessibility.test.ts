import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeViews } from '../../src/index.ts';
import { writeSmallAtlas } from '../helpers/write-small-atlas.ts';
import { findViolations } from './find-violations.ts';
import { DESKTOP, launchBrowser, openPage, PHONE } from './open-page.ts';
import { exploreAtlas, type ServedPage } from './serve-page.ts';

let browser: Browser;
let served: ServedPage;

beforeAll(async () => {
  const atlas = writeSmallAtlas(
    ['[Ada] met [Babbage] in (London). <mayor> [Carla] slept in (London).|(Paris?) was warm.', '[Ada] left [Babbage].'],
    { Ada: ['Countess of Lovelace'] },
    ['2019-02-17', '2019-03-01'],
  );
  const view = { name: 'Ada', caption: 'Who met him twice.', address: '#entity=person:Ada&at=all' };
  writeFileSync(join(atlas, 'views.json'), writeViews([view]));
  served = await exploreAtlas(atlas);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

/** Every main state of the page, reached as a person would. */
const STATES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  overview: async () => {},
  'search results': async (page) => {
    await page.locator('#search').fill('countess');
    await page.locator('.hit').first().waitFor();
  },
  entity: async (page) => {
    await page.evaluate(() => {
      location.hash = '#entity=person:Ada';
    });
    await page.locator('h2', { hasText: 'Ada' }).waitFor();
    await page.locator('.article-row .origin').first().waitFor();
  },
  connection: async (page) => {
    await page.evaluate(() => {
      location.hash = '#entity=person:Ada&with=person:Babbage';
    });
    await page.locator('.passage').first().waitFor();
  },
  article: async (page) => {
    await page.evaluate(() => {
      location.hash = '#entity=person:Ada&article=0&sentence=0';
    });
    await page.locator('.reader article').waitFor();
  },
  table: async (page) => {
    await page.getByRole('button', { name: 'Table' }).click();
    await page.locator('tbody tr').first().waitFor();
  },
  'the layout': async (page) => {
    await page.getByRole('button', { name: 'Layout', exact: true }).click();
    await page.getByRole('button', { name: 'Lay out again' }).waitFor();
  },
  'the connections': async (page) => {
    await page.getByRole('button', { name: 'Connections', exact: true }).click();
    await page.getByLabel('Connect names within').waitFor();
  },
  'what a query may mean': async (page) => {
    await page.locator('#search').fill('ada babbage');
    await page.locator('.hit').first().waitFor();
  },
  paths: async (page) => {
    await page.evaluate(() => {
      location.hash = '#from=person:Ada&to=person:Carla';
    });
    await page.locator('.path-rules').waitFor();
  },
  'what names share': async (page) => {
    await page.evaluate(() => {
      location.hash = '#common=person:Ada&common=person:Babbage';
    });
    await page.locator('.row-links').first().waitFor();
  },
  sentences: async (page) => {
    await page.evaluate(() => {
      location.hash = '#text=met';
    });
    await page.locator('.passage').first().waitFor();
  },
  filters: async (page) => {
    await page.getByRole('button', { name: /^Filters/ }).click();
    await page.locator('.facet').first().waitFor();
  },
  'filters that are set': async (page) => {
    await page.evaluate(() => {
      location.hash = '#filter=kind%3Dplace';
    });
    await page.locator('.ask-chip').first().waitFor();
  },
  time: async (page) => {
    await page.getByRole('button', { name: 'Time' }).click();
    await page.locator('.time-strip .bars').waitFor();
  },
  'two stretches of time': async (page) => {
    await page.evaluate(() => {
      location.hash = '#changes=2019-02-01_2019-02-28_2019-03-01_2019-03-31';
    });
    await page.locator('#panel h2', { hasText: 'What changed' }).waitFor();
    await page.locator('#panel .facts', { hasText: '1 article beside 1 article' }).waitFor();
  },
  'what is near a name, by itself': async (page) => {
    await page.evaluate(() => {
      location.hash = '#near=person:Ada&steps=1&at=all';
    });
    await page.getByRole('region', { name: 'Looked at by itself' }).waitFor();
  },
  'picked names': async (page) => {
    await page.evaluate(() => {
      location.hash = '#picked=person:Ada&picked=person:Babbage&at=all';
    });
    await page.getByRole('region', { name: 'Picked names' }).waitFor();
  },
  'a line drawn around names': async (page) => {
    await drawAround(page);
    await page.getByRole('region', { name: 'Picked names' }).waitFor();
  },
  'a table with chosen rows': async (page) => {
    await page.evaluate(() => {
      location.hash = '#page=table&picked=person:Ada&picked=person:Babbage&at=all';
    });
    await page.locator('.table-foot', { hasText: '2 of 5 chosen' }).waitFor();
  },
  'the list of views': async (page) => {
    await page.getByRole('button', { name: /^Story/ }).click();
    await page.locator('.view-name').first().waitFor();
  },
  'a story that is told': async (page) => {
    await page.getByRole('button', { name: /^Story/ }).click();
    await page.getByRole('button', { name: 'Tell the story' }).click();
    await page.getByRole('region', { name: 'Story' }).getByRole('heading', { name: 'Ada' }).waitFor();
  },
  'export menu': async (page) => {
    await page.getByRole('button', { name: 'Export' }).click();
  },
  'export of picked names': async (page) => {
    await page.evaluate(() => {
      location.hash = '#picked=person:Ada&picked=person:Babbage&at=all';
    });
    await page.getByRole('region', { name: 'Picked names' }).waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('radio', { name: /^The picked names/ }).check();
  },
};

const SCREENS: Readonly<Record<string, BrowserContextOptions>> = { 'a desktop': DESKTOP, 'a phone': PHONE };

describe.each(Object.entries(SCREENS))('on %s, in the light and in the dark', (_, options) => {
  let page: Page;
  beforeAll(async () => {
    page = (await openPage(browser, served.url, options)).page;
  });
  afterAll(() => page.context().close());

  test.each(Object.entries(STATES))('nothing is wrong with: %s', async (_, reach) => {
    await page.goto('about:blank');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(served.url);
    await page.locator('.stage canvas').first().waitFor();
    await reach(page);
    await page.locator('html[data-theme=light]').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-theme=dark]').waitFor();
    expect(await findViolations(page)).toEqual([]);
    if (!options.isMobile) return;
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(findSmallTargets)).toEqual([]);
  });
});

/** Draws a line around the whole canvas with Shift held, as one picks many names at once. */
async function drawAround(page: Page): Promise<void> {
  const { x, y, width, height } = (await page.locator('.stage').boundingBox())!;
  await page.keyboard.down('Shift');
  await page.mouse.move(x + 4, y + 4);
  await page.mouse.down();
  await page.mouse.move(x + width - 4, y + 4);
  await page.mouse.move(x + width - 4, y + height - 4);
  await page.mouse.move(x + 4, y + height - 4);
  await page.mouse.up();
  await page.keyboard.up('Shift');
}

/** What a finger would miss: controls lower than 44 CSS pixels. */
function findSmallTargets(): readonly string[] {
  const controls = 'button, select, input:not([type=checkbox], [type=radio], [type=range]), .row, .hit';
  return [...document.querySelectorAll<HTMLElement>(controls)]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1)
    .filter((element) => element.getBoundingClientRect().height < 43.5)
    .map((element) => `${element.className} ${element.textContent} ${element.getBoundingClientRect().height}`);
}
