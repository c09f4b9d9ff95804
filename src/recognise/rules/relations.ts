import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Equation, Kind, RoleTie } from '../../model/mention.ts';
import { initialsMatch } from '../../text/initials.ts';
import type { Token } from '../../text/token.ts';

/** A mention of one sentence, by its tokens; `index` is its place in the article's mentions. */
export interface PlacedMention {
  readonly index: number;
  readonly first: number;
  readonly end: number;
  readonly kind: Kind;
  readonly news: boolean;
  /** The lexicon or a watchlist knows it. */
  readonly known: boolean;
  readonly role: string;
}

/** Who holds which role for whom, as one sentence says it. */
export function findRoleTies(
  tokens: readonly Token[],
  mentions: readonly PlacedMention[],
  words: WordClasses,
): RoleTie[] {
  const ties: RoleTie[] = [];
  const startingAt = new Map(mentions.map((mention) => [mention.first, mention]));
  const endingAt = new Map(mentions.map((mention) => [mention.end, mention]));
  for (const role of mentions) {
    if (role.kind !== 'role') continue;
    const holder = findHolder(tokens, role, startingAt, endingAt, words);
    const organization = findOrganization(tokens, role, startingAt, endingAt, words);
    if (holder === undefined && organization === undefined) continue;
    ties.push({
      role: role.index,
      ...(holder === undefined ? {} : { holder }),
      ...(organization === undefined ? {} : { organization }),
    });
  }
  return ties;
}

type ByToken = ReadonlyMap<number, PlacedMention>;

/** "spokesman Mustefa Bali", "its commander, Mazloum Kobane,", "Christopher Ghika, the coalition's deputy commander". */
function findHolder(
  tokens: readonly Token[],
  role: PlacedMention,
  startingAt: ByToken,
  endingAt: ByToken,
  words: WordClasses,
): number | undefined {
  let at = role.end;
  if (tokens[at]?.text === '(') {
    const close = tokens.findIndex((token, index) => index > at && token.text === ')');
    if (close > 0 && close - at < 6) at = close + 1;
  }
  while (words.honorific.has(tokens[at]?.fold ?? '')) at++;
  const singular = !isPlural(tokens, role);
  const next = startingAt.get(at);
  if (next?.kind === 'person' && singular) return next.index;
  // "Interior Minister and party leader X": another role may stand between.
  if (singular && next?.kind === 'role' && next.first === role.end) {
    const behind = startingAt.get(next.end);
    if (behind?.kind === 'person') return behind.index;
  }
  if (singular && (tokens[at]?.text === ',' || tokens[at]?.text === ':')) {
    const named = startingAt.get(skipHonorific(tokens, at + 1, words));
    if (named?.kind === 'person' && isDefinite(tokens, role)) return named.index;
  }
  if (singular && tokens[at]?.word && words.rolePreposition.has(tokens[at]?.fold ?? '')) {
    // "head of the Observatory, Rami Abdel Rahman," and "leader of Hezbollah Hassan Nasrallah".
    let end = at + 1;
    while (words.roleModifier.has(tokens[end]?.fold ?? '')) end++;
    const organization = startingAt.get(end);
    if (organization && organization.kind !== 'role') {
      const comma = tokens[organization.end]?.text === ',' ? organization.end + 1 : organization.end;
      const named = startingAt.get(skipHonorific(tokens, comma, words));
      if (named?.kind === 'person' && (comma === organization.end || isDefinite(tokens, role))) return named.index;
    }
  }
  return findBefore(tokens, role, endingAt, words);
}

function isPlural(tokens: readonly Token[], role: PlacedMention): boolean {
  const last = tokens[role.end - 1]?.fold ?? '';
  return /(?:s|men|people)$/.test(last) && !role.role.endsWith(last);
}

function skipHonorific(tokens: readonly Token[], at: number, words: WordClasses): number {
  return words.honorific.has(tokens[at]?.fold ?? '') ? at + 1 : at;
}

function isDefinite(tokens: readonly Token[], role: PlacedMention): boolean {
  for (let at = role.first - 1; at >= Math.max(0, role.first - 4); at--) {
    const fold = tokens[at]?.fold ?? '';
    if (['the', 'its', 'their', 'his', 'her', "'s", "'", 'a', 'an', 'said'].includes(fold)) return true;
    if (['.', ';', ','].includes(fold)) return false;
  }
  return role.first === 0;
}

/** Walks left from the role over "the coalition's deputy", "a US-backed" to ", " and a person. */
function findBefore(
  tokens: readonly Token[],
  role: PlacedMention,
  endingAt: ByToken,
  words: WordClasses,
): number | undefined {
  let at = role.first;
  for (let steps = 0; steps < 8 && at > 0; steps++) {
    const before = tokens[at - 1];
    if (!before) return undefined;
    const dash = before.text === '-' && tokens[at - 2]?.to === before.from;
    if (!dash && [',', '(', '-', '–', '—'].includes(before.text)) {
      const person = endingAt.get(at - 1) ?? endingAt.get(skipAge(tokens, at - 1));
      if (person?.kind === 'person') return person.index;
      return undefined;
    }
    if (['is', 'was', 'became', 'as', 'remains'].includes(before.fold)) {
      const person = endingAt.get(at - 1);
      return person?.kind === 'person' && !words.speechVerb.has(before.fold) ? person.index : undefined;
    }
    const other = endingAt.get(at);
    if (other && other.kind === 'person') return undefined;
    if (['and', 'or', 'but', 'that', 'who', 'of', 'to', 'in', 'with', 'for', 'by'].includes(before.fold))
      return undefined;
    at = other ? other.first : at - 1;
  }
  return undefined;
}

/** "Shamima Begum, 19, a": back over the age. */
function skipAge(tokens: readonly Token[], comma: number): number {
  return /^\d{1,3}$/.test(tokens[comma - 1]?.text ?? '') && tokens[comma - 2]?.text === ',' ? comma - 2 : comma;
}

/** "SDF spokesman", "the coalition's deputy commander", "a spokesman for the Kurdish-led SDF". */
function findOrganization(
  tokens: readonly Token[],
  role: PlacedMention,
  startingAt: ByToken,
  endingAt: ByToken,
  words: WordClasses,
): number | undefined {
  let at = role.end;
  const link = tokens[at]?.fold ?? '';
  if (words.rolePreposition.has(link)) {
    at++;
    for (let steps = 0; steps < 7; steps++) {
      const token = tokens[at];
      if (!token || (!token.word && token.text !== '-')) break;
      const mention = startingAt.get(at);
      // "the Kurdish-led SDF": what is tied by a hyphen only describes.
      if (mention && tokens[mention.end]?.text === '-') {
        at = mention.end;
        continue;
      }
      if (mention && mention.kind !== 'role' && mention.kind !== 'person') {
        // "villagers in Nigeria" are nobody's; "the governor of Borno" is.
        if (mention.kind === 'place' && link !== 'of' && link !== 'for' && link !== 'to') break;
        const next = startingAt.get(mention.end);
        if (next && next.kind !== 'role' && next.kind !== 'person') return next.index;
        return mention.index;
      }
      if (mention) break;
      at++;
    }
  }
  let end = role.first;
  if (tokens[end - 1]?.fold === "'s" || tokens[end - 1]?.fold === "'") end--;
  else
    while (
      end > 0 &&
      words.roleModifier.has(tokens[end - 1]?.fold ?? '') &&
      tokens[end - 1]?.fold !== 'the' &&
      endingAt.get(end - 1)
    )
      end--;
  const before = endingAt.get(end);
  if (before && before.kind !== 'role' && before.kind !== 'person') return before.index;
  if (before?.kind === 'role' && before.end === role.first) {
    const other = endingAt.get(before.first);
    if (other && other.kind !== 'role' && other.kind !== 'person') return other.index;
  }
  return undefined;
}

/** Names that a bracket says are one: "Syrian Democratic Forces (SDF)", "the Observatory for Human Rights, or SOHR". */
export function findEquations(tokens: readonly Token[], mentions: readonly PlacedMention[]): Equation[] {
  const equations: Equation[] = [];
  const endingAt = new Map(mentions.map((mention) => [mention.end, mention]));
  for (const inner of mentions) {
    if (inner.kind === 'role' || inner.first < 2) continue;
    const opening = tokens[inner.first - 1]?.text;
    if (opening === '(' && tokens[inner.end]?.text === ')') {
      let outer = endingAt.get(inner.first - 1);
      let near = true;
      if (outer?.kind === 'role') {
        outer = endingAt.get(outer.first);
        near = false;
      }
      if (outer && outer.kind !== 'role' && matches(tokens, outer, inner, near)) {
        equations.push({ a: outer.index, b: inner.index, reason: 'acronym' });
      }
    } else if (tokens[inner.first - 1]?.fold === 'or' && tokens[inner.first - 2]?.text === ',') {
      const outer = endingAt.get(inner.first - 2);
      if (outer && outer.kind !== 'role' && matches(tokens, outer, inner, false)) {
        equations.push({ a: outer.index, b: inner.index, reason: 'acronym' });
      }
    }
  }
  return equations;
}

function matches(tokens: readonly Token[], outer: PlacedMention, inner: PlacedMention, near: boolean): boolean {
  const outerWords = tokens.slice(outer.first, outer.end);
  const innerWords = tokens.slice(inner.first, inner.end);
  const [short, long] =
    innerWords.length === 1 && innerWords[0]?.caps ? [innerWords, outerWords] : [outerWords, innerWords];
  if (short.length !== 1 || !short[0]?.caps || long.length < 2) return false;
  if (
    initialsMatch(
      short[0].text,
      long.map((token) => token.text),
    )
  )
    return true;
  // "Parliament of New South Wales (NSW)": only the end of the name is abbreviated.
  const words = long.map((token) => token.text);
  for (let from = 1; from < words.length - 1; from++) if (initialsMatch(short[0].text, words.slice(from))) return false;
  if (inner.known !== outer.known) return false;
  // A foreign acronym ("Kurdistan Workers' Party (PKK)"): close behind a name that is no person's and no place's.
  return near && outer.kind !== 'person' && outer.kind !== 'place' && inner.kind !== 'place' && short === innerWords;
}

/** Whether a news agency or the like is named as the one that was told, or that reports: "told Sky News", "said AFP". */
export function isAttribution(tokens: readonly Token[], mention: PlacedMention, words: WordClasses): boolean {
  if (mention.kind === 'place' || mention.kind === 'person') return false;
  let at = mention.first - 1;
  while (
    at > 0 &&
    ['the', 'a', 'an', 'news', 'agency', 'newspaper', 'broadcaster', 'channel'].includes(tokens[at]?.fold ?? '')
  )
    at--;
  const before = tokens[at]?.fold ?? '';
  if (mention.kind === 'role')
    return words.tellingVerb.has(before) && /^(?:reporter|journalist|correspondent)$/.test(mention.role);
  if (words.tellingVerb.has(before))
    return mention.news || !tokens[mention.end]?.word || tokens[mention.end]?.fold === 'that';
  if (!mention.news) return false;
  if (words.speechVerb.has(before) || words.speechVerb.has(tokens[mention.end]?.fold ?? '')) return true;
  if (words.quotingPreposition.has(before)) {
    for (let back = at - 1; back >= Math.max(0, at - 3); back--)
      if (words.quotingNoun.has(tokens[back]?.fold ?? '')) return true;
  }
  return /^(?:reporter|correspondent|journalist|photographer|reporters|correspondents|journalists|news|report|interview)$/.test(
    tokens[mention.end]?.fold ?? '',
  );
}
