import { mintEntityId } from '../../model/entity.ts';
import { hasLegalForm, slugOfKey, stripLegalForm } from '../../text/name-key.ts';
import type { LocalLinks } from './links.ts';
import type { LocalName } from './local-name.ts';

/** Names that the lexicon is surer of than this stay what they are: countries, large cities, known organisations. */
const MAJOR = 0.8;

/** "Akzo" is Akzo N.V. where the article gives its legal form, whatever a tagger took the bare name for. */
export function linkCompanies(byId: ReadonlyMap<string, LocalName>, found: LocalLinks): void {
  for (const company of byId.values()) {
    if (company.type !== 'actor' || !hasLegalForm(company.words)) continue;
    const slug = slugOfKey(stripLegalForm(company.words).join(' '));
    for (const type of ['actor', 'place'] as const) {
      const bare = byId.get(mintEntityId(type, slug));
      if (bare && !isMajorName(bare)) found.link(bare, company, 'short-name', 0.9);
    }
  }
}

function isMajorName({ lexicon }: LocalName): boolean {
  return lexicon !== undefined && (lexicon.kind !== 'place' || lexicon.confidence > MAJOR);
}
