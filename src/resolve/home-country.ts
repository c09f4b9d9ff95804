import type { Lexicon } from '../lexicon/lexicon.ts';
import { foldName } from '../text/fold.ts';
import { wordsOfKey } from '../text/name-key.ts';
import { keyOfId, type NameGroup } from './name-groups.ts';

/** Words of the longest country before a body's name: "Democratic Republic of the Congo". */
const LONGEST_COUNTRY = 5;

/**
 * The country that a place or a body lies in, where the lexicon knows it by its name: "Texas", "US Treasury", "French
 * Finance Ministry". None of a country, nor of a region whose standing in its country is news itself ("Crimea").
 */
export function findHomeCountry(
  { id, label, kind }: Pick<NameGroup, 'id' | 'label' | 'kind'>,
  { names, words, bodies: { countryOf, heads } }: Lexicon,
): string | undefined {
  if (kind === 'person' || kind === 'role') return undefined;
  const key = keyOfId(id);
  if (words.disputedPlace.has(key) || names.get(key)?.country) return undefined;
  const known = countryOf.get(key) ?? countryOf.get(foldName(label));
  if (known !== undefined || kind === 'place') return known;
  const own = wordsOfKey(key);
  for (let length = 1; length < own.length && length <= LONGEST_COUNTRY; length++) {
    const country = countryOf.get(own.slice(0, length).join(' '));
    if (country !== undefined && heads.has(own.slice(length).join(' '))) return country;
  }
  return undefined;
}
