import { describe, expect, test } from 'vitest';
import type { MarkedArticle } from './corpora.ts';
import { parseMarked as parse, printMarked as print } from './marked-line.ts';
import { mendMarks } from './mend-marks.ts';

/** The last sentence, after a corpus that marks Rome four times as a place, and once leaves Paris unmarked for twice marked. */
function mended(marked: string): string {
  const lines = [
    'In <loc Rome> it rained .',
    'To <loc Rome> they came .',
    'From <loc Rome> they went .',
    'Over <loc Rome> it snowed .',
    'In <loc Paris> it rained .',
    'To <loc Paris> they came .',
    'From Paris they went .',
    marked,
  ];
  const articles: MarkedArticle[] = lines.map((line, at) => ({ id: `${at}`, corpus: 'own', sentences: [parse(line)] }));
  return print(mendMarks(articles).at(-1)!.sentences[0]!);
}

describe('mendMarks', () => {
  test('takes the name out of a compound, marked as a whole or not at all', () => {
    expect(mended('a Rome-based firm')).toBe('a <loc Rome> - based firm');
    expect(mended('a <loc Oslo-based> firm of <per Ada>')).toBe('a <loc Oslo> - based firm of <per Ada>');
    expect(mended('a Milan-based firm')).toBe('a Milan - based firm');
  });

  test('marks what a corpus marks nearly everywhere else', () => {
    expect(mended('they left Rome and Paris')).toBe('they left <loc Rome> and Paris');
  });

  test('leaves a name alone that may be part of a longer one', () => {
    expect(mended('the Rome Film Festival')).toBe('the Rome Film Festival');
    expect(mended('the new Hotel Rome')).toBe('the new Hotel Rome');
  });
});
