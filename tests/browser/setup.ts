import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findBrowser } from './find-browser.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the Chromium to test in. */
    browser: string;
  }
}

/** Once before all: the page must be built, and a browser found. */
export default async function setup(project: TestProject): Promise<void> {
  if (!existsSync(resolve(import.meta.dirname, '../../dist/web/index.html'))) {
    throw new Error('dist/web is missing: run `npm run build` first');
  }
  project.provide('browser', await findBrowser());
}
