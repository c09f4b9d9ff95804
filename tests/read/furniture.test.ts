import { describe, expect, test } from 'vitest';
import { markFurniture } from '../../src/read/furniture.ts';
import { splitParagraphs } from '../../src/read/paragraphs.ts';
import { splitSentences } from '../../src/read/sentences.ts';

const PROSE = 'Rebels took the town. Residents fled.\n\nThe army said so.\n\nNobody was hurt.\n\n';

/** The type of the last paragraph of an article. */
function typeOf(line: string): string | undefined {
  const text = PROSE + line;
  const paragraphs = splitParagraphs(text);
  const last = paragraphs.at(-1);
  return markFurniture(text, paragraphs).find(({ from }) => from === last?.from)?.type;
}

describe('furniture', () => {
  test.each([
    ['related', 'SEE ALSO :Nurse kidnapped five years ago may be alive'],
    ['related', ':: Turkey will act, says minister'],
    ['related', 'Read more: What we know so far'],
    ['related', 'More From This Section'],
    ['byline', 'By Jane Doe in Nairobi'],
    ['byline', 'By Ana María de la Cruz and John Roe'],
    ['byline', 'BY JANE DOE IN NAIROBI'],
    ['byline', 'Reporting by Jane Doe; Editing by John Roe'],
    ['byline', 'Vanessa Coleman'],
    ['byline', 'Published: 3 March 2019'],
    ['caption', 'Soldiers on patrol in Bamako. Credit: Jane Doe'],
    ['caption', 'A boy in Idlib (AFP/Getty Images)'],
    ['caption', 'File photo: Rescue workers at the site'],
    ['promotion', 'For the latest news visit our site'],
    ['promotion', 'Sign up for our newsletter'],
    ['promotion', 'This article was originally published by The Paper.'],
    ['tags', 'Islamic StateSyrian Democratic ForcesSyria'],
    ['tags', 'Topics: Sudan, Darfur, RSF'],
  ])('%s: %s', (type, line) => {
    expect(typeOf(line)).toBe(type);
  });

  test('is found in the middle of a paragraph that a page glued together', () => {
    const text = 'Rebels took the town. Sign up for our newsletter. Residents fled. Read more: What we know so far';
    const paragraphs = splitParagraphs(text);
    const found = markFurniture(text, paragraphs, splitSentences(text, paragraphs));
    expect(found.map(({ from, to, type }) => [type, text.slice(from, to)])).toEqual([
      ['promotion', 'Sign up for our newsletter.'],
      ['related', 'Read more: What we know so far'],
    ]);
  });

  test.each([
    'By land and sea',
    'By Monday the army had taken the town.',
    'Watch out for mines, he said.',
    'Follow the money, a prosecutor said.',
    'The photo shows soldiers near the border.',
    'Reuters said three people were hurt.',
    'More from the region came on Sunday.',
    'Related groups have claimed attacks before.',
    'Support our troops, the president said.',
    'Mr McDonald of MacArthur High School spoke.',
    'Food shortages',
  ])('leaves prose alone: %s', (line) => {
    expect(typeOf(line)).toBeUndefined();
  });
});
