import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser, openPage, type Watched } from './open-page.ts';
import type { ServedPage } from './serve-page.ts';

export interface Explorer {
  readonly browser: Browser;
  readonly url: string;
  /** A page in a context of its own; it is closed after the test, which fails where anything went wrong on it. */
  open(address?: string, options?: BrowserContextOptions): Promise<Page>;
}

/** One explorer and one browser for all tests of a file. */
export function useExplorer(serve: () => Promise<ServedPage>): Explorer {
  let browser: Browser;
  let served: ServedPage;
  let opened: Watched[] = [];

  beforeAll(async () => {
    served = await serve();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  afterEach(async () => {
    const closing = opened;
    opened = [];
    for (const { page } of closing) await page.context().close();
    for (const { errors, foreignRequests } of closing) {
      expect(errors).toEqual([]);
      expect(foreignRequests).toEqual([]);
    }
  });

  return {
    get browser() {
      return browser;
    },
    get url() {
      return served.url;
    },
    async open(address = served.url, options) {
      const watched = await openPage(browser, address, options);
      opened.push(watched);
      return watched.page;
    },
  };
}
