import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntityGraph, Reach } from '../../src/model/graph.ts';
import { drain } from '../../src/model/progress.ts';
import { relateEntities } from '../../src/relate/relate.ts';
import { type MarkedCorpus, markCorpus } from '../helpers/mini-text.ts';

const SENTENCE: Reach = { unit: 'sentence', within: 0 };
const NEAR = (within: number): Reach => ({ unit: 'sentence', within });
const PARAGRAPH: Reach = { unit: 'paragraph' };
const ARTICLE: Reach = { unit: 'article' };

const relate = (corpus: MarkedCorpus, reach: Reach = SENTENCE): EntityGraph =>
  drain(relateEntities(corpus, { reach, minConfidence: 0.5 }));

const ties = (source: string | readonly string[], reach: Reach = SENTENCE): readonly string[] => {
  const graph = relate(markCorpus(...[source].flat()), reach);
  return graph.edges
    .map(({ source, target, weight }) => `${graph.nodes[source]!.label}-${graph.nodes[target]!.label} ${weight}`)
    .sort();
};

describe('a tie', () => {
  test('joins two who are named in one sentence', () => {
    expect(ties('[Ada] met [Babbage]. [Carla] slept.')).toEqual(['Ada-Babbage 1']);
  });

  test('weighs the sentences that name both, however often each does', () => {
    expect(ties('[Ada] met [Babbage] and [Ada] left. [Babbage] wrote to [Ada].')).toEqual(['Ada-Babbage 2']);
  });

  test('joins actors, places and roles alike', () => {
    expect(ties('<mayor> [Carla] slept in (Rome).')).toEqual(['Carla-Rome 1', 'Carla-mayor 1', 'Rome-mayor 1']);
  });

  test('never joins an entity to itself', () => {
    expect(ties('[Ada] saw [Ada]. [Ada] left.', ARTICLE)).toEqual([]);
  });

  test('reaches over k sentences, one unit for each two sentences', () => {
    expect(ties('[Ada] came. [Babbage] left. [Carla] slept.', NEAR(1))).toEqual(['Ada-Babbage 1', 'Babbage-Carla 1']);
    expect(ties('[Ada] saw [Babbage]. [Ada] saw [Babbage].', NEAR(1))).toEqual(['Ada-Babbage 3']);
  });

  test('reaches over a paragraph and over an article', () => {
    expect(ties('[Ada] came. [Babbage] left. | [Carla] slept.', PARAGRAPH)).toEqual(['Ada-Babbage 1']);
    expect(ties('[Ada] came. | [Babbage] left.', ARTICLE)).toEqual(['Ada-Babbage 1']);
  });

  test('adds up over articles and counts them', () => {
    const graph = relate(markCorpus('[Ada] met [Babbage]. [Ada] left [Babbage].', '[Babbage] met [Ada].'));
    expect(graph.edges).toMatchObject([{ weight: 3, articles: 2 }]);
  });

  test('takes no doubtful mention for proof, and draws no doubtful node', () => {
    const graph = relate(markCorpus('[Ada] met [Babbage?].'));
    expect(graph.nodes.map(({ label }) => label)).toEqual(['Ada']);
    expect(graph.edges).toEqual([]);
  });

  test('is proved by the nearest pair, the source first', () => {
    const graph = relate(markCorpus('[Babbage] sat, [Ada] came, and far later [Babbage] left.'));
    expect(graph.edges[0]!.proofs).toEqual([{ article: 0, a: 1, b: 0, distance: 0 }]);
  });

  test('refuses a reach that is no number of sentences', () => {
    expect(() => ties('[Ada].', NEAR(-1))).toThrow(RangeError);
  });
});

/** Random corpora over few names, so that they meet often. */
const corpora = fc
  .array(
    fc.array(
      fc.array(fc.subarray(['[A]', '[B]', '[C?]', '(D)', '<e>', 'and'], { minLength: 1 }), {
        minLength: 1,
        maxLength: 4,
      }),
      { minLength: 1, maxLength: 3 },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((articles) =>
    articles.map((paragraphs) => paragraphs.map((s) => s.map((words) => `${words.join(' ')}.`).join(' ')).join(' | ')),
  );

/** Counts units the slow, obvious way: every unit, every pair of entities, a plain question; a role once an article. */
function countNaively(corpus: MarkedCorpus, reach: Reach): Map<string, number> {
  const counts = new Map<string, number>();
  corpus.articles.forEach((article, index) => {
    const all = corpus.recognitions[index]!.mentions.map((mention, i) => ({
      ...mention,
      entity: corpus.resolution.entities[corpus.resolution.assignments[index]![i]!]!.id,
      paragraph: article.sentences[mention.sentence]!.paragraph,
    })).filter(({ confidence }) => confidence >= 0.5);
    const last = article.sentences.length - 1;
    const units: (readonly [number, number])[] = [];
    if (reach.unit === 'sentence') {
      for (let i = 0; i <= last; i++) for (let j = i; j <= Math.min(last, i + reach.within); j++) units.push([i, j]);
    } else if (reach.unit === 'paragraph') for (let p = 0; p < article.paragraphs.length; p++) units.push([p, p]);
    else units.push([0, 0]);
    const place = (mention: (typeof all)[number]) =>
      reach.unit === 'sentence' ? mention.sentence : reach.unit === 'paragraph' ? mention.paragraph : 0;
    const ids = [...new Set(all.map(({ entity }) => entity))];
    const said = new Set<string>();
    for (const [i, j] of units) {
      for (const a of ids) {
        for (const b of ids) {
          if (a >= b) continue;
          const has = (entity: string, unit: number) => all.some((m) => m.entity === entity && place(m) === unit);
          const both = `${a} ${b}`;
          if (!((has(a, i) && has(b, j)) || (has(a, j) && has(b, i)))) continue;
          if (both.includes('role:') && said.has(both)) continue;
          said.add(both);
          counts.set(both, (counts.get(both) ?? 0) + 1);
        }
      }
    }
  });
  return counts;
}

describe('a text that names more than can be connected', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `[N${index}]`);
  const build = (corpus: MarkedCorpus, reach: Reach, lists: 'head' | 'all' = 'head') =>
    drain(relateEntities(corpus, { reach, minConfidence: 0.5, lists }));

  test.each([
    ['article', ARTICLE, many(2000).join(' slept. ')],
    ['any number of sentences', NEAR(999_999_999), many(2000).join(' slept. ')],
    ['sentence', SENTENCE, many(2000).join(', ')],
  ])('is bounded in the reach of %s, and a notice says so', (_, reach, text) => {
    const graph = build(markCorpus(`${text}.`), reach, 'all');
    expect(graph.edges.length).toBeGreaterThan(20_000);
    expect(graph.edges.length).toBeLessThanOrEqual(200_000);
    expect(graph.notices).toMatchObject([{ message: expect.stringMatching(/names so much within reach/) }]);
  });

  test('ties those that stand nearest to each other, and what it names again later', () => {
    const corpus = markCorpus(`[Ada] slept. ${many(2000).join(' slept. ')}. [Ada] slept.`);
    const { nodes, edges } = build(corpus, ARTICLE);
    const tied = new Set(edges.map(({ source, target }) => `${nodes[source]!.label} ${nodes[target]!.label}`));
    for (const [a, b] of [
      ['N0', 'N1'],
      ['N1000', 'N1001'],
      ['Ada', 'N0'],
      ['Ada', 'N1999'],
    ]) {
      expect(tied.has(`${a} ${b}`) || tied.has(`${b} ${a}`), `${a} ${b}`).toBe(true);
    }
    expect(tied.has('N0 N1999') || tied.has('Ada N1000')).toBe(false);
  });

  test('is tied whole where it is as long as an article is', () => {
    const graph = build(markCorpus(`${many(250).join(' slept. ')}.`), ARTICLE);
    expect(graph.edges).toHaveLength((250 * 249) / 2);
    expect(graph.notices).toEqual([]);
  });
});

describe('for any corpus', () => {
  test.each([SENTENCE, NEAR(1), NEAR(3), PARAGRAPH, ARTICLE])('counts as a naive count does: %o', (reach) => {
    fc.assert(
      fc.property(corpora, (sources) => {
        const corpus = markCorpus(...sources);
        const graph = relate(corpus, reach);
        const found = new Map(
          graph.edges.map((e) => [`${graph.nodes[e.source]!.id} ${graph.nodes[e.target]!.id}`, e.weight]),
        );
        expect(found).toEqual(countNaively(corpus, reach));
      }),
    );
  });

  test('a wider reach never removes a tie', () => {
    fc.assert(
      fc.property(corpora, (sources) => {
        const corpus = markCorpus(...sources);
        const keys = (reach: Reach) => new Set(relate(corpus, reach).edges.map((e) => `${e.source}-${e.target}`));
        for (const [narrow, wide] of [
          [SENTENCE, NEAR(1)],
          [NEAR(1), NEAR(2)],
          [NEAR(2), ARTICLE],
          [SENTENCE, PARAGRAPH],
          [PARAGRAPH, ARTICLE],
        ] as const) {
          const wider = keys(wide);
          for (const key of keys(narrow)) expect(wider).toContain(key);
        }
      }),
    );
  });

  test('every proof names both ends within reach', () => {
    fc.assert(
      fc.property(corpora, fc.constantFrom(SENTENCE, NEAR(2), PARAGRAPH, ARTICLE), (sources, reach) => {
        const corpus = markCorpus(...sources);
        const graph = relate(corpus, reach);
        for (const edge of graph.edges) {
          for (const proof of edge.proofs) {
            const entityOf = (mention: number) =>
              corpus.resolution.entities[corpus.resolution.assignments[proof.article]![mention]!];
            expect(entityOf(proof.a)?.id).toBe(graph.nodes[edge.source]!.id);
            expect(entityOf(proof.b)?.id).toBe(graph.nodes[edge.target]!.id);
            if (reach.unit === 'sentence') expect(proof.distance).toBeLessThanOrEqual(reach.within);
          }
        }
      }),
    );
  });
});
