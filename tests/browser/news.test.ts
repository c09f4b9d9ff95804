import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { NEWS_FILE } from '../../src/index.ts';
import { runCommand } from '../helpers/run-command.ts';
import { findViolations } from './find-violations.ts';
import { exploreAtlas, servePage } from './serve-page.ts';
import { useExplorer } from './use-explorer.ts';

const root = mkdtempSync(join(tmpdir(), 'dramatis-news-'));
const atlas = join(root, 'atlas');
const build = async () => {
  expect(await runCommand('build', root, '-q', '-o', atlas)).toMatchObject({ code: 0 });
};

const explorer = useExplorer(async () => {
  writeFileSync(join(root, 'one.txt'), 'Emmanuel Macron met Angela Merkel in Berlin.');
  await build();
  writeFileSync(join(root, 'two.txt'), 'Boris Johnson met Angela Merkel in Berlin. Angela Merkel met Emmanuel Macron.');
  await build();
  // The same again is no news, and what was told stays.
  await build();
  return exploreAtlas(atlas);
});

test('an atlas that was built over an older one says what is new when it is opened, until that is put away', async () => {
  const page = await explorer.open();
  const bar = page.getByRole('status', { name: 'What was read' });
  await bar.waitFor();
  await expect
    .poll(() => bar.textContent())
    .toMatch(/New since the build before: 1 article, 1 name \(Boris Johnson\), 2 connections; 2 connections stronger/);
  await bar.getByRole('button', { name: 'Details' }).click();
  const details = page.getByRole('dialog', { name: 'What is new' });
  await expect.poll(() => details.textContent()).toMatch(/New connections 2.*Stronger connections 2/);
  expect(await details.textContent()).toContain('1 → 2');
  expect(await findViolations(page)).toEqual([]);
  await details.getByRole('link', { name: 'Boris Johnson', exact: true }).click();
  await page.locator('#panel h2', { hasText: 'Boris Johnson' }).waitFor();

  // It stays beside the map until somebody has seen it.
  await page.reload();
  await bar.getByRole('button', { name: 'Put this report away' }).click();
  await page.reload();
  await page.locator('.stage canvas').first().waitFor();
  // Long after it was told before.
  await page.waitForLoadState('networkidle');
  expect(await bar.count()).toBe(0);
});

test('a plain host of static files tells the same', async () => {
  const host = await servePage(atlas);
  onTestFinished(() => host.close());
  const page = await explorer.open(host.url);
  const bar = page.getByRole('status', { name: 'What was read' });
  await expect.poll(() => bar.textContent()).toMatch(/1 article, 1 name \(Boris Johnson\), 2 connections/);
});

test('a map that is handed on tells it too, as a page and in a folder', async () => {
  const output = mkdtempSync(join(tmpdir(), 'dramatis-news-'));
  const file = join(output, 'map.html');
  expect(await runCommand('publish', atlas, '-q', '-o', file, '--text', 'none')).toMatchObject({ code: 0 });
  const page = await explorer.open(pathToFileURL(file).href);
  const barOf = (own: Page) => own.getByRole('status', { name: 'What was read' });
  await expect.poll(() => barOf(page).textContent()).toMatch(/1 article, 1 name \(Boris Johnson\), 2 connections/);

  const site = join(output, 'site');
  expect(await runCommand('publish', atlas, '-q', '-o', site)).toMatchObject({ code: 0 });
  const host = await servePage(join(site, 'atlas'), site);
  onTestFinished(() => host.close());
  const hosted = await explorer.open(host.url);
  await expect.poll(() => barOf(hosted).textContent()).toMatch(/1 name \(Boris Johnson\)/);
});

test('the page hands the news on with the map', async () => {
  const page = await explorer.open();
  await page.getByRole('status', { name: 'What was read' }).waitFor();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: /^Hand this map on…/ }).click();
  await page.getByRole('dialog').getByLabel('Title').fill('News');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save one page (.html)' }).click(),
  ]);
  const output = join(mkdtempSync(join(tmpdir(), 'dramatis-news-')), 'map.html');
  expect(await runCommand('publish', atlas, '-q', '-o', output, '--title', 'News')).toMatchObject({ code: 0 });
  expect(readFileSync((await download.path())!).equals(readFileSync(output))).toBe(true);
});

test('an atlas that was built once has no news', async () => {
  rmSync(join(atlas, NEWS_FILE));
  const page = await explorer.open();
  await page.waitForLoadState('networkidle');
  expect(await page.getByRole('status', { name: 'What was read' }).count()).toBe(0);
});
