import { describe, expect, test } from 'vitest';
import { countSurnames, weighDoubt, weighMerge, weighReading } from '../../src/explore/review-weights.ts';
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

  test('one word is less likely a name than several, unless these end in a role', () => {
    const roles = new Set(['secretary']);
    const has = new Map([...roles].map((role) => [role, 1]));
    expect(weighDoubt(name('Caudipteryx', 2), 4, has)).toBeGreaterThan(
      weighDoubt(name('Java Sea', 2, 'place'), 4, has),
    );
    expect(weighDoubt(name('Caudipteryx', 2), 4, has)).toBeGreaterThan(weighDoubt(name('Wooster', 2, 'place'), 4, has));
    expect(weighDoubt(name('Caudipteryx', 2), 4, has)).toBeGreaterThan(weighDoubt(name('Caudipteryx', 2), 0, has));
    expect(weighDoubt(name('Montana Secretary', 2), 4, has)).toBe(weighDoubt(name('Caudipteryx', 2), 4, has));
  });
});
