import { describe, expect, test } from 'vitest';
import { splitParagraphs } from '../../src/read/paragraphs.ts';

/** The paragraphs, each with its line breaks as `/`. */
function paragraphs(text: string): string[] {
  return splitParagraphs(text).map(({ from, to }) => text.slice(from, to).replaceAll('\n', '/'));
}

const WRAPPED = `Syrian forces have advanced into the last pocket of
territory held by Islamic State near the border, the militia
said on Sunday.`;

describe('splitParagraphs', () => {
  test('takes every line for one', () => {
    expect(paragraphs('One.\nTwo.\r\n\n  Three. \n')).toEqual(['One.', 'Two.', 'Three.']);
  });

  test('takes long lines for one each, though none ends in a stop', () => {
    const line =
      'Thousands of people have streamed out of the pocket in the last few weeks, several hundred a day, they said';
    expect(paragraphs(`${line}\n${line}`)).toHaveLength(2);
  });

  test('joins lines that were broken at a fixed width', () => {
    expect(paragraphs(`A headline\n\n${WRAPPED}\n\n${WRAPPED}`)).toEqual([
      'A headline',
      WRAPPED.replaceAll('\n', '/'),
      WRAPPED.replaceAll('\n', '/'),
    ]);
  });

  test('begins a new one at an indent or after a line that ends short', () => {
    const indented = WRAPPED.replace('Syrian', '   Syrian');
    expect(paragraphs(`${indented}\n${indented}`)).toHaveLength(2);
    expect(paragraphs(`${WRAPPED}\n${WRAPPED}`)).toHaveLength(2);
  });

  test('finds none in nothing', () => {
    expect(paragraphs(' \n\n\t')).toEqual([]);
  });
});
