import { expect, test } from 'vitest';
import { startNear } from '../../../src/shells/web/state/passages.ts';

const far = `${'Before it all began there were words and words. '.repeat(6)}At last Ada Lovelace came.`;

test('a sentence whose name is near its beginning begins where it begins', () => {
  expect(startNear('So Ada came.', 0, 3)).toBe(0);
});

test('a long one begins at a word some way before its name', () => {
  const name = far.indexOf('Ada');
  const start = startNear(far, 0, name);
  expect(far[start - 1]).toBe(' ');
  expect(name - start).toBeGreaterThan(60);
  expect(name - start).toBeLessThan(100);
});

test('one without a blank before its name begins where it begins', () => {
  expect(startNear(`x ${'a'.repeat(300)}Ada`, 2, 302)).toBe(2);
});
