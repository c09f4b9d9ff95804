import type { Lexicon } from '../../lexicon/lexicon.ts';
import { foldName } from '../../text/fold.ts';
import { initialsOf } from '../../text/initials.ts';
import { stripLegalForm } from '../../text/name-key.ts';
import { isPerson } from '../name-kind.ts';
import type { LocalLinks } from './links.ts';
import type { LocalName } from './local-name.ts';

/** Short names and initials of organisations. */
export function linkOrganizations(actors: readonly LocalName[], lexicon: Lexicon, found: LocalLinks): void {
  const long = actors.filter((name) => name.words.length > 1 && !isPerson(name));
  const byInitials = new Map<string, LocalName[]>();
  const byWord = new Map<string, LocalName[]>();
  for (const name of long) {
    for (const initials of initialsOf(name.words)) {
      const list = byInitials.get(initials) ?? [];
      if (!list.includes(name)) list.push(name);
      byInitials.set(initials, list);
    }
    for (const word of new Set([name.words[0] ?? '', name.words.at(-1) ?? '', ...name.words])) {
      const list = byWord.get(word) ?? [];
      list.push(name);
      byWord.set(word, list);
    }
  }
  for (const name of actors) {
    if (name.lexicon) continue;
    if (name.acronym && name.words.length === 1 && name.key.length >= 2) {
      const candidates = byInitials.get(name.key) ?? [];
      const [only] = candidates;
      if (only && candidates.length === 1 && !only.words.includes(name.key)) found.link(name, only, 'acronym', 0.85);
      continue;
    }
    if (isPerson(name)) continue;
    const union = findUnion(name, long, lexicon);
    if (union) {
      found.link(name, union, 'short-name', 0.75);
      continue;
    }
    // "Holiday Corp" is a company of its own beside Holiday Inns; a bare "United" says nothing.
    const stripped = stripLegalForm(name.words);
    if (stripped.length < name.words.length || (name.words.length === 1 && lexicon.words.vagueName.has(name.key)))
      continue;
    const containing = (byWord.get(stripped[0] ?? '') ?? []).filter(
      (other) =>
        other !== name &&
        other.words.length > name.words.length &&
        !isJoint(other) &&
        (isPrefix(other.words, stripped) || isSuffix(other.words, stripped) || isSuffix(coreOf(other.words), stripped)),
    );
    if (containing.length !== 1) continue;
    const [whole] = containing;
    if (!whole) continue;
    const dropped = isSuffix(coreOf(whole.words), stripped)
      ? coreOf(whole.words).slice(0, -stripped.length)
      : isSuffix(whole.words, stripped)
        ? whole.words.slice(0, -stripped.length)
        : whole.words.slice(stripped.length);
    const scoped =
      dropped.every((word) => saysWhose(word, lexicon)) || stripLegalForm(whole.words).length === stripped.length;
    if (scoped) found.link(name, whole, 'short-name', 0.85);
    else if (isPrefix(whole.words, stripped) && dropped.some((word) => namesPart(word, lexicon)))
      found.doubt(name, whole, 'short-name', 0.5);
    else if (stripped.length === 1 && (stripped[0]?.length ?? 0) >= 4) found.link(name, whole, 'short-name', 0.75);
    else found.doubt(name, whole, 'short-name', 0.5);
  }
}

/** A continent that acts is its union, where the article names that: "Europe" beside the European Union. */
function findUnion(
  { key }: LocalName,
  long: readonly LocalName[],
  { demonyms, words }: Lexicon,
): LocalName | undefined {
  return long.find(({ words: [adjective = '', noun = '', ...rest] }) => {
    const place = words.unionNoun.has(noun) && rest.length === 0 ? demonyms.get(adjective) : undefined;
    return place !== undefined && foldName(place) === key;
  });
}

/** "Pennzoil-Texaco" is neither of the two. */
function isJoint(name: LocalName): boolean {
  for (const surface of name.surfaces.keys()) if (/\p{Ll}[-–/]\p{Lu}/u.test(surface)) return true;
  return false;
}

/** Whether a word before or after a short name says whose or of what kind it is, not which. */
function saysWhose(word: string, { words, demonyms, names }: Lexicon): boolean {
  const says = words.nameScope.has(word) || words.kindWordOrganization.has(word);
  return says || demonyms.has(word) || names.get(word)?.country === true;
}

/** Whether a word behind a name makes a part of it: "GitHub Trust and Safety", "Facebook Oversight Board". */
function namesPart(word: string, { words }: Lexicon): boolean {
  return word === 'and' || word === 'for' || words.boardNoun.has(word);
}

/** What stands before "of" or "for": "syrian observatory" of "syrian observatory for human rights". */
function coreOf(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => word === 'of' || word === 'for');
  return at > 0 ? words.slice(0, at) : words;
}

function isPrefix(words: readonly string[], part: readonly string[]): boolean {
  return part.every((word, at) => words[at] === word);
}

function isSuffix(words: readonly string[], part: readonly string[]): boolean {
  return part.every((word, at) => words[words.length - part.length + at] === word);
}
