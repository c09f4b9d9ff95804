import { expect, test } from 'vitest';
import { remember } from '../../src/text/remember.ts';

test('what was answered is not asked again, until so much is known that all is forgotten', () => {
  let asked = 0;
  const shout = remember((text) => {
    asked++;
    return text.toUpperCase();
  });
  expect([shout('a'), shout('b'), shout('a')]).toEqual(['A', 'B', 'A']);
  expect(asked).toBe(2);
  for (let i = 0; i < 1 << 15; i++) shout(`n${i}`);
  expect(shout('a')).toBe('A');
  expect(asked).toBe(2 + (1 << 15) + 1);
});

test('an empty answer is remembered too', () => {
  let asked = 0;
  const nothing = remember(() => {
    asked++;
    return '';
  });
  expect([nothing('a'), nothing('a')]).toEqual(['', '']);
  expect(asked).toBe(1);
});
