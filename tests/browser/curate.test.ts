import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Curation, openAtlas, readCuration, writeCuration } from '../../src/index.ts';
import { runCommand } from '../helpers/run-command.ts';
import { findBeside, findOnMap } from './find-on-map.ts';
import { findViolations } from './find-violations.ts';
import { DESKTOP, openAnew, openPage, PHONE } from './open-page.ts';
import { exploreAtlas } from './serve-page.ts';
import { useExplorer } from './use-explorer.ts';

const ARTICLES = {
  'five.txt': 'Cohen met Donald Trump in London, Angela Merkel said.',
  'four.txt': 'Michael Cohen met Angela Merkel in Berlin. Jeremy Cohen spoke in Paris.',
  'one.txt':
    'President Donald Trump met Angela Merkel in Berlin on Monday. Trump said that Merkel was right.\n\nIn France, Emmanuel Macron waited for Angela Merkel.',
  'two.txt':
    'Melania Trump left Berlin. Donald Trump was seen with Emmanuel Macron in Paris, France.\n\nThe quiet bakery in Berlin was closed when Angela Merkel came.',
  'zero.txt':
    'Emmanuel Macron spoke in Paris.\n\nFollow us on Twitter: Boris Johnson met Emmanuel Macron in Paris on Friday.',
  'three.txt':
    'The Popular Workers Union (PWU) met in Paris. The PWU said that Emmanuel Macron was wrong. Its spokesman, Carlo Moretti, spoke in Paris.',
};

async function buildSmallAtlas(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'dramatis-curate-'));
  mkdirSync(join(root, 'articles'));
  for (const [name, text] of Object.entries(ARTICLES)) writeFileSync(join(root, 'articles', name), text);
  const { code, err } = await runCommand('build', join(root, 'articles'), '-o', join(root, 'atlas'));
  if (code !== 0) throw new Error(err);
  return join(root, 'atlas');
}

const explorer = useExplorer(async () => exploreAtlas(await buildSmallAtlas()));
let page: Page;

beforeEach(async () => {
  page = await explorer.open();
});

const title = () => page.locator('#panel h2').first().textContent();
const told = () => page.locator('.toast p').textContent();
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });

async function open(hash: string) {
  await page.goto(`${explorer.url}#${hash}`);
  await page.locator('#panel h2').first().waitFor();
}

/** The names on the map, as the table has them. */
async function names(): Promise<string[]> {
  await button('Table').click();
  await page.locator('tbody tr').first().waitFor();
  const all = await page.locator('tbody .cell-name').allInnerTexts();
  await button('Graph').click();
  return all.map((name) => name.trim()).sort();
}

async function putRight(id: string) {
  await open(`entity=${id}`);
  await button('Put right').click();
  await page.locator('.fixes').waitFor();
}

/** Selects a text of the open article; what can be made of it is asked then. */
async function select(text: string) {
  const dialog = page.getByRole('dialog');
  const selectOnce = (text: string) => {
    const walker = document.createTreeWalker(document.querySelector('.reader article')!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(text);
      if (at < 0) continue;
      document.getSelection()!.setBaseAndExtent(node, at, node, at + text.length);
      document.dispatchEvent(new PointerEvent('pointerup'));
      return;
    }
    throw new Error('the article does not say it');
  };
  // The page listens from the frame after the press on.
  await expect
    .poll(async () => {
      await page.evaluate(selectOnce, text);
      return dialog.count();
    })
    .toBe(1);
  return dialog;
}

async function merge(from: string, into: string) {
  await putRight(from);
  await page.getByLabel('Find the name that it is the same as').fill(into);
  await page.locator('.fixes .row', { hasText: into }).click();
  await expect.poll(() => page.locator('.panel-over').textContent()).toBe('Are these one?');
}

describe('two names', () => {
  test('are merged from a list, beside each other, with what changes; and parted again by undo', async () => {
    const before = await names();
    await merge('actor:melania-trump', 'Donald Trump');
    await expect.poll(() => page.locator('.name-card .passage').count()).toBeGreaterThan(1);
    expect(await page.locator('.effect').textContent()).toMatch(
      /1 mention and \d+ connections? moves? to Melania Trump|move to/,
    );
    await button(/^Keep “/).click();
    await button('They are one').click();
    await expect.poll(told).toContain('Melania Trump is Donald Trump');
    await expect.poll(title).toBe('Donald Trump');
    await expect.poll(() => page.locator('.aliases').textContent()).toContain('Melania Trump');
    await expect.poll(names).toEqual(before.filter((name) => name !== 'Melania Trump'));
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(names).toEqual(before);
  });

  /** Drags one name onto another, to where it is asked whether they are one. */
  async function drop(dropped: string, goal: string) {
    const onto = await findOnMap(page, goal);
    const { graph } = await openAtlas(async (path) => (await fetch(`${explorer.url}atlas/${path}`)).text());
    const find = (name: string) => graph.nodes.find(({ label }) => label === name)!;
    const [to, start] = [find(goal), find(dropped)];
    const from = await findBeside(page, onto, dropped, { x: start.x - to.x, y: to.y - start.y });
    await page.mouse.down();
    await page.mouse.move((from.x + onto.x) / 2, (from.y + onto.y) / 2, { steps: 3 });
    await page.mouse.move(onto.x, onto.y, { steps: 3 });
    await page.mouse.up();
    await expect.poll(() => page.locator('.panel-over').textContent()).toBe('Are these one?');
    await expect.poll(title).toBe(`${goal} and ${dropped}`);
  }

  test('are made one by dropping the one on the other, to the end, and parted again by undo', async () => {
    const before = await names();
    const dropped = 'Emmanuel Macron';
    await drop(dropped, 'Angela Merkel');
    await button('They are one').click();
    await expect.poll(told).toContain(`${dropped} is Angela Merkel`);
    await expect.poll(names).toEqual(before.filter((name) => name !== dropped));
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(names).toEqual(before);
  });

  test('leave the map as it was looked at where one is dropped on the other and nothing is decided', async () => {
    await drop('Emmanuel Macron', 'Angela Merkel');
    await button('Leave them as they are')
      .or(page.getByRole('link', { name: 'Leave them as they are' }))
      .click();
    await expect.poll(title).toBe('Angela Merkel');
    await expect.poll(() => new URL(page.url()).hash).toMatch(/^#entity=actor:angela-merkel(&at=all)?$/);
  });

  test('are said to be two, which takes them from what is suggested', async () => {
    await open('one=actor:melania-trump&other=actor:donald-trump');
    await button('They are two').click();
    await expect.poll(told).toContain('is not');
    await open('desk=decisions');
    await expect.poll(() => page.locator('.decision').count()).toBe(1);
  });
});

describe('rows of the table', () => {
  const choose = (name: string) => page.getByRole('checkbox', { name: `Choose ${name}`, exact: true }).click();
  const rows = async () => (await page.locator('tbody .cell-name').allInnerTexts()).map((name) => name.trim()).sort();

  test('are made one, made of another kind and taken off the map together, each in one step back', async () => {
    await button('Table').click();
    await page.locator('tbody tr').first().waitFor();
    const before = await rows();
    await choose('Melania Trump');
    await choose('Donald Trump');
    // Nothing is done before what would change is seen.
    await button('Make them one…').click();
    const dialog = page.getByRole('dialog', { name: 'Are these 2 names one?' });
    await dialog.locator('.name-card').nth(1).locator('.passage').first().waitFor();
    expect(await dialog.locator('.effect').textContent()).toMatch(/^1 mention and .* to Donald Trump/);
    await button('Keep “Melania Trump” instead').click();
    await expect.poll(() => dialog.locator('.effect').textContent()).toContain('to Melania Trump');
    await button('Keep “Donald Trump” instead').click();
    expect(await findViolations(page)).toEqual([]);
    await button('Leave them as they are').click();
    await expect.poll(() => dialog.count()).toBe(0);
    expect(await rows()).toEqual(before);
    await button('Make them one…').click();
    await button('They are one').click();
    await expect.poll(told).toContain('Melania Trump is Donald Trump');
    await expect.poll(rows).toEqual(before.filter((name) => name !== 'Melania Trump'));
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(rows).toEqual(before);
    await page.getByRole('button', { name: 'Choose none' }).click();

    await choose('Emmanuel Macron');
    await page.getByLabel('What Emmanuel Macron is called').fill('President Macron');
    await button('Rename').click();
    await expect.poll(rows).toContain('President Macron');
    await choose('Carlo Moretti');
    await page.getByLabel('What kind they are').selectOption('Group');
    await expect.poll(told).toContain('2 names made a group each');
    await button('Take off the map').click();
    await expect.poll(told).toContain('2 names taken off the map');
    await expect.poll(rows).not.toContain('Carlo Moretti');
    expect(await rows()).not.toContain('President Macron');
    expect(await findViolations(page)).toEqual([]);
  });
});

describe('one name', () => {
  test('is renamed, made of another kind, confirmed, annotated and taken off the map', async () => {
    await putRight('actor:emmanuel-macron');
    await page.getByLabel('It is called').fill('President Macron');
    await button('Rename').click();
    await expect.poll(title).toBe('President Macron');
    await button('Group').click();
    await expect.poll(() => page.locator('.panel-over').first().textContent()).toContain('Group');
    await button('It is right').click();
    await expect.poll(told).toContain('confirmed');
    await page.getByLabel('Note').fill('ask the press office');
    await button('Add').click();
    await expect.poll(told).toContain('ask the press office');
    await button('Take off the map').click();
    await expect.poll(told).toContain('taken off the map');
    await expect.poll(names).not.toContain('President Macron');
    await open('desk=decisions');
    const decided = await page.locator('.decision p').allInnerTexts();
    expect(decided).toHaveLength(5);
    expect(decided[0]).toContain('taken off the map');
  });

  test('gives away a name that is another’s', async () => {
    await putRight('actor:popular-workers-union');
    await button('PWU is another organisation').click();
    await expect.poll(names).toContain('PWU');
  });

  test('is parted from what was wrongly taken for it where that is told', async () => {
    await open('entity=actor:popular-workers-union');
    await button('Wrong? “PWU”').click();
    await expect
      .poll(() => page.locator('.how-known .effect').textContent())
      .toBe('“PWU” becomes a name of its own, wherever it stands for Popular Workers Union.');
    await button('“PWU” is not Popular Workers Union').click();
    await expect.poll(names).toContain('PWU');
  });

  test('is another in one article', async () => {
    await putRight('place:berlin');
    await button('In some articles it is another…').click();
    await page.getByRole('button', { name: /^In “/ }).first().click();
    await page.getByLabel('There it is called').fill('Berlin, Maryland');
    await button('Make it').click();
    await expect.poll(told).toContain('made Berlin, Maryland');
    await expect.poll(async () => (await names()).filter((name) => name.startsWith('Berlin'))).toHaveLength(2);
  });

  test('is never one', async () => {
    await putRight('place:paris');
    await button('“Paris” is never a name').click();
    await expect.poll(names).not.toContain('Paris');
  });

  test('does not hold a role that is wrong', async () => {
    await open('entity=actor:carlo-moretti');
    const wrong = page.getByRole('button', { name: /^Wrong\? Carlo Moretti/ });
    await wrong.first().click();
    // What it will do is said before it is done.
    await page.locator('.wrong-role .effect').getByText('from Carlo Moretti').waitFor();
    await page.getByRole('button', { name: /^Carlo Moretti is not/ }).click();
    await expect.poll(told).toContain('Carlo Moretti is not');
    await expect.poll(() => wrong.count()).toBe(0);
    await open('desk=decisions');
    await expect
      .poll(() => page.locator('.decision p').first().textContent())
      .toContain('Carlo Moretti is not “spokesman”');
  });
});

describe('a sentence', () => {
  test('names nobody where a person says so', async () => {
    await open('entity=actor:angela-merkel&with=place:berlin');
    await page.locator('.passage').first().waitFor();
    const before = await page.locator('.passage').count();
    await button('Wrong?').first().click();
    await button('“Berlin” is no name').click();
    await expect.poll(told).toContain('no name');
    await expect.poll(() => page.locator('.passage').count()).toBe(before - 1);
  });

  test('has a name where a person selects one', async () => {
    await open('article=4&sentence=0');
    await button('Put names right').click();
    const dialog = await select('quiet bakery');
    await expect.poll(() => dialog.locator('h3').textContent()).toContain('“quiet bakery”');
    await dialog.getByRole('button', { name: 'Organisation' }).click();
    await expect.poll(names).toContain('quiet bakery');
    await page.keyboard.press('Control+z');
    await expect.poll(names).not.toContain('quiet bakery');
  });

  test('offers what can be done with what is selected, also where nobody said before that names are put right', async () => {
    await open('article=4&sentence=0');
    await page.locator('.reader p').first().waitFor();
    const put = button('Put it right…');
    await expect
      .poll(async () => {
        await page.evaluate(() => {
          const walker = document.createTreeWalker(document.querySelector('.reader article')!, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.textContent!.indexOf('quiet bakery');
            if (at < 0) continue;
            document.getSelection()!.setBaseAndExtent(node, at, node, at + 'quiet bakery'.length);
            document.dispatchEvent(new PointerEvent('pointerup'));
          }
        });
        return put.count();
      })
      .toBe(1);
    await put.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Organisation' }).click();
    await expect.poll(names).toContain('quiet bakery');
  });

  test('names somebody else where a person says so', async () => {
    await open('entity=actor:angela-merkel&with=place:berlin');
    await page.locator('.passage').first().waitFor();
    await button('Wrong?').first().click();
    await button('“Berlin” is another place').click();
    await expect.poll(told).toContain('“Berlin” there is not Berlin');
    await expect.poll(async () => (await names()).filter((name) => name === 'Berlin')).toHaveLength(2);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await names()).filter((name) => name === 'Berlin')).toHaveLength(1);
  });

  test('counts where a person says that it is no boilerplate', async () => {
    expect(await names()).not.toContain('Boris Johnson');
    await open('article=5');
    await button('Put names right').click();
    const dialog = await select('Boris Johnson');
    await dialog.getByRole('button', { name: 'This passage is no boilerplate' }).click();
    await expect.poll(told).toContain('Counted as text of the article');
    await expect.poll(names).toContain('Boris Johnson');
  });

  test('names another where a name in it is pressed', async () => {
    await open('article=4&sentence=0');
    await button('Put names right').click();
    await page.locator('.reader button.name', { hasText: 'Melania Trump' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Find the name that it is another of').fill('Angela');
    await dialog.locator('.row', { hasText: 'Angela Merkel' }).click();
    await expect.poll(told).toContain('“Melania Trump” is Angela Merkel');
    await expect.poll(names).not.toContain('Melania Trump');
  });
});

describe('decisions', () => {
  test('are withdrawn out of order, saved as a file and brought in from it', async () => {
    await putRight('place:berlin');
    await page.getByLabel('It is called').fill('Berlin, Germany');
    await button('Rename').click();
    await expect.poll(title).toBe('Berlin, Germany');
    await putRight('place:paris');
    await button('Take off the map').click();
    await expect.poll(names).not.toContain('Paris');
    await open('desk=decisions');
    const [download] = await Promise.all([page.waitForEvent('download'), button('Save as a file').click()]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(readCuration('saved', text).map(({ type }) => type)).toEqual(['rename', 'hide']);
    await button(/^Withdraw: .*Berlin/).click();
    await expect.poll(names).toContain('Berlin');
    expect(await names()).not.toContain('Paris');
    await open('desk=decisions');
    await page.getByLabel('A file of decisions').setInputFiles({
      name: 'colleague.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
    await expect.poll(told).toContain('brought in from colleague.json');
    await expect.poll(names).toContain('Berlin, Germany');
  });

  test('that a file should hold and does not are told of', async () => {
    await open('desk=decisions');
    await page.getByLabel('A file of decisions').setInputFiles({
      name: 'other.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"format":"other"}'),
    });
    await expect.poll(() => page.locator('.work-bar').textContent()).toContain('other.json');
  });

  test('that find nothing to decide say so, and are kept', async () => {
    const curation: Curation = [{ type: 'hide', entity: 'actor:nobody-at-all' }];
    await open('desk=decisions');
    await page.getByLabel('A file of decisions').setInputFiles({
      name: 'old.json',
      mimeType: 'application/json',
      buffer: Buffer.from(writeCuration(curation)),
    });
    await expect.poll(told).toContain('no entity "actor:nobody-at-all" is left');
    await expect.poll(() => page.locator('.decision').count()).toBe(1);
    await expect
      .poll(() => page.locator('.decision').textContent())
      .toContain('Not applied: no entity "actor:nobody-at-all" is left');
  });

  test('that a later one contradicts are named, and hold again where that one is withdrawn', async () => {
    await putRight('place:berlin');
    for (const label of ['Berlin, Germany', 'Berlin (city)']) {
      await page.getByLabel('It is called').fill(label);
      await button('Rename').click();
      await expect.poll(title).toBe(label);
    }
    await open('desk=decisions');
    const decided = page.locator('.decision');
    await expect.poll(() => decided.last().textContent()).toContain('Not applied: a later decision holds');
    expect(await decided.first().textContent()).not.toContain('Not applied');
    await button('Withdraw: Berlin called Berlin (city)').click();
    await expect.poll(names).toContain('Berlin, Germany');
    await open('desk=decisions');
    await expect.poll(() => decided.count()).toBe(1);
    expect(await decided.textContent()).not.toContain('Not applied');
  });

  test('are made by keys, one question after the other', async () => {
    await page.getByRole('link', { name: 'Review' }).click();
    const asked = page.locator('.asked');
    await asked.waitFor();
    const first = await asked.textContent();
    await page.keyboard.press('l');
    await expect.poll(() => asked.textContent()).not.toBe(first);
    const second = await asked.textContent();
    await page.keyboard.press('y');
    await expect.poll(() => page.locator('.toast').count()).toBe(1);
    await expect.poll(() => page.locator('.desk').textContent()).not.toContain(second);
    await open('desk=decisions');
    await expect.poll(() => page.locator('.decision').count()).toBe(1);
  });

  test('are made as fast as keys are pressed: the next question stands with its sentences, and a key is counted or told of', async () => {
    await page.getByRole('link', { name: 'Review' }).click();
    const asked = page.locator('.asked');
    // Each is seen once, so that all articles were fetched.
    const all = new Set<string | null>();
    for (;;) {
      await page.locator('.question .passage').first().waitFor();
      const now = await asked.textContent();
      if (all.has(now)) break;
      all.add(now);
      await page.keyboard.press('l');
      await expect.poll(() => asked.textContent()).not.toBe(now);
    }
    const seen = await page.evaluateHandle(() => {
      const press = (key: string) => document.dispatchEvent(new KeyboardEvent('keydown', { key }));
      const read = (css: string) => document.querySelector(css)?.textContent ?? '';
      const log = { questions: [] as string[], told: [] as string[], without: 0 };
      let now = read('.asked');
      const look = new MutationObserver(() => {
        log.told.push(read('.desk .facts'));
        if (!document.querySelector('.question .passage')) log.without++;
        if (read('.asked') === now) return;
        now = read('.asked');
        log.questions.push(now);
        // As soon as it stands, before it is painted.
        if (log.questions.length < 3) press('l');
        else if (log.questions.length === 3) {
          press('y');
          press('y');
        } else look.disconnect();
      });
      look.observe(document.querySelector('.desk')!, { subtree: true, childList: true, characterData: true });
      press('l');
      return log;
    });
    await expect.poll(() => seen.evaluate(({ questions }) => questions.length)).toBe(4);
    const { told: said, without } = await seen.jsonValue();
    expect(without).toBe(0);
    expect(said).toContainEqual(expect.stringContaining('a second answer does not count'));
    await open('desk=decisions');
    await expect.poll(() => page.locator('.decision').count()).toBe(1);
  });

  test('are one for a key that is held, and what tells of it goes when it is undone by key', async () => {
    await page.getByRole('link', { name: 'Review' }).click();
    await page.locator('.asked').waitFor();
    for (let repeats = 0; repeats < 4; repeats++) await page.keyboard.down('y');
    await page.keyboard.up('y');
    // Under the pointer it would stay for as long as one likes.
    await page.locator('.toast').hover();
    await open('desk=decisions');
    await expect.poll(() => page.locator('.decision').count()).toBe(1);
    await page.keyboard.press('Control+z');
    await expect.poll(told).toContain('Taken back: ');
    await expect.poll(() => page.locator('.decision').count()).toBe(0);
    await page.locator('.toast').getByRole('button', { name: 'Redo' }).click();
    await expect.poll(told).toContain('Done again: ');
    await expect.poll(() => page.locator('.decision').count()).toBe(1);
  });
});

describe('decisions are kept', () => {
  const rename = async (to: Page, label = 'Berlin, Germany') => {
    if (!(await to.getByLabel('It is called').isVisible())) {
      await to.getByRole('button', { name: 'Put right' }).click();
    }
    await to.getByLabel('It is called').fill(label);
    await to.getByRole('button', { name: 'Rename', exact: true }).click();
    await expect.poll(() => to.locator('#panel h2').first().textContent()).toBe(label);
  };

  test('in this browser once a person asks for it, and deleted when they no longer want it', async () => {
    await open('desk=decisions');
    const box = page.getByLabel('Keep them in this browser');
    await box.check();
    await open('entity=place:berlin');
    await rename(page);
    await openAnew(page, `${explorer.url}#desk=decisions`);
    await expect.poll(() => page.locator('.decision p').allInnerTexts()).toHaveLength(1);
    await open('entity=place:berlin');
    await expect.poll(title).toBe('Berlin, Germany');
    await open('desk=decisions');
    await box.uncheck();
    await page.getByText('Until then they lie only in this tab').waitFor();
    await page.reload();
    await page.locator('.desk .quiet').first().waitFor();
    expect(await page.locator('.decision').count()).toBe(0);
  });

  test('nowhere else unless a person says so: the page tells it, asks before it is left, and asks no more once a file holds them', async () => {
    const { page: own } = await openPage(explorer.browser, `${explorer.url}#entity=place:berlin`);
    /** Whether leaving was asked about; it is not left. */
    const asks = async () => {
      let isAsked = false;
      own.once('dialog', (dialog) => {
        isAsked = dialog.type() === 'beforeunload';
        void dialog.dismiss();
      });
      // Nothing comes of a load that was called off.
      await own.evaluate(() => setTimeout(() => location.reload(), 0));
      await expect.poll(() => isAsked, { timeout: 10_000 }).toBe(true);
    };
    await rename(own);
    await own.locator('.toast').getByText('Only in this tab').waitFor();
    await asks();
    await own.locator('.toast').getByRole('link', { name: 'Keep…' }).click();
    const note = own.getByText('1 decision lies only in this tab');
    await note.waitFor();
    const saved = own.waitForEvent('download');
    await own.locator('.unwritten').getByRole('button', { name: 'Save as a file' }).click();
    await saved;
    await expect.poll(() => note.count()).toBe(0);
    await own.reload();
    await own.locator('.desk').waitFor();
    expect(await own.locator('.decision').count()).toBe(0);
    await own.context().close();
  });

  test('in the atlas folder with --edit, and are there for the next build and the next page', async () => {
    const atlas = await buildSmallAtlas();
    const editing = await exploreAtlas(atlas, '--edit');
    const first = await openPage(explorer.browser, `${editing.url}#entity=place:berlin`);
    await rename(first.page);
    const file = () => readCuration('curation.json', readFileSync(join(atlas, 'curation.json'), 'utf8'));
    await expect.poll(() => file().map(({ type }) => type)).toEqual(['rename']);
    await first.page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => file()).toEqual([]);
    await first.page.keyboard.press('Control+y');
    await expect.poll(() => file().map(({ type }) => type)).toEqual(['rename']);
    const second = await openPage(explorer.browser, `${editing.url}#entity=place:berlin`);
    await expect.poll(() => second.page.locator('#panel h2').first().textContent()).toBe('Berlin, Germany');
    expect([...first.errors, ...second.errors]).toEqual([]);
    await first.page.context().close();
    await second.page.context().close();
    await editing.close();
  });

  test('and never over those of another page: whoever has not read them is told', async () => {
    const atlas = await buildSmallAtlas();
    const editing = await exploreAtlas(atlas, '--edit');
    const labels = () =>
      readCuration('curation.json', readFileSync(join(atlas, 'curation.json'), 'utf8')).map((decision) =>
        decision.type === 'rename' ? decision.label : decision.type,
      );
    const first = await openPage(explorer.browser, `${editing.url}#entity=place:berlin`);
    await rename(first.page);
    await expect.poll(labels).toEqual(['Berlin, Germany']);
    const second = await openPage(explorer.browser, `${editing.url}#entity=place:berlin`);
    await expect.poll(() => second.page.locator('#panel h2').first().textContent()).toBe('Berlin, Germany');
    await rename(second.page, 'Berlin, the city');
    await expect.poll(labels).toEqual(['Berlin, Germany', 'Berlin, the city']);
    await rename(first.page, 'Berlin on the Spree');
    await first.page.getByText('The decision is not kept').waitFor();
    expect(labels()).toEqual(['Berlin, Germany', 'Berlin, the city']);
    await first.page.reload();
    await expect.poll(() => first.page.locator('#panel h2').first().textContent()).toBe('Berlin, the city');
    await first.page.context().close();
    await second.page.context().close();
    await editing.close();
  });
});

test('on a phone a name is put right by touch', async () => {
  const phone = await openPage(explorer.browser, `${explorer.url}#entity=place:berlin`, PHONE);
  await phone.page.getByRole('button', { name: 'Put right' }).tap();
  await phone.page.getByLabel('It is called').fill('Berlin, Germany');
  await phone.page.getByRole('button', { name: 'Rename', exact: true }).tap();
  await expect.poll(() => phone.page.locator('#panel h2').first().textContent()).toBe('Berlin, Germany');
  await phone.page.locator('.toast').getByRole('button', { name: 'Undo' }).tap();
  await expect.poll(() => phone.page.locator('#panel h2').first().textContent()).toBe('Berlin');
  expect(phone.errors).toEqual([]);
  await phone.page.context().close();
});

test.each([
  ['upright', { width: 390, height: 844 }],
  ['on its side', { width: 844, height: 390 }],
])(
  'on a phone %s a question, why it is asked, its sentences and all answers are in sight at once',
  async (_, viewport) => {
    const { page: phone } = await openPage(explorer.browser, explorer.url, { ...PHONE, viewport });
    await phone.getByRole('link', { name: 'Review' }).tap();
    await phone.locator('.question .passage').first().waitFor();
    await phone
      .locator('.question')
      .evaluate((root) => Promise.all(root.getAnimations({ subtree: true }).map((one) => one.finished)));
    const unseen = () =>
      phone
        .locator('.asked, .question .quiet:not(.name-card *), .question .passage, .question .answers button')
        .evaluateAll((all) =>
          all.flatMap((one) => {
            const { left, right, top, bottom, height } = one.getBoundingClientRect();
            const isIn = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
            const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            const isSeen = at !== null && (one.contains(at) || at.contains(one));
            const isLarge = !one.matches('button') || height >= 44;
            return isIn && isSeen && isLarge ? [] : [`${one.textContent} ${left} ${right} ${top} ${bottom}`];
          }),
        );
    await expect.poll(unseen).toEqual([]);
    await phone.context().close();
  },
);

describe.each([
  ['a desktop in the light', { ...DESKTOP, colorScheme: 'light' as const }],
  ['a phone in the dark', { ...PHONE, colorScheme: 'dark' as const }],
])('on %s', (_, options) => {
  const STATES: Readonly<Record<string, (on: Page) => Promise<void>>> = {
    'what is worth a look': async (on) => {
      await on.goto(`${explorer.url}#desk=review`);
      await on.locator('.question .passage').first().waitFor();
    },
    'two names beside each other': async (on) => {
      await on.goto(`${explorer.url}#one=actor:melania-trump&other=actor:donald-trump`);
      await on.locator('.name-card .passage').first().waitFor();
    },
    'what can be put right, and a decision': async (on) => {
      await on.goto(`${explorer.url}#entity=place:berlin`);
      await on.getByRole('button', { name: 'Put right' }).click();
      await on.getByRole('button', { name: 'It is right' }).click();
      await on.locator('.toast').waitFor();
    },
    'what was decided': async (on) => {
      await on.evaluate(() => {
        location.hash = '#desk=decisions';
      });
      await on.locator('.decision').first().waitFor();
    },
    'what a name in an article may be': async (on) => {
      await on.goto(`${explorer.url}#article=4&sentence=0`);
      await on.getByRole('button', { name: 'Put names right' }).click();
      await on.locator('.reader button.name').first().click();
      await on.getByRole('dialog').waitFor();
    },
  };

  test('nothing is wrong with any state', async () => {
    const { page: own } = await openPage(explorer.browser, explorer.url, options);
    for (const [state, reach] of Object.entries(STATES)) {
      await reach(own);
      expect([state, ...(await findViolations(own))]).toEqual([state]);
      if (!options.isMobile) continue;
      expect(await own.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
    await own.context().close();
  });
});
