import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreClusters, scoreEdges } from '../../src/measure/cluster-scores.ts';
import { type LabelledSpan, scoreMentions } from '../../src/measure/mention-scores.ts';

/** Spans of one text: `0-2:A 4-6:B`. */
function spans(source: string): LabelledSpan[] {
  return source
    .split(' ')
    .filter(Boolean)
    .map((part) => {
      const [, from = '', to = '', label = ''] = /^(\d+)-(\d+):(\w+)$/.exec(part) ?? [];
      return { from: Number(from), to: Number(to), label };
    });
}

/** Texts separated by `|`, the entity of each mention by a letter: `a b | a`. */
function clusters(source: string): string[][] {
  return source.split('|').map((text) => text.trim().split(' ').filter(Boolean));
}

describe('mentions', () => {
  test.each([
    ['0-2:A 4-6:B', '0-2:A 4-6:B', 'exact', 2],
    ['0-2:A', '0-3:A', 'exact', 0],
    ['0-2:A', '0-3:A', 'overlap', 1],
    ['0-2:A', '0-2:B', 'overlap', 0],
    ['0-9:A', '0-2:A 4-6:A', 'overlap', 1],
  ] as const)('found %s against %s, %s: %i right', (found, gold, match, right) => {
    expect(scoreMentions([spans(found)], [spans(gold)], match).right).toBe(right);
  });

  test('sum over texts before they are divided', () => {
    const score = scoreMentions([spans('0-2:A'), []], [spans('0-2:A'), spans('0-2:A 3-4:A 5-6:A')], 'exact');
    expect([score.precision, score.recall]).toEqual([1, 0.25]);
  });
});

describe('clusters', () => {
  test.each([
    ['x x y', 'a a b', 1, 1],
    ['x x x', 'a a b', 5 / 9, 1],
    ['x y z', 'a a b', 1, 2 / 3],
  ])('found %s against %s', (found, gold, precision, recall) => {
    const score = scoreClusters(clusters(found), clusters(gold));
    expect(score.precision).toBeCloseTo(precision);
    expect(score.recall).toBeCloseTo(recall);
  });

  test('are right whatever their entities are called', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 }), { minLength: 1 }), (gold) => {
        fc.pre(gold.flat().length > 0);
        const found = gold.map((text) => text.map((entity) => `${entity}-found`));
        expect(scoreClusters(found, gold).f1).toBeCloseTo(1);
        const edges = scoreEdges(found, gold, 1);
        expect(edges.right).toBe(edges.gold);
      }),
    );
  });
});

describe('edges', () => {
  test('need two texts, and lose what a split entity loses', () => {
    expect(scoreEdges(clusters('x y | x y'), clusters('a b | a b')).f1).toBe(1);
    expect(scoreEdges(clusters('x y | z y'), clusters('a b | a b')).right).toBe(0);
    expect(scoreEdges(clusters('x y | x'), clusters('a b | a')).gold).toBe(0);
  });
});
