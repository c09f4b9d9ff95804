import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../helpers/run-command.ts';
import { findViolations } from './find-violations.ts';
import { exploreAtlas } from './serve-page.ts';
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

test('an atlas that was built once has no news', async () => {
  rmSync(join(atlas, '.news.json'));
  const page = await explorer.open();
  await page.waitForLoadState('networkidle');
  expect(await page.getByRole('status', { name: 'What was read' }).count()).toBe(0);
});
