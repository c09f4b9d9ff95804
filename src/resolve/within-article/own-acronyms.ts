import type { Lexicon, LexiconName } from '../../lexicon/lexicon.ts';
import type { Mention } from '../../model/mention.ts';
import { foldName } from '../../text/fold.ts';
import { initialsOf } from '../../text/initials.ts';
import { hasLegalForm, keyOfName, stripLegalForm, wordsOfKey } from '../../text/name-key.ts';

/** Letters by which words of two spellings of one name are alike: "Organisation", "Organization". */
const STEM = 6;

/**
 * Acronyms that the lexicon knows and that the article uses for something else, as it prints them: it spells out an organisation
 * with these initials ("Interstate Commerce Commission": not the Criminal Court), or a company begins so ("CPC International Inc").
 */
export function findOwnAcronyms(text: string, mentions: readonly Mention[], lexicon: Lexicon): ReadonlySet<string> {
  const own = new Set<string>();
  for (const { from, to, kind, finder } of mentions) {
    if (kind !== 'organization' || finder === 'lexicon') continue;
    const printed = text.slice(from, to).replace(/['’]s?$/, '');
    const words = wordsOfKey(keyOfName(printed));
    if (words.length < 2 || lexicon.names.has(foldName(printed))) continue;
    for (const initials of [...initialsOf(words), ...initialsOf(stripLegalForm(words))]) {
      const acronym = initials.toUpperCase();
      const known = lexicon.acronyms.get(acronym);
      // "NBC" is all that the lexicon calls the National Broadcasting Co.
      if (
        known &&
        known.name !== acronym &&
        isOrganization(known) &&
        !isSpelledAlike(words, wordsOfKey(keyOfName(known.name)))
      )
        own.add(acronym);
    }
    const [first = ''] = printed.split(/\s+/);
    if (hasLegalForm(words) && stripLegalForm(words).length > 1 && isOrganization(lexicon.acronyms.get(first)))
      own.add(first);
  }
  return own;
}

function isOrganization(known: LexiconName | undefined): boolean {
  return known !== undefined && known.kind !== 'place';
}

/** Whether half of the words of either name are words of the other. */
function isSpelledAlike(a: readonly string[], b: readonly string[]): boolean {
  const stems = new Set(b.map((word) => word.slice(0, STEM)));
  const shared = a.filter((word) => stems.has(word.slice(0, STEM))).length;
  return 2 * shared >= Math.min(a.length, b.length);
}
