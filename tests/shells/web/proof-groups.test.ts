import { expect, test } from 'vitest';
import type { CatalogArticle, CoMention } from '../../../src/index.ts';
import { groupByText } from '../../../src/shells/web/state/proof-groups.ts';

/** "date=text" for each article. */
const catalogOf = (...articles: readonly string[]): readonly CatalogArticle[] =>
  articles.map((article, index) => {
    const [date, text] = article.split('=');
    const row = { id: `${index}`, title: '', words: 1, duplicateOf: Number(text) };
    return date ? { ...row, published: date } : row;
  });
const proofsIn = (...articles: readonly number[]): readonly CoMention[] =>
  articles.map((article) => ({ article, a: 0, b: 1, distance: 0 }));

const CATALOG = catalogOf('2019-03-02=0', '=1', '2019-02-17=2', '2019-03-05=0', '2019-03-01=4');

test('proofs stand by date, those without one last, and copies are folded into the first of them', () => {
  const groups = groupByText(proofsIn(0, 1, 2, 3, 4), CATALOG, () => true);
  expect(groups.map(({ article, copies, month }) => [article, copies, month])).toEqual([
    [2, [], 'February 2019'],
    [4, [], 'March 2019'],
    [0, [3], 'March 2019'],
    [1, [], ''],
  ]);
});

test('an article that the filters leave is no copy of one that they hide', () => {
  const groups = groupByText(proofsIn(0, 3), CATALOG, (article) => article === 3);
  expect(groups.map(({ article, copies }) => [article, copies])).toEqual([
    [3, []],
    [0, []],
  ]);
});

test('without a catalog each article stands for itself', () => {
  expect(groupByText(proofsIn(1, 1, 0), [], () => true).map(({ article, proofs }) => [article, proofs.length])).toEqual(
    [
      [0, 1],
      [1, 2],
    ],
  );
});
