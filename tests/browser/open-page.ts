import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

export const QUIET_ARGUMENTS = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** Only WebGL needs the graphics card, which is software here: a page that is put together without it costs a quarter less time. */
export const TEST_ARGUMENTS = [...QUIET_ARGUMENTS, '--disable-gpu-compositing'];

/** Milliseconds that the page may take to do what a test waits for, on a machine that does much else besides. */
const LONGEST_WAIT = 90_000;

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

/** What went wrong on a page while it was used: both stay empty. */
export interface Watched {
  readonly page: Page;
  readonly errors: string[];
  readonly foreignRequests: string[];
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: inject('browser'), args: TEST_ARGUMENTS });
}

/** Opens an address in a context of its own and waits until something is drawn. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = DESKTOP,
): Promise<Watched> {
  const context = await browser.newContext({ reducedMotion: 'reduce', acceptDownloads: true, ...options });
  context.setDefaultTimeout(LONGEST_WAIT);
  const page = await context.newPage();
  const errors: string[] = [];
  const foreignRequests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'blob:' && protocol !== 'data:' && origin !== new URL(url).origin) {
      foreignRequests.push(request.url());
    }
  });
  await page.goto(url);
  await page.locator('.stage canvas, table, .state:not(:has(.waiting))').first().waitFor();
  return { page, errors, foreignRequests };
}

/**
 * Loads the page anew at an address of its own. `goto` alone would only change what stands behind `#`, and be done as soon as
 * the page itself changes that.
 */
export async function openAnew(page: Page, address: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(address);
}
