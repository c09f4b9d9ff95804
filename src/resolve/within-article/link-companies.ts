import { mintEntityId } from '../../model/entity.ts';
import { hasLegalForm, slugOfKey, stripLegalForm } from '../../text/name-key.ts';
import { isPerson } from '../name-kind.ts';
import type { LocalLinks } from './links.ts';
import { countMentions, type LocalName } from './local-name.ts';

/** Names that the lexicon is surer of than this stay what they are: countries, large cities, known organisations. */
const MAJOR = 0.8;

/** Of a company's full name, in words: of a longer one the first word alone is rarely used. */
const LONGEST = 3;

/**
 * "Akzo" is Akzo N.V. where the article gives its legal form, whatever a tagger took the bare name for. So is the first word
 * of a company's name where the article is about the company: "Taft" is Taft Broadcasting Co, though Dudley Taft comes in.
 *
 * @param byId in the order of their first mention.
 */
export function linkCompanies(byId: ReadonlyMap<string, LocalName>, found: LocalLinks): void {
  for (const company of byId.values()) {
    if (company.type !== 'actor' || !hasLegalForm(company.words)) continue;
    const words = stripLegalForm(company.words);
    const slug = slugOfKey(words.join(' '));
    for (const type of ['actor', 'place'] as const) {
      const bare = byId.get(mintEntityId(type, slug));
      if (bare && !isMajorName(bare)) found.link(bare, company, 'short-name', 0.9);
    }
    if (words.length < 2 || words.length > LONGEST) continue;
    const first = byId.get(mintEntityId('actor', slugOfKey(words[0]!)));
    if (first && !first.lexicon && isFoundersName(first, company, byId)) found.link(first, company, 'short-name', 0.7);
  }
}

/**
 * Whether a word that somebody in the article has for a surname is the company's: what stands beside it speaks for an organisation
 * ("Taft stock"); or else the company is named before anybody of that surname, and at least as often in full.
 */
function isFoundersName(bare: LocalName, company: LocalName, byId: ReadonlyMap<string, LocalName>): boolean {
  const isCompany = !isPerson(bare);
  let isNamed = false;
  let bearers = 0;
  for (const other of byId.values()) {
    if (other === company) isNamed = true;
    if (other.words.length < 2 || !isPerson(other) || other.words.at(-1) !== bare.words[0]) continue;
    if (!isNamed && !isCompany) return false;
    bearers += countMentions(other);
  }
  return bearers > 0 && (isCompany || countMentions(company) >= bearers);
}

function isMajorName({ lexicon }: LocalName): boolean {
  return lexicon !== undefined && (lexicon.kind !== 'place' || lexicon.confidence > MAJOR);
}
