import { describe, expect, test } from 'vitest';
import {
  countSurnames,
  weighDoubt,
  weighGeneric,
  weighKind,
  weighMerge,
  weighReading,
} from '../../src/explore/review-weights.ts';
import type { Entity } from '../../src/model/entity.ts';

const name = (
  label: string,
  mentions: number,
  kind: Entity['kind'] = 'person',
  aliases: Entity['aliases'] = [],
): Entity => ({
  id: `actor:${label}`,
  ...{ label, kind, aliases, mentions },
  articles: 1,
  confidence: 0.9,
});

const [donald, melania, macron] = [name('Donald Trump', 90), name('Melania Trump', 10), name('Emmanuel Macron', 90)];

describe('a question is asked the earlier the likelier it finds something to put right', () => {
  test('a surname of nobody else comes after one that others have, the more the later', () => {
    const surnames = countSurnames([donald, melania, macron]);
    const weigh = (entity: Entity, short: string) =>
      weighReading(entity, { name: short, reason: 'short-name' }, surnames);
    expect(weigh(macron, 'Macron')).toBeLessThan(weigh(donald, 'Trump'));
    expect(weigh(donald, 'Trump')).toBeLessThan(weigh(melania, 'Trump'));
  });

  test('two full names with other given names come after a short name, and an initial is none', () => {
    expect(weighMerge(donald, melania)).toBeLessThan(weighMerge(donald, name('Trump', 3)));
    expect(weighMerge(donald, name('D Trump', 3))).toBe(1);
  });

  test('a short name that stands more often than the long one is doubtful', () => {
    const uses = (long: number, short: number) =>
      name('GitHub Trust and Safety', 9, 'organization', [
        { name: 'GitHub Trust and Safety', count: long },
        { name: 'GitHub', count: short },
      ]);
    const weigh = (entity: Entity) => weighReading(entity, { name: 'GitHub', reason: 'short-name' }, new Map());
    expect(weigh(uses(1, 8))).toBeGreaterThan(weigh(uses(8, 1)));
    const letters = weighReading(uses(1, 8), { name: 'GitHub', reason: 'acronym' }, new Map());
    expect(letters).toBeLessThan(weigh(uses(8, 1)));
  });

  test('one word is less likely a name than several, unless a person’s end in a role', () => {
    const roles = new Map([['secretary', 1]]);
    const weigh = (entity: Entity, more: { lines?: number; quoted?: number; isKnown?: boolean } = {}) =>
      weighDoubt(entity, { lines: 4, quoted: 0, isKnown: false, ...more }, roles);
    const word = weigh(name('Caudipteryx', 2));
    expect(weigh(name('Montana Secretary', 2))).toBe(word);
    for (const less of [
      weigh(name('Java Sea', 2, 'place')),
      weigh(name('Wooster', 2, 'place')),
      weigh(name('Caudipteryx', 2), { lines: 0 }),
      // Who is quoted, or is on a list, is mostly called so.
      weigh(name('Vox', 2, 'organization'), { quoted: 1 }),
      weigh(name('Politico', 2, 'organization'), { isKnown: true }),
    ])
      expect(less).toBeLessThan(word);
    expect(weigh({ ...name('Earth', 9, 'place'), articles: 9 })).toBeLessThan(weigh(name('Wooster', 2, 'place')));
  });

  test('a kind, and what many have, is doubtful in one word rather than in several', () => {
    expect(weighKind(name('Cleveland', 4))).toBeGreaterThan(weighKind(name('Louisiana Land', 4)));
    expect(weighGeneric(name('Court', 4))).toBeGreaterThan(weighGeneric(name('Alliance Party', 4)));
  });
});
