import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { drain } from '../../src/model/progress.ts';
import { groupNearDuplicates } from '../../src/relate/near-duplicates.ts';
import { relateEntities } from '../../src/relate/relate.ts';
import { markCorpus } from '../helpers/mini-text.ts';

const article = (text: string, furniture = ''): Article => ({
  id: text,
  title: '',
  text: text + furniture,
  paragraphs: [],
  sentences: [],
  furniture: furniture ? [{ type: 'promotion', from: text.length, to: text.length + furniture.length }] : [],
});

const group = (...texts: readonly string[]) => groupNearDuplicates(texts.map((text) => article(text)));

/** A text of so many words that no other seed shares. */
const words = (seed: string, count: number) => Array.from({ length: count }, (_, i) => `${seed}${i}`).join(' ');

describe('near-duplicates', () => {
  test('are articles that carry the same text under another headline, or cut', () => {
    const copy = words('a', 200);
    expect(group(copy, `Another headline here. ${copy}`, words('b', 200), words('a', 90))).toEqual([0, 0, 2, 0]);
  });

  test('are not articles that share a quotation', () => {
    expect(group(`${words('a', 200)} ${words('q', 30)}`, `${words('b', 200)} ${words('q', 30)}`)).toEqual([0, 1]);
  });

  test('are not told by furniture', () => {
    const footer = words('f', 100);
    expect(groupNearDuplicates([article(words('a', 40), footer), article(words('b', 40), footer)])).toEqual([0, 1]);
  });

  test('cannot be told among short texts', () => {
    expect(group('Ada met Babbage in London today.', 'Ada met Babbage in London today.')).toEqual([0, 1]);
  });

  test('are grouped under the first, whatever their order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['a1', 'a2', 'b1', 'b2', 'c1'], { minLength: 5 }), (order) => {
        const groups = group(...order.map((name) => `${words(name[0]!, 80)} ${name}`));
        for (const [i, name] of order.entries())
          expect(groups[i]).toBe(order.findIndex((other) => other[0] === name[0]));
      }),
    );
  });

  test('count once for an edge', () => {
    const copy = `[Ada] met [Babbage] ${words('a', 60)}.`;
    const graph = drain(
      relateEntities(markCorpus(copy, copy, '[Ada] saw [Babbage].'), {
        reach: { unit: 'article' },
        minConfidence: 0.5,
      }),
    );
    expect(graph.edges).toMatchObject([{ weight: 3, articles: 3, independentArticles: 2 }]);
  });
});
