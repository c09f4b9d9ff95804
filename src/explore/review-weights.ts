import type { Entity, Merge } from '../model/entity.ts';
import { keyOfName, wordsOfKey } from '../text/name-key.ts';

/**
 * How much likelier or less likely a question finds something to put right than its reading alone says: factors of its place in
 * the list. Set on the first fifty questions of the 294 Wikinews articles, read one by one by whoever wrote them: 32 were worth asking, 28 before
 * surnames counted by share and unknown towns less.
 */

/** What is asked although it is hardly ever wrong, a surname of nobody else for one, comes last and is not left out. */
const HARDLY = 0.1;

/** Two persons who are called by different given names in full are two: "Joe Biden" and "Hunter Biden". */
export function weighMerge(into: Entity, from: Entity): number {
  if (into.kind !== 'person' || from.kind !== 'person') return 1;
  const [one, other] = [wordsOfKey(keyOfName(into.label)), wordsOfKey(keyOfName(from.label))];
  const [first = '', second = ''] = [one[0], other[0]];
  const areFull = one.length > 1 && other.length > 1;
  return areFull && first.length > 1 && second.length > 1 && !first.startsWith(second) && !second.startsWith(first)
    ? HARDLY
    : 1;
}

/** How often persons of a surname are named, each surname by itself. */
export function countSurnames(entities: readonly Entity[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, label, mentions } of entities) {
    const surname = kind === 'person' ? surnameOf(label) : '';
    if (surname !== '') counts.set(surname, (counts.get(surname) ?? 0) + mentions);
  }
  return counts;
}

/**
 * A surname alone was taken for a person: wrong only where others have it, the more of them the likelier. The short name of an
 * organisation is doubtful where it stands more often than the long one, which then may be but a part of it; letters that an
 * article itself explains are hardly ever wrong.
 */
export function weighReading(
  entity: Entity,
  { name, reason }: Pick<Merge, 'name' | 'reason'>,
  surnames: ReadonlyMap<string, number>,
): number {
  if (reason === 'acronym') return HARDLY;
  if (entity.kind === 'person') {
    const surname = surnameOf(entity.label);
    const others = (surnames.get(surname) ?? 0) - entity.mentions;
    return HARDLY + ((1 - HARDLY) * others) / Math.max(1, others + entity.mentions);
  }
  const usesOf = (wanted: string) => entity.aliases.find((alias) => alias.name === wanted)?.count ?? 0;
  return usesOf(name) > usesOf(entity.label) ? 1 : SELDOM;
}

/** Seldom wrong. */
const SELDOM = 0.4;

/**
 * A name of one word is twice as often none as one of several; one that ends in a role ("Montana Secretary" of State) lost
 * its end. Towns that no list knows are mostly towns, however unsure the reader is of them. A name without a connection changes
 * nothing that is seen.
 */
export function weighDoubt({ label, kind }: Entity, lines: number, roles: ReadonlyMap<string, unknown>): number {
  if (lines === 0) return HARDLY;
  const words = wordsOfKey(keyOfName(label));
  if (words.length > 1) return roles.has(words.at(-1)!) ? 1 : SELDOM;
  return kind === 'place' ? SELDOM : 1;
}

/** Persons have a surname where they are named in full. */
function surnameOf(label: string): string {
  const words = wordsOfKey(keyOfName(label));
  return words.length > 1 ? words.at(-1)! : '';
}
