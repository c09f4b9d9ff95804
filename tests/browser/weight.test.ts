import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { BUILT_PAGE } from './serve-page.ts';

/** Bytes, gzipped: script and style that the page needs before it shows anything. */
const BUDGET = 100_000;

test('the page loads less than 100 KB of script and style first', () => {
  const html = readFileSync(join(BUILT_PAGE, 'index.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map((match) => match[1]!);
  expect(files.length).toBeGreaterThanOrEqual(2);
  const weight = files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(BUILT_PAGE, file)), { level: 9 }).length,
    0,
  );
  expect(weight).toBeLessThan(BUDGET);
});
