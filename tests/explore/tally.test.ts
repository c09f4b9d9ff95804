import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRanges } from '../../src/explore/compare-ranges.ts';
import { listArticles, tallyArticles } from '../../src/explore/tally.ts';
import { countArticles } from './count-articles.ts';

const ARTICLES = 12;
const lists = fc.array(
  fc.array(fc.nat(ARTICLES - 1), { maxLength: 15 }).map((list) => list.sort((a, b) => a - b)),
  { maxLength: 12 },
);
const leaders = fc
  .array(fc.nat(3), { minLength: ARTICLES, maxLength: ARTICLES })
  .map((groups) => groups.map((group) => groups.indexOf(group)));
const mask = fc.uint8Array({ min: 0, max: 1, minLength: ARTICLES, maxLength: ARTICLES });

describe('counts by article', () => {
  test('add up, among the articles kept, to what counting them one by one gives', () => {
    fc.assert(
      fc.property(lists, leaders, mask, (articles, groups, kept) => {
        const { weight, articles: own, independentArticles } = tallyArticles(countArticles(articles), groups, kept);
        const counting = articles.map((list) => list.filter((article) => kept[article]));
        expect([...weight]).toEqual(counting.map((list) => list.length));
        expect([...own]).toEqual(counting.map((list) => new Set(list).size));
        expect([...independentArticles]).toEqual(counting.map((list) => new Set(list.map((a) => groups[a])).size));
      }),
    );
  });

  test('are listed in article order, each article once', () => {
    const rows = countArticles([[], [1, 1, 4, 7]]);
    expect(listArticles(rows, 0)).toEqual([]);
    expect(listArticles(rows, 1)).toEqual([1, 4, 7]);
    expect(listArticles(rows, 1, Uint8Array.of(1, 1, 1, 1, 0, 1, 1, 1))).toEqual([1, 7]);
  });
});

describe('two ranges', () => {
  /** Which of 100 articles a thing stands in: the first half is one range, the second the other. */
  const compare = (...things: readonly (readonly [before: number, after: number])[]) => {
    const articles = things.map(([before, after]) => [
      ...Array.from({ length: before }, (_, i) => i),
      ...Array.from({ length: after }, (_, i) => 50 + i),
    ]);
    const half = (second: boolean) => Uint8Array.from({ length: 100 }, (_, i) => +(i >= 50 === second));
    const alone = Array.from({ length: 100 }, (_, i) => i);
    const changes = compareRanges(countArticles(articles), alone, half(false), half(true));
    return changes.map(({ thing, type, before, after }) => `${thing} ${type} ${before}→${after}`);
  };

  test('tell what is new, gone, stronger and weaker, the most surprising first', () => {
    expect(compare([0, 3], [4, 0], [2, 20], [30, 5], [5, 6], [0, 0])).toEqual([
      '3 weaker 30→5',
      '2 stronger 2→20',
      '1 gone 4→0',
      '0 new 0→3',
    ]);
  });

  test('do not call stronger what only has more articles to stand in', () => {
    const articles = [[0, 1, 10, 11, 12, 13]];
    const alone = Array.from({ length: 30 }, (_, i) => i);
    const range = (from: number, to: number) => Uint8Array.from(alone, (i) => +(i >= from && i < to));
    expect(compareRanges(countArticles(articles), alone, range(0, 10), range(10, 30))).toEqual([]);
  });
});
