import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexNames, searchEntities } from '../../src/explore/search.ts';
import type { AtlasNode } from '../../src/model/atlas-folder.ts';
import { foldNames, scanNames } from './scan-names.ts';

/** `Label = alias, alias 12` with its mentions at the end. */
const index = (...lines: readonly string[]) =>
  indexNames(
    lines.map((line, rank): AtlasNode => {
      const [, label = '', aliases = '', mentions = '1'] = /^(.*?)(?: = (.*?))?(?: (\d+))?$/.exec(line) ?? [];
      const names = [label, ...aliases.split(', ').filter(Boolean)];
      return {
        id: `actor:${label}`,
        label,
        kind: 'organization',
        aliases: names.map((name) => ({ name, count: 1 })),
        mentions: Number(mentions),
        articles: 1,
        confidence: 1,
        x: 0,
        y: 0,
        community: 0,
        degree: 0,
        betweenness: 0,
        rank,
        region: -1,
      };
    }),
  );

const NAMES = index(
  'Islamic State = IS, Daesh, ISIS 30',
  'Iraq 9',
  'São Paulo 2',
  'Sean Ryan 4',
  'United States = U.S., US, USA 20',
  'Deir ez-Zor = Deir el-Zour 3',
);

const find = (query: string, names = NAMES) =>
  searchEntities(names, query).map(({ node, name, isLabel, match }) => {
    const { label } = names.nodes[node]!;
    return isLabel ? `${label} ${match}` : `${label} ${match} as ${name}`;
  });

describe('search', () => {
  test('finds an entity by an alias and says which', () => {
    expect(find('daesh')).toEqual(['Islamic State exact as Daesh']);
  });

  test('puts the exact name before a prefix, and a prefix before a word', () => {
    expect(find('is')).toEqual(['Islamic State exact as IS']);
    expect(find('ira', index('Iraq 1', 'Iran 9', 'Bank of Iran 5'))).toEqual([
      'Iran prefix',
      'Iraq prefix',
      'Bank of Iran word',
    ]);
  });

  test('folds case, accents and dots', () => {
    expect(find('SAO PAULO')).toEqual(['São Paulo exact']);
    expect(find('u.s')).toContain('United States exact as U.S.');
    expect(find('us')[0]).toBe('United States exact as U.S.');
  });

  test('takes words in any order', () => {
    expect(find('ryan sean')).toEqual(['Sean Ryan word']);
  });

  test('forgives a typing error where letters enough remain', () => {
    expect(find('islamc')).toEqual(['Islamic State fuzzy']);
    expect(find('deri zour')).toEqual(['Deir ez-Zor fuzzy']);
    expect(find('xq')).toEqual([]);
  });

  test('finds nothing for nothing', () => {
    expect(find('  ')).toEqual([]);
  });

  test('marks what was typed in the name as it is printed', () => {
    const [hit] = searchEntities(NAMES, 'sao');
    expect(hit!.marks).toEqual([{ from: 0, to: 3 }]);
  });

  test('refuses to find fewer than one', () => {
    expect(() => searchEntities(NAMES, 'a', 0)).toThrow(RangeError);
  });

  test('finds every label by itself', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.string({ minLength: 1 }).filter((s) => /[\p{L}\p{N}]/u.test(s) && !/ \d+$| = /.test(s)),
          { minLength: 1, maxLength: 8 },
        ),
        (labels) => {
          const names = indexNames(
            labels.map((label) => ({ ...NAMES.nodes[1]!, label, aliases: [{ name: label, count: 1 }] })),
          );
          for (const [node, label] of labels.entries()) {
            const hits = searchEntities(names, label, 50);
            expect(hits.find((hit) => hit.node === node)?.match).toBe('exact');
          }
        },
      ),
    );
  });
});

describe('the index', () => {
  const syllable = fc.constantFrom('al', 'ba', 'Sá', 'i', 'U.S.', ' ', '-', 'ran', 'rack', '’', 'ø', 'a.', '李');
  const name = fc.array(syllable, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
  const entity = fc.record({ names: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }), mentions: fc.nat(4) });

  test('answers like one who looks at every name', () => {
    fc.assert(
      fc.property(
        fc.array(entity, { maxLength: 30 }),
        name,
        fc.integer({ min: 1, max: 12 }),
        (entities, query, limit) => {
          const nodes = entities.map(({ names, mentions }, i): AtlasNode => {
            const aliases = names.map((own) => ({ name: own, count: 1 }));
            return { ...NAMES.nodes[0]!, id: `actor:${i}`, label: names[0]!, aliases, mentions };
          });
          const hits = searchEntities(indexNames(nodes), query, limit).map(({ marks, ...hit }) => hit);
          expect(hits).toEqual(scanNames(nodes, foldNames(nodes), query, limit));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
