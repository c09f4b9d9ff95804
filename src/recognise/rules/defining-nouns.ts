import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Kind } from '../../model/mention.ts';

/** What a name is that a noun defines: an actor or place of a kind, or a work, product, event or species: neither. */
export type DefinedKind = Exclude<Kind, 'role'> | 'thing';

/** What a noun phrase's head, in the singular or plural, says of a name; `before` is the word before it. */
export function kindOfNoun(
  noun: string,
  before: string,
  isPerson: (singular: string) => boolean,
  words: WordClasses,
): DefinedKind | undefined {
  for (const word of singularsOf(noun)) {
    if (word === 'tank') return before === 'think' ? 'organization' : undefined;
    if (word === 'station') {
      if (words.broadcasting.has(before)) return 'organization';
      return words.transport.has(before) ? 'place' : undefined;
    }
    if (word === 'district' && before === 'school') return 'organization';
    if (word === 'team' && words.ordinal.has(before)) return undefined;
    if (words.organizationNoun.has(word)) return 'organization';
    if (words.placeNoun.has(word)) return 'place';
    if (words.thingNoun.has(word)) return 'thing';
    if (!words.personOrOrganizationNoun.has(word) && isPerson(word)) return 'person';
  }
  return undefined;
}

/** Whether a noun says that a place's name follows after "of". */
export function isDivision(noun: string, words: WordClasses): boolean {
  return words.divisionNoun.has(noun);
}

/** The noun itself, then what it may be the plural of. */
function singularsOf(noun: string): readonly string[] {
  if (noun.endsWith('ies')) return [noun, `${noun.slice(0, -3)}y`];
  if (/(?:s|x|z|ch|sh)es$/.test(noun)) return [noun, noun.slice(0, -2), noun.slice(0, -1)];
  return noun.endsWith('s') && !noun.endsWith('ss') ? [noun, noun.slice(0, -1)] : [noun];
}
