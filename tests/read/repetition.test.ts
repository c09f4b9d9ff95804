import { describe, expect, test } from 'vitest';
import { drain } from '../../src/model/progress.ts';
import { readArticles } from '../../src/read/read-articles.ts';

/** What is marked as repeated in each of these texts. */
function repeated(...texts: readonly string[]): string[][] {
  const { articles } = drain(readArticles(texts.map((text, index) => ({ name: `${index}.txt`, text }))));
  return articles.map(({ text, furniture }) =>
    furniture.filter(({ type }) => type === 'repeated').map(({ from, to }) => text.slice(from, to)),
  );
}

const TAIL = 'The Evening Post brings you the world every single day.';
const STORIES = [
  'Rebels took the town of Baghouz on Monday.',
  'A flood closed the port of Beira for a week.',
  'Voters in Oslo chose a new mayor on Sunday.',
];

describe('repetition', () => {
  test('is found by sentence, in paragraphs that say more', () => {
    expect(repeated(...STORIES.map((story) => `${story} ${TAIL}`))).toEqual([[TAIL], [TAIL], [TAIL]]);
  });

  test('is the same whatever its digits', () => {
    const dated = STORIES.map((story, day) => `${story} This is day ${day} of the reading year at the Evening Post.`);
    expect(repeated(...dated).map((own) => own.length)).toEqual([1, 1, 1]);
  });

  test('takes three articles', () => {
    expect(repeated(...STORIES.slice(1).map((story) => `${story} ${TAIL}`))).toEqual([[], []]);
  });

  test('is none where an agency’s copy stands in several papers', () => {
    const copy = `${STORIES.join(' ')} ${TAIL}`;
    expect(repeated(copy, copy, copy, `${copy} One more line for the late edition.`).flat()).toEqual([]);
  });

  test('leaves short sentences alone', () => {
    expect(repeated(...STORIES.map((story) => `${story} He did not reply.`)).flat()).toEqual([]);
  });
});
