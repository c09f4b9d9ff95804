import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../helpers/run-command.ts';
import { findViolations } from './find-violations.ts';
import { PHONE } from './open-page.ts';
import { exploreAtlas, servePage } from './serve-page.ts';
import { useExplorer } from './use-explorer.ts';

const scratch = () => mkdtempSync(join(tmpdir(), 'dramatis-hand-on-'));

const ARTICLES = {
  'one.md':
    '---\ntitle: Talks open in Berlin\nurl: https://www.news.example/berlin\n---\n\nEmmanuel Macron drilled with Angela Merkel in Berlin on Monday. A secret was told to nobody.',
  'two.txt': 'A visit to London\n\nBoris Johnson met Angela Merkel in London. It rained there.',
};
const atlas = join(scratch(), 'atlas');

const explorer = useExplorer(async () => {
  const folder = scratch();
  for (const [name, text] of Object.entries(ARTICLES)) writeFileSync(join(folder, name), text);
  expect(await runCommand('build', folder, '-q', '-o', atlas)).toMatchObject({ code: 0 });
  return exploreAtlas(atlas);
});

async function openDialog(page: Page) {
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: /^Hand this map on…/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Hand this map on' });
  await dialog.getByRole('region', { name: 'It holds' }).waitFor();
  return dialog;
}

async function save(page: Page, label: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: label }).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync((await file.path())!) };
}

/** What the command writes of the same atlas. */
async function publish(file: string, title: string, text: string): Promise<Buffer> {
  const output = join(scratch(), file);
  expect(await runCommand('publish', atlas, '-o', output, '--title', title, '--text', text)).toMatchObject({ code: 0 });
  return readFileSync(output);
}

describe('a map is handed on from the page', () => {
  test('which says what it would hold before it writes anything', async () => {
    const page = await explorer.open();
    const dialog = await openDialog(page);
    const holds = () => dialog.getByRole('region', { name: 'It holds' }).textContent();
    expect(await holds()).toMatch(/\d+ names, \d+ connections, 2 articles/);
    expect(await holds()).toContain('the sentences that prove connections (2 of 6 sentences)');
    await dialog.getByLabel('Left out').check();
    expect(await holds()).toContain("nothing of the articles' text (0 of 6 sentences)");
    expect(await dialog.getByRole('region', { name: 'It leaves out' }).textContent()).toContain('who made them');
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('as one page of the bytes that the command writes, which opens from a disk with its proof', async () => {
    const page = await explorer.open();
    const dialog = await openDialog(page);
    await dialog.getByLabel('Title').fill('Who met whom');
    const { name, bytes } = await save(page, 'Save one page (.html)');
    expect(name).toBe('Who met whom.html');
    await dialog.getByText('Who met whom.html is saved').waitFor();
    expect(bytes.equals(await publish('map.html', 'Who met whom', 'sentences'))).toBe(true);

    const path = join(scratch(), name);
    writeFileSync(path, bytes);
    const opened = await explorer.open(pathToFileURL(path).href);
    await opened.locator('.stage canvas').first().waitFor();
    expect(await opened.title()).toBe('Who met whom');
    await opened.goto(`${pathToFileURL(path).href}#entity=actor:angela-merkel`);
    await opened.locator('#panel h2', { hasText: 'Angela Merkel' }).waitFor();
    await opened.locator('#panel').getByText('Emmanuel Macron').first().click();
    await expect.poll(() => opened.locator('#panel').textContent()).toContain('drilled with');
    // It is looked at: nothing in it makes, opens or decides anything.
    expect(await opened.getByRole('button', { name: 'Open articles' }).count()).toBe(0);
    await opened.getByRole('button', { name: 'Export' }).click();
    await opened.getByText('The graph as a file').waitFor();
    expect(await opened.getByRole('button', { name: /^Hand this map on/ }).count()).toBe(0);
  });

  test('as a folder in a zip, which any host serves, with no more text than was said', async () => {
    const page = await explorer.open();
    const dialog = await openDialog(page);
    await dialog.getByLabel('Title').fill('Map');
    await dialog.getByLabel('Left out').check();
    const { name, bytes } = await save(page, 'Save a folder (.zip)');
    expect(name).toBe('Map.zip');
    expect(bytes.equals(await publish('map.zip', 'Map', 'none'))).toBe(true);
    const site = scratch();
    for (const [file, content] of Object.entries(unzipSync(bytes))) {
      mkdirSync(join(site, file, '..'), { recursive: true });
      writeFileSync(join(site, file), content);
      expect(Buffer.from(content).toString()).not.toContain('drilled with');
    }
    const served = await servePage(join(site, 'atlas'), site);
    try {
      const opened = await explorer.open(served.url);
      await opened.locator('.stage canvas').first().waitFor();
      expect(await opened.locator('.lede').textContent()).toContain('2 articles');
      expect(await opened.locator('.lede').textContent()).toContain("The articles' text was left out");
      // Whoever asks for the proof is told that it was left out on purpose, and where it can be read.
      await opened.goto(`${served.url}#entity=actor:angela-merkel&with=actor:emmanuel-macron`);
      const panel = opened.locator('#panel');
      await panel.getByText('The sentences were left out on purpose when this map was handed on').waitFor();
      const address = 'https://www.news.example/berlin';
      expect(await panel.getByRole('link', { name: 'Read it at news.example' }).getAttribute('href')).toBe(address);
      expect(await panel.getByText('Read in the article').count()).toBe(0);
      expect(await panel.locator('blockquote').count()).toBe(0);
      await panel.getByRole('link', { name: 'Talks open in Berlin' }).click();
      await panel.getByText('The text of this article was left out on purpose').waitFor();
      expect(await panel.getByRole('link', { name: 'Emmanuel Macron' }).count()).toBe(1);
      expect(await panel.locator('.reader article').textContent()).not.toContain('…');
      expect(await findViolations(opened)).toEqual([]);
      await opened.context().close();
    } finally {
      await served.close();
    }
  });

  test('with what was decided since, where the map lies now', async () => {
    const page = await explorer.open(`${explorer.url}#entity=actor:boris-johnson`);
    const sayCounts = () => page.locator('.stage').getAttribute('aria-label');
    await page.getByRole('button', { name: 'Put right' }).click();
    const before = await sayCounts();
    await page.getByRole('button', { name: 'Take off the map' }).click();
    await expect.poll(sayCounts).not.toBe(before);
    await openDialog(page);
    const { bytes } = await save(page, 'Save a folder (.zip)');
    const names = Buffer.from(unzipSync(bytes)['atlas/names/0000.json']!).toString();
    expect(names).toContain('Angela Merkel');
    expect(names).not.toContain('Boris Johnson');
  });

  test('on a phone as well', async () => {
    const page = await explorer.open(explorer.url, PHONE);
    const dialog = await openDialog(page);
    const box = (await dialog.boundingBox())!;
    // Nothing of the page behind makes it wider than the screen.
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    await save(page, 'Save one page (.html)');
    await dialog.getByText(/\.html is saved/).waitFor();
    expect(await findViolations(page)).toEqual([]);
  });
});
