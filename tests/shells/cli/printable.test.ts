import { expect, test } from 'vitest';
import { printable, toJsonLine } from '../../../src/shells/cli/printable.ts';

const HOSTILE = 'Ada\u001b[2J\u009b31m\u202eecalevoL\r\nnotice: all is well\u0007';

test('a name cannot write to a terminal other than as a name', () => {
  expect(printable(HOSTILE)).toBe('Ada\ufffd[2J\ufffd31m\ufffdecalevoL  notice: all is well\ufffd');
  expect(printable('Zoë – “José” 東京 🙂')).toBe('Zoë – “José” 東京 🙂');
});

test('a line of JSON keeps a name whole and holds no control character', () => {
  const line = toJsonLine({ name: HOSTILE });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
  expect(JSON.parse(line)).toEqual({ name: HOSTILE });
});
