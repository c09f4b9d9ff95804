import type { LexiconRole } from '../../lexicon/lexicon.ts';
import type { LexiconIndex } from '../../lexicon/lexicon-index.ts';
import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Token } from '../../text/token.ts';
import type { PartOfSpeech } from '../tagger/parts-of-speech.ts';
import { ROLE } from '../weights.ts';

/** A role noun phrase: tokens `[first, end)` of one sentence. */
export interface RoleCandidate {
  readonly first: number;
  readonly end: number;
  readonly lemma: string;
  readonly confidence: number;
}

/**
 * The roles that one sentence names; `taken` says which tokens are part of a name, `person` where a person's begins.
 */
export function findRoles(
  tokens: readonly Token[],
  taken: (at: number) => boolean,
  person: (at: number) => boolean,
  index: LexiconIndex,
  pos?: readonly PartOfSpeech[],
): RoleCandidate[] {
  const roles: RoleCandidate[] = [];
  let at = 0;
  while (at < tokens.length) {
    const role = taken(at) ? undefined : readRole(tokens, at, taken, person, index, pos);
    if (role) roles.push(role);
    at = role ? role.end : at + 1;
  }
  return roles;
}

function readRole(
  tokens: readonly Token[],
  at: number,
  taken: (at: number) => boolean,
  person: (at: number) => boolean,
  index: LexiconIndex,
  pos: readonly PartOfSpeech[] | undefined,
): RoleCandidate | undefined {
  const token = tokens[at];
  if (!token?.word || index.words.honorific.has(token.fold)) return undefined;
  const titled = readLongTitle(tokens, at, taken, index) ?? readMinisterOf(tokens, at, taken, index);
  if (titled) return titled;
  let first = at;
  let prefix = '';
  if (index.words.rankModifier.has(token.fold)) {
    const behind = index.findRole(tokens, at + 1);
    const longer = 1 + (behind?.length ?? 0) > (index.findRole(tokens, at)?.length ?? 0);
    if (behind && longer && !taken(at + 1) && behind.value.class !== 'weak') {
      prefix = `${token.fold} `;
      first = at + 1;
    }
  }
  const match = index.findRole(tokens, first);
  if (!match) return undefined;
  const end = first + match.length;
  for (let i = first; i < end; i++) if (taken(i)) return undefined;
  let value: LexiconRole = match.value;
  // The head of a compound is its last noun: "union members", "police officers", "government officials".
  const next = match.length >= 1 && tokens[end - 1] ? index.findRole(tokens, end) : undefined;
  // "minister of justice" qualifies nothing.
  const ofPhrase = tokens.slice(first, end).some((word) => word.fold === 'of');
  const nounBehind = !ofPhrase && (!pos || pos[end] === 'NOUN' || pos[end] === 'PROPN');
  if (next && nounBehind && !taken(end) && isHead(tokens, end, next.value, match.value)) return undefined;
  const named = person(end) && value.class !== 'weak' && !/s$/.test(tokens[end - 1]?.fold ?? '');
  if (!named && !isNoun(tokens, first, end, value, pos, index.words)) return undefined;
  // "Rev.", "Gen.", "Col." are titles before a name only.
  if (
    match.length === 1 &&
    value.class === 'title' &&
    isClipped(tokens[first]?.fold ?? '', value) &&
    !tokens[end]?.upper
  )
    return undefined;
  if (
    value.class === 'title' &&
    tokens[end]?.upper &&
    index.words.organizationHead.has(tokens[end]?.fold ?? '') &&
    tokens[first]?.upper
  )
    return undefined;
  // A word tied by a hyphen is part of another: "soldier-turned-…", "user-friendly".
  if (tokens[end]?.text === '-' || (tokens[first - 1]?.text === '-' && tokens[first - 2]?.word)) {
    if (tokens[end]?.text === '-') return undefined;
  }
  if (prefix) value = { ...value, lemma: prefix + value.lemma };
  // "refugee camp", "hostage crisis": it says what kind of thing, not who.
  const modifies =
    pos?.[end] === 'NOUN' &&
    tokens[end - 1]?.fold === value.lemma &&
    !['DET', 'PRON', 'ADJ', 'NUM'].includes(pos[end + 1] ?? '');
  const base = modifies || value.class === 'weak' ? ROLE.weak : value.dual && !pos ? ROLE.dual : ROLE.plain;
  return { first: at, end, lemma: value.lemma, confidence: base };
}

/** "Chelyabinsk regional Deputy Emergency Situations Minister": capitals up to the head are its name. */
function readLongTitle(
  tokens: readonly Token[],
  at: number,
  taken: (at: number) => boolean,
  index: LexiconIndex,
): RoleCandidate | undefined {
  if (!tokens[at]?.upper || taken(at)) return undefined;
  let end = at;
  while (end < tokens.length && end - at < 7) {
    const token = tokens[end];
    if (!token || taken(end)) return undefined;
    if (index.words.ministerHead.has(token.fold) && token.upper) {
      if (end === at) return undefined;
      if (tokens[end + 1]?.fold === 'of' || tokens[end + 1]?.fold === 'for') return undefined;
      if (tokens[end + 1]?.upper && tokens[end + 1]?.fold === 'general') end++;
      const words = tokens.slice(at, end + 1).filter((word) => word.text !== ',');
      const known = index.findRole(tokens, at);
      const lemma = known?.length === end + 1 - at ? known.value.lemma : words.map((word) => word.fold).join(' ');
      return { first: at, end: end + 1, lemma, confidence: ROLE.plain };
    }
    if (!token.upper && token.text !== 'and' && token.text !== '&') return undefined;
    if (at === end && (index.words.functionWord.has(token.fold) || token.fold === 'former')) return undefined;
    end++;
  }
  return undefined;
}

/** "Minister of Information" is the information minister; "minister for foreign affairs" the lexicon knows. */
function readMinisterOf(
  tokens: readonly Token[],
  at: number,
  taken: (at: number) => boolean,
  index: LexiconIndex,
): RoleCandidate | undefined {
  const head = tokens[at]?.fold;
  const link = tokens[at + 1]?.fold;
  if ((head !== 'minister' && head !== 'ministers') || (link !== 'of' && link !== 'for')) return undefined;
  if ((index.findRole(tokens, at)?.length ?? 0) > 1) return undefined;
  const from = tokens[at + 2]?.fold === 'the' ? at + 3 : at + 2;
  let end = from;
  while (end < tokens.length && end - from < 8) {
    const token = tokens[end];
    const joins =
      (token?.fold === 'and' || token?.text === '&' || token?.text === ',') && tokens[end + 1]?.upper && end > from;
    if (taken(end) || !(token?.upper || joins)) break;
    end++;
  }
  while (end > from && !tokens[end - 1]?.upper) end--;
  if (end === from) return undefined;
  const words = tokens.slice(from, end).filter((word) => word.text !== ',');
  return { first: at, end, lemma: `${words.map((word) => word.fold).join(' ')} minister`, confidence: ROLE.plain };
}

/** Whether the role that follows at once is the head and this one only qualifies it. */
function isHead(tokens: readonly Token[], end: number, next: LexiconRole, own: LexiconRole): boolean {
  const token = tokens[end];
  if (!token) return false;
  // "spokesman Lt. Col. Mensah": a capital begins a title of its own.
  if (token.upper) return false;
  if (next.dual && own.class !== 'weak') return false;
  if (/s$/.test(tokens[end - 1]?.fold ?? '') && own.class !== 'group') return false;
  return true;
}

function isClipped(word: string, role: LexiconRole): boolean {
  return word.length < role.lemma.length - 2 && role.lemma.startsWith(word.slice(0, 2)) && !/^(?:mp|ceo)s?$/.test(word);
}

function isNoun(
  tokens: readonly Token[],
  first: number,
  end: number,
  role: LexiconRole,
  pos: readonly PartOfSpeech[] | undefined,
  words: WordClasses,
): boolean {
  const last = tokens[end - 1];
  const before = tokens[first - 1];
  const after = tokens[end];
  if (!last) return false;
  if (role.lemma === 'head' && end - first === 1) return isHeadOf(tokens, first);
  if (pos && end - first === 1) {
    const tag = pos[end - 1];
    if (tag === 'NOUN') return !role.dual || pos[end] !== 'NOUN' || last.fold !== role.lemma;
    // "a transport official Troy Roberts": before a name what looks like an adjective is the role.
    if ((tag === 'ADJ' || tag === 'VERB') && pos[end] === 'PROPN' && !role.dual) {
      return pos[first - 1] === 'NOUN' || pos[first - 1] === 'PROPN';
    }
    // "the highest-ranking US official to visit": an adjective that nothing follows is none.
    if (tag === 'ADJ' && !role.dual) {
      const follows = ['NOUN', 'PROPN', 'ADJ', 'NUM'].includes(pos[end] ?? '');
      return !follows && ['DET', 'ADJ', 'PROPN', 'NOUN'].includes(pos[first - 1] ?? '');
    }
    if (tag === 'PROPN') return role.class === 'title' || !last.upper || first === 0 || !before?.word;
    return false;
  }
  if (end - first > 1) return true;
  if (last.upper && first > 0 && role.class !== 'title') return !after?.upper && !before?.upper && !role.dual;
  if (words.noNounAfter.has(before?.fold ?? '')) return false;
  if (!role.dual) return true;
  const determined = words.roleDeterminer.has(before?.fold ?? '') || before?.upper === true;
  const plural = last.fold.endsWith('s') && last.fold !== role.lemma;
  if (plural) return before?.fold !== 'to' && before?.text !== '-';
  if (after?.word && /^\p{Ll}/u.test(after.text) && !isPlainFollower(after, words))
    return role.class === 'title' && after.upper;
  return determined || (role.class === 'title' && last.upper && Boolean(after?.upper));
}

function isPlainFollower(token: Token, words: WordClasses): boolean {
  return words.nounFollower.has(token.fold) || /ed$/.test(token.fold);
}

/** "head of the agency", "SOHR head Rami …", "its head", not "head for", "ahead", "lost his head". */
function isHeadOf(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  // "13 head of cattle"
  if (/^\p{N}/u.test(before?.text ?? '')) return false;
  if (after?.fold === 'of') return before?.fold !== 'at' && tokens[at - 2]?.fold !== 'at';
  return (
    Boolean((before?.upper || before?.text === ')') && after?.upper) ||
    Boolean(before?.fold === "'s" && (after?.upper || after?.text === ','))
  );
}
