/**
 * Takes README's pictures of the real page: of the sample, `npm run build && npm run picture`; and the first view of a larger
 * atlas, `npm run picture -- ATLAS FILE`.
 */
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { ROOT } from '../helpers/run-command.ts';
import { findBrowser } from './find-browser.ts';
import { QUIET_ARGUMENTS } from './open-page.ts';
import { exploreAtlas } from './serve-page.ts';

const [atlas, file] = process.argv.slice(3);
const served = await exploreAtlas(resolve(ROOT, atlas ?? 'graph-data/atlas'));
const browser = await chromium.launch({ executablePath: await findBrowser(), args: QUIET_ARGUMENTS });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
await page.goto(served.url);
await page.locator('.stage canvas').first().waitFor();
await page.getByText(/of [\d,]+ names/).waitFor();
await page.evaluate(() => document.fonts.ready);
if (atlas === undefined) {
  await page.keyboard.press('/');
  await page.keyboard.type('daesh');
  await page.keyboard.press('Enter');
  await page.locator('.panel').getByRole('heading', { name: 'Islamic State' }).waitFor();
  await page.locator('.panel').locator('.row-name').first().click();
  await page.locator('.panel mark').first().waitFor();
}
await page.screenshot({ path: resolve(ROOT, file ?? 'graph-data/explorer.png') });
await browser.close();
await served.close();
