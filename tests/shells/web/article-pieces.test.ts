import { describe, expect, test } from 'vitest';
import type { AtlasArticle } from '../../../src/index.ts';
import { cutArticle } from '../../../src/shells/web/state/article-pieces.ts';
import { groupProofs, listPassages } from '../../../src/shells/web/state/passages.ts';
import { markCorpus } from '../../helpers/mini-text.ts';

function readArticle(source: string, furniture: AtlasArticle['furniture'] = []): AtlasArticle {
  const { articles, recognitions } = markCorpus(source);
  const { mentions, roleTies, equations } = recognitions[0]!;
  const named = mentions.map((mention) => ({ ...mention, node: 0, entity: '', label: '', entityKind: mention.kind }));
  return { ...articles[0]!, furniture, mentions: named, roleTies, equations };
}

describe('an article cut into pieces', () => {
  const article = readArticle('[Ada] met [Béla]. They (Rome) left. | [Ada] slept.');
  const pieces = cutArticle(article);

  test('joins up to its paragraphs again', () => {
    const texts = pieces.map((part) => part.pieces.map(({ from, to }) => article.text.slice(from, to)).join(''));
    expect(texts).toEqual(article.paragraphs.map(({ from, to }) => article.text.slice(from, to)));
  });

  test('has every mention as a piece of its own', () => {
    const marked = pieces.flatMap((part) => part.pieces).filter(({ mention }) => mention);
    expect(marked.map(({ from, to }) => article.text.slice(from, to))).toEqual(['Ada', 'Béla', 'Rome', 'Ada']);
  });

  test('sets furniture apart, also within a paragraph', () => {
    const withLink = readArticle('[Ada] slept. See also more.', [{ from: 11, to: 25, type: 'related' }]);
    expect(cutArticle(withLink).map(({ furniture }) => furniture !== undefined)).toEqual([false, true]);
  });
});

describe('passages', () => {
  const article = readArticle('[A] x. y. [B] x. z. z. [C] x.');
  const proof = (a: number, b: number) => ({ article: 0, a, b, distance: 0 });

  test('hold the sentences between two mentions', () => {
    expect(listPassages(article, [proof(0, 1)])).toEqual([{ sentences: [0, 1, 2] }]);
  });

  test('leave out the middle of a long way', () => {
    expect(listPassages(article, [proof(2, 0)])).toEqual([{ sentences: [0, 5] }]);
  });

  test('of two proofs in the same sentences are one', () => {
    expect(listPassages(article, [proof(0, 0), proof(0, 0)])).toHaveLength(1);
  });

  test('come by article, in order', () => {
    const groups = groupProofs([4, 4, 9, 4].map((at) => ({ article: at, a: 0, b: 0, distance: 0 })));
    expect(groups.map(({ article: at, proofs }) => [at, proofs.length])).toEqual([
      [4, 3],
      [9, 1],
    ]);
  });
});
