import type { Entity, Merge } from '../model/entity.ts';
import { keyOfName, wordsOfKey } from '../text/name-key.ts';
import type { ShortUses } from './short-names.ts';

/**
 * How much likelier or less likely a question finds something to put right than its reading alone says: factors of its place in
 * the list. Set on the first fifty questions of the 294 Wikinews and of 3,000 Reuters articles, read one by one by whoever wrote them: 39 and 36 were
 * worth asking, 32 and some 15 before it counted what an article itself settles.
 */

/** What is asked although it is hardly ever wrong, a surname of nobody else for one, comes last and is not left out. */
const HARDLY = 0.1;
/** A short name in an article that settles whose it is, or of the only one who has it. */
const RARELY = 0.02;

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
    return Math.max(RARELY, others / Math.max(1, others + entity.mentions));
  }
  const usesOf = (wanted: string) => entity.aliases.find((alias) => alias.name === wanted)?.count ?? 0;
  return usesOf(name) > usesOf(entity.label) ? 1 : SELDOM;
}

/** Seldom wrong. */
const SELDOM = 0.4;

/**
 * How likely a short name is wrong wherever it stands, 0..1, for one answer holds for all of it: hardly where an article names its bearer in
 * full and nobody else whom it fits, seldom where it names others too, since the first and most named one was taken.
 *
 * @param alone how likely it is wrong where its bearer is not named in full.
 */
export function weighUses({ contested, alone: apart, sure }: ShortUses, alone: number): number {
  const others = contested.reduce((sum, place) => sum + place.others, 0);
  const uses = contested.length + apart.length + sure.length;
  return (others * SELDOM + apart.length * alone + sure.length * RARELY) / Math.max(1, uses);
}

/**
 * A name of one word is twice as often none as one of several; a person's that ends in a role ("Montana Secretary" of State)
 * lost its end. Towns that no list knows are mostly towns, however unsure the reader is of them, the more so the more articles name one, and
 * whoever is quoted or on a list is mostly called so. A name without a connection changes nothing that is seen.
 */
export function weighDoubt(
  { label, kind, articles }: Entity,
  { lines, quoted, isKnown }: { readonly lines: number; readonly quoted: number; readonly isKnown: boolean },
  roles: ReadonlyMap<string, unknown>,
): number {
  if (lines === 0) return HARDLY;
  const words = wordsOfKey(keyOfName(label));
  if (kind === 'person' && words.length > 1 && roles.has(words.at(-1)!)) return 1;
  const isPlace = kind === 'place';
  return (
    (words.length > 1 ? SELDOM : 1) *
    (isPlace ? SELDOM / Math.sqrt(Math.max(1, articles)) : 1) *
    (isKnown || quoted >= OFTEN_QUOTED ? SELDOM : 1)
  );
}

const OFTEN_QUOTED = 0.5;

/**
 * A kind that hardly any mention was read as was settled by what is said of the name. With several words that is mostly right, with one they
 * may be two: a town and a company.
 */
export function weighKind({ label }: Entity): number {
  return wordsOfKey(keyOfName(label)).length > 1 ? SELDOM : 1;
}

/** One of several words may still be one body's own: "General Services Administration". */
export function weighGeneric({ label }: Entity): number {
  return wordsOfKey(keyOfName(label)).length > 1 ? SELDOM : 1;
}

/** Persons have a surname where they are named in full. */
function surnameOf(label: string): string {
  const words = wordsOfKey(keyOfName(label));
  return words.length > 1 ? words.at(-1)! : '';
}
