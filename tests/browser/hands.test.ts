import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { writeSmallAtlas } from '../helpers/write-small-atlas.ts';
import { findBeside, findOnMap } from './find-on-map.ts';
import { findViolations } from './find-violations.ts';
import { PHONE } from './open-page.ts';
import { exploreAtlas } from './serve-page.ts';
import { useExplorer } from './use-explorer.ts';

/** Ada knows Babbage best, then Carla; Dora is two steps from her, Edith three. */
const ARTICLES = [
  '[Ada] met [Babbage]. [Ada] wrote to [Babbage]. [Ada] heard [Babbage].',
  '[Ada] saw [Carla]. [Carla] saw [Ada]. [Carla] saw [Dora].',
  '[Ada] left [Babbage]. [Dora] met [Edith]. [Fritz] met [Gerda].',
];

const explorer = useExplorer(() => exploreAtlas(writeSmallAtlas(ARTICLES)));
let page: Page;

beforeEach(async () => {
  page = await explorer.open();
});

const panelTitle = () => page.locator('#panel h2').textContent();
const announced = () => page.locator('.app > output').textContent();
const bar = (name: string) => page.getByRole('region', { name });

async function select(name: string) {
  await page.goto(`${explorer.url}#entity=person:${name}`);
  await expect.poll(panelTitle).toBe(name);
}

/** Takes the map in hand, so that its keys work. */
async function takeMap() {
  await page.locator('.stage').focus();
}

/** The names that the table lists: what is seen. */
async function listNames(): Promise<readonly string[]> {
  await page.getByRole('button', { name: 'Table' }).click();
  await page.locator('tbody tr').first().waitFor();
  const names = await page.locator('tbody tr td:first-child').allInnerTexts();
  await page.getByRole('button', { name: 'Graph', exact: true }).click();
  return names.map((name) => name.trim()).sort();
}

describe('keys', () => {
  test('go through the neighbours of a name by how telling they are, and Enter opens the sentences', async () => {
    await select('Ada');
    await takeMap();
    await page.keyboard.press(']');
    await expect.poll(announced).toContain('Babbage');
    await expect.poll(announced).toContain('1 of 2');
    await page.keyboard.press(']');
    await expect.poll(announced).toContain('Carla');
    await page.keyboard.press('[');
    await expect.poll(announced).toContain('Babbage');
    await page.keyboard.press('Enter');
    await page.locator('.passage').first().waitFor();
    await expect.poll(panelTitle).toContain('Babbage');
  });

  test('lead from a name to a connection and a close-up of its two ends, and step by step back', async () => {
    await select('Ada');
    await takeMap();
    await page.keyboard.press(']');
    await expect.poll(announced).toContain('Babbage');
    await page.keyboard.press('Enter');
    await page.locator('.passage').first().waitFor();
    await takeMap();
    await page.keyboard.press('f');
    await expect.poll(() => bar('Looked at by itself').textContent()).toMatch(/Ada and Babbage: \d+ names/);
    await page.keyboard.press('Escape');
    await expect.poll(panelTitle).toBe('Ada');
    await expect.poll(announced).toMatch(/^(Back to )?Ada$/);
  });

  test('ask for the paths from what is selected to what is pointed at', async () => {
    await select('Ada');
    await takeMap();
    await page.keyboard.press(']');
    await expect.poll(announced).toContain('Babbage');
    await page.keyboard.press(']');
    await expect.poll(announced).toContain('Carla');
    await page.keyboard.press('p');
    await expect.poll(panelTitle).toBe('Ada and Carla');
    await expect.poll(announced).toContain('Path 1 of');
    await page.keyboard.press('Escape');
    await expect.poll(panelTitle).toBe('Ada');
  });

  test('are listed by ?, and the focus comes back to the map', async () => {
    await takeMap();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('stage');
  });

  test('put a name away, count it, and undo brings it back', async () => {
    await select('Babbage');
    await takeMap();
    await page.keyboard.press('h');
    await expect.poll(announced).toBe('Babbage put away');
    await page.locator('.ask-chip', { hasText: '1 name put away' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(panelTitle).not.toBe('Babbage');
    expect(await listNames()).not.toContain('Babbage');
    await page.keyboard.press('Control+z');
    expect(await listNames()).toContain('Babbage');
  });
});

describe('a close-up', () => {
  test('shows a name and its neighbours alone, goes further by steps and names, and gives the map back', async () => {
    await select('Ada');
    await takeMap();
    await page.keyboard.press('f');
    const own = bar('Looked at by itself');
    await expect.poll(() => own.textContent()).toContain('Around Ada: 3 names');
    expect(await listNames()).toEqual(['Ada', 'Babbage', 'Carla']);
    await own.getByRole('button', { name: '2 steps' }).click();
    await expect.poll(() => own.textContent()).toContain('4 names');
    // The address follows once the view has come to rest.
    await expect.poll(() => page.url()).toContain('steps=2');
    await page.goto(`${page.url().replace(/entity=[^&]*/, 'entity=person:Dora')}`);
    await own.getByRole('button', { name: 'Add its neighbours' }).click();
    await expect.poll(() => own.textContent()).toContain('5 names');
    expect(await findViolations(page)).toEqual([]);
    await own.getByRole('button', { name: 'Back to the map' }).click();
    await own.waitFor({ state: 'detached' });
    expect(await listNames()).toHaveLength(7);
  });

  test('is in the address, and Back leads out of it', async () => {
    await select('Ada');
    await takeMap();
    await page.keyboard.press('f');
    await expect.poll(() => bar('Looked at by itself').textContent()).toContain('3 names');
    await expect.poll(() => page.url()).toContain('near=person:Ada');
    const other = await explorer.open(page.url());
    await expect.poll(() => other.locator('.map-bar').textContent()).toContain('Around Ada: 3 names');
    await page.goBack();
    await bar('Looked at by itself').waitFor({ state: 'detached' });
  });
});

async function pickAdaAndBabbage() {
  await select('Ada');
  await takeMap();
  await page.keyboard.press('x');
  const picks = bar('Picked names');
  await expect.poll(() => picks.textContent()).toContain('Ada picked');
  await page.keyboard.press(']');
  await expect.poll(announced).toContain('Babbage');
  await page.keyboard.press('x');
  await expect.poll(() => picks.textContent()).toContain('Ada and Babbage picked');
  return picks;
}

describe('several names', () => {
  test('are picked by a key or Shift, and all that is done is done to all of them', async () => {
    const picks = await pickAdaAndBabbage();
    expect(await findViolations(page)).toEqual([]);
    await picks.getByRole('button', { name: 'Save as…' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      picks.getByRole('button', { name: /^GEXF/ }).click(),
    ]);
    expect(readFileSync((await download.path())!, 'utf8').match(/<node /g)).toHaveLength(2);
    await picks.getByRole('button', { name: 'List' }).click();
    await expect.poll(() => page.locator('tbody tr').count()).toBe(2);
    await page.getByRole('checkbox', { name: 'Only the chosen' }).uncheck();
    await expect.poll(() => page.locator('tbody tr').count()).toBe(7);
    await page.getByRole('button', { name: 'Graph', exact: true }).click();
    await picks.getByRole('button', { name: 'Hide' }).click();
    await page.locator('.ask-chip', { hasText: '2 names put away' }).waitFor();
    await page.getByRole('button', { name: 'Show again' }).click();
    await page.locator('.ask-chip').first().waitFor({ state: 'detached' });
  });

  test('are picked by a line drawn around them, and looked at alone', async () => {
    const area = (await page.locator('.stage').boundingBox())!;
    await page.keyboard.down('Shift');
    await page.mouse.move(area.x + 4, area.y + 4);
    await page.mouse.down();
    for (const [x, y] of [
      [area.width - 4, 4],
      [area.width - 4, area.height - 4],
      [4, area.height - 4],
    ] as const) {
      await page.mouse.move(area.x + x, area.y + y);
    }
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await expect.poll(() => bar('Picked names').textContent()).toContain('and 5 more picked');
    await bar('Picked names').getByRole('button', { name: 'Only these' }).click();
    await expect.poll(() => bar('Looked at by itself').textContent()).toContain('7 names');
  });
});

test('what is looked at alone is what a file holds', async () => {
  const picks = await pickAdaAndBabbage();
  await picks.getByRole('button', { name: 'Only these' }).click();
  await expect.poll(() => bar('Looked at by itself').textContent()).toContain('2 names');
  await page.getByRole('button', { name: 'Export' }).click();
  await expect
    .poll(() => page.getByRole('group', { name: 'How much of it' }).textContent())
    .toContain('2 names, 1 connection');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^JSON \(graphology\)/ }).click(),
  ]);
  const text = readFileSync((await download.path())!, 'utf8');
  expect(text).toContain('Babbage');
  for (const other of ['Carla', 'Dora', 'Edith', 'Fritz', 'Gerda']) expect(text).not.toContain(`"${other}"`);
});

/** Points at a place until what stands there is told: it may still be on its way there. */
async function expectHint(name: string, x: number, y: number): Promise<void> {
  const told = async () => {
    const texts = await page.locator('.hint').allTextContents();
    if (texts.length > 0) return texts.join();
    await page.mouse.move(x + 5, y + 250);
    await page.mouse.move(x, y);
    return '';
  };
  await expect.poll(told, { interval: 1000 }).toContain(name);
}

describe('a name that is dragged', () => {
  test('stays where it was put until that is undone', async () => {
    const at = await findOnMap(page, 'Ada');
    await page.mouse.down();
    await page.mouse.move(at.x + 30, at.y + 10, { steps: 3 });
    await page.mouse.move(at.x + 90, at.y + 60, { steps: 3 });
    await page.mouse.up();
    await page.mouse.move(at.x + 5, at.y + 250);
    await page.mouse.move(at.x + 90, at.y + 60);
    await expect.poll(() => page.locator('.hint').textContent()).toContain('Ada');
    await page.keyboard.press('Control+z');
    await expectHint('Ada', at.x, at.y);
  });

  test('onto another asks whether the two are one, with what would change', async () => {
    const others = ['Babbage', 'Carla', 'Dora', 'Edith', 'Fritz', 'Gerda'];
    const onto = await findOnMap(page, 'Ada');
    const from = await findBeside(page, onto);
    await page.mouse.down();
    await page.mouse.move((from.x + onto.x) / 2, (from.y + onto.y) / 2, { steps: 3 });
    await page.mouse.move(onto.x, onto.y, { steps: 3 });
    await page.mouse.up();
    await expect.poll(() => page.locator('#panel').textContent()).toContain('Are these one?');
    const name = (await panelTitle())!.replace('Ada and ', '');
    expect(others).toContain(name);
    expect(await page.locator('.effect').textContent()).toMatch(/move to Ada/);
  });

  test('can be put elsewhere by keys', async () => {
    const at = await findOnMap(page, 'Ada');
    await takeMap();
    for (let i = 0; i < 4; i++) await page.keyboard.press('Control+ArrowRight');
    await expectHint('Ada', at.x + 96, at.y);
  });
});

test('a finger finds everything that a close-up offers', async () => {
  const phone = await explorer.open(`${explorer.url}#entity=person:Ada`, PHONE);
  await phone.getByRole('button', { name: 'Look at it by itself' }).click();
  await phone.locator('.map-bar').waitFor();
  for (const button of await phone.locator('.map-bar button').all()) {
    expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  }
  expect(await findViolations(phone)).toEqual([]);
});
