/** Takes README's picture of the real page, on the sample: `npm run build && npm run picture`. */
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { ROOT } from '../helpers/run-command.ts';
import { findBrowser } from './find-browser.ts';
import { QUIET_ARGUMENTS } from './open-page.ts';
import { exploreAtlas } from './serve-page.ts';

const served = await exploreAtlas(resolve(ROOT, 'graph-data/atlas'));
const browser = await chromium.launch({ executablePath: await findBrowser(), args: QUIET_ARGUMENTS });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
await page.goto(served.url);
await page.locator('.stage canvas').first().waitFor();
await page.keyboard.press('/');
await page.keyboard.type('daesh');
await page.keyboard.press('Enter');
await page.locator('.panel').getByText('Syrian Democratic Forces').first().click();
await page.locator('.panel mark').first().waitFor();
await page.screenshot({ path: resolve(ROOT, 'graph-data/explorer.png') });
await browser.close();
await served.close();
