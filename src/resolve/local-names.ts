import type { Lexicon, LexiconName } from '../lexicon/lexicon.ts';
import type { Article } from '../model/article.ts';
import { type MergeReason, mintEntityId } from '../model/entity.ts';
import { type EntityType, type Kind, type Mention, type Recognition, typeOfKind } from '../model/mention.ts';
import { isAcronym } from '../text/acronym.ts';
import { editDistanceWithin } from '../text/edit-distance.ts';
import { foldName } from '../text/fold.ts';
import { initialsOf } from '../text/initials.ts';
import { keyOfName, looseKey, slugOfKey, stripLegalForm, tellingWords, wordsOfKey } from '../text/name-key.ts';

/** A name as one article uses it; all its mentions there are taken for one. */
export interface LocalName {
  readonly id: string;
  readonly type: EntityType;
  readonly key: string;
  readonly words: readonly string[];
  /** Mentions by surface. */
  readonly surfaces: Map<string, number>;
  /** Confidence of its mentions, summed by kind. */
  readonly kinds: Map<Kind, number>;
  readonly lexicon?: LexiconName;
  /** What a lexicon, a watchlist or a lemma calls it. */
  readonly canonical?: string;
  readonly acronym: boolean;
}

/** That a name of the article stands for another of it. */
export interface LocalLink {
  readonly from: string;
  /** How the article prints it. */
  readonly name: string;
  readonly to: string;
  readonly reason: MergeReason;
  readonly confidence: number;
}

export interface LocalResolution {
  /** Parallel to the mentions. */
  readonly names: readonly LocalName[];
  /** A name's id → the link that replaces it within this article. */
  readonly links: ReadonlyMap<string, LocalLink>;
  /** Links that are likely but unsure. */
  readonly doubts: readonly LocalLink[];
}

/** Words that only say what a name is: "Wagner Group", "Euphrates River", "Taliban movement". */
const ORGANIZATION_SUFFIXES = new Set(
  'group movement militia party organization organisation network agency company'.split(' '),
);
const PLACE_SUFFIXES = new Set(
  'river province governorate district region county oblast prefecture state valley'.split(' '),
);
const SCOPES = new Set(
  'federal national royal state united european international global central supreme american british german french russian chinese'.split(
    ' ',
  ),
);
const VAGUE = new Set(
  'united union commonwealth general first new north south east west northern southern eastern western national federal international global central state royal american european african asian world house great'.split(
    ' ',
  ),
);
const GENERATIONS = new Set('jr sr jr. sr. ii iii iv junior senior'.split(' '));
const HONORIFICS = new Set('mr mrs ms miss dr sir dame lord lady mme herr frau monsieur st saint'.split(' '));

/** Whether two ids must stay apart because somebody said so. */
export type Apart = (a: string, b: string) => boolean;

/** Finds what names one article means by one thing: brackets, initials, short names, the lexicon. */
export function resolveLocalNames(
  article: Article,
  recognition: Recognition,
  lexicon: Lexicon,
  apart: Apart,
): LocalResolution {
  const byId = new Map<string, LocalName>();
  const raw = new Map<string, LocalName>();
  const names = recognition.mentions.map((mention) => {
    const surface = article.text.slice(mention.from, mention.to);
    const cached = raw.get(`${mention.kind}\n${mention.canonical ?? ''}\n${surface}`);
    const name = cached ?? readName(mention, surface, lexicon, apart, byId);
    raw.set(`${mention.kind}\n${mention.canonical ?? ''}\n${surface}`, name);
    name.surfaces.set(surface, (name.surfaces.get(surface) ?? 0) + 1);
    name.kinds.set(mention.kind, (name.kinds.get(mention.kind) ?? 0) + mention.confidence);
    return name;
  });

  const links = new Map<string, LocalLink>();
  const doubts: LocalLink[] = [];
  const link = (from: LocalName, to: LocalName, reason: MergeReason, confidence: number): void => {
    if (from.id === to.id || links.has(from.id) || apart(from.id, to.id)) return;
    // No circles: the target must not lead back.
    for (let at: string | undefined = to.id; at !== undefined; at = links.get(at)?.to) if (at === from.id) return;
    links.set(from.id, { from: from.id, name: printed(from), to: to.id, reason, confidence });
  };

  for (const { a, b, reason } of recognition.equations) {
    const [one, two] = [names[a], names[b]];
    if (!one || !two || one.type !== two.type || one.id === two.id) continue;
    const [short, long] = one.acronym && !two.acronym ? [one, two] : [two, one];
    link(short, long, reason, 0.95);
  }
  const all = [...byId.values()];
  const actors = all.filter((name) => name.type === 'actor');
  linkPersons(actors, link, doubts);
  linkOrganizations(actors, lexicon, link, doubts);
  linkSuffixed(all, byId, link);
  return { names, links, doubts };
}

/** The first way the article prints a name. */
function printed(name: LocalName): string {
  return name.surfaces.keys().next().value ?? name.key;
}

function readName(
  mention: Mention,
  surface: string,
  lexicon: Lexicon,
  apart: Apart,
  byId: Map<string, LocalName>,
): LocalName {
  const type = typeOfKind(mention.kind);
  const plain = surface.replace(/['’]s?$/, '');
  let key = keyOfName(plain);
  if (mention.kind === 'person') key = stripTitles(key, lexicon);
  let entry: LexiconName | undefined;
  if (type !== 'role') {
    const found =
      lexicon.acronyms.get(plain) ??
      lexicon.acronyms.get(plain.replace(/\./g, '')) ??
      lexicon.names.get(foldName(plain).replace(/^the /, ''));
    const watched = mention.finder === 'watchlist';
    if (found && typeOfKind(found.kind) === type && mention.kind !== 'person' && !watched) entry = found;
  }
  const canonical = mention.canonical ?? entry?.name;
  if (canonical !== undefined) {
    const canonicalKey = keyOfName(canonical);
    if (!apart(mintEntityId(type, slugOfKey(key)), mintEntityId(type, slugOfKey(canonicalKey)))) {
      key = canonicalKey;
      const named = lexicon.names.get(foldName(canonical)) ?? lexicon.acronyms.get(canonical);
      if (!entry && named && typeOfKind(named.kind) === type && mention.finder !== 'watchlist') entry = named;
    } else entry = undefined;
  }
  const id = mintEntityId(type, slugOfKey(key));
  const known = byId.get(id);
  if (known) return known;
  const name: LocalName = {
    id,
    type,
    key,
    words: wordsOfKey(key),
    surfaces: new Map(),
    kinds: new Map(),
    ...(entry ? { lexicon: entry } : {}),
    ...(canonical !== undefined && key === keyOfName(canonical) ? { canonical } : {}),
    acronym: isAcronym(plain.replace(/\./g, '')),
  };
  byId.set(id, name);
  return name;
}

/** "president trump" → "trump"; never to nothing. */
function stripTitles(key: string, lexicon: Lexicon): string {
  const words = wordsOfKey(key);
  let from = 0;
  while (from < words.length - 1) {
    let length = 0;
    for (let size = Math.min(4, words.length - 1 - from); size > 0 && length === 0; size--) {
      const role = lexicon.roles.get(words.slice(from, from + size).join(' '));
      if (role?.class === 'title') length = size;
    }
    if (length === 0 && HONORIFICS.has(words[from] ?? '')) length = 1;
    if (length === 0) break;
    from += length;
  }
  return words.slice(from).join(' ');
}

type Linker = (from: LocalName, to: LocalName, reason: MergeReason, confidence: number) => void;

function isPerson(name: LocalName): boolean {
  let best: Kind | undefined;
  for (const [kind, weight] of name.kinds) if (best === undefined || weight > (name.kinds.get(best) ?? 0)) best = kind;
  return best === 'person' && !name.lexicon;
}

/** Short names of persons: "Trump" where the article names one Donald Trump. */
function linkPersons(actors: readonly LocalName[], link: Linker, doubts: LocalLink[]): void {
  const byWord = new Map<string, LocalName[]>();
  const byLoose = new Map<string, LocalName[]>();
  const add = (map: Map<string, LocalName[]>, key: string, name: LocalName): void => {
    const list = map.get(key);
    if (list) list.push(name);
    else map.set(key, [name]);
  };
  for (const name of actors) {
    if (!isPerson(name) || name.words.length < 2) continue;
    for (const word of new Set(name.words)) {
      add(byWord, word, name);
      add(byLoose, looseKey(word), name);
    }
  }
  for (const name of actors) {
    if (name.lexicon || name.acronym) continue;
    if (!isPerson(name) && name.words.length > 1) continue;
    const telling = tellingWords(name.words).filter((word) => !GENERATIONS.has(word));
    const last = telling.at(-1);
    if (last === undefined) continue;
    let bearers = byWord.get(last) ?? [];
    let confidence = 0.9;
    if (bearers.length === 0 && last.length > 2) {
      bearers = byLoose.get(looseKey(last)) ?? [];
      confidence = 0.85;
    }
    if (bearers.length === 0 && telling.length === 1 && last.length >= 5 && isPerson(name)) {
      // "Reagan" may be a slip for Regan, or somebody else: only a person can tell.
      for (const bearer of findMisspelt(last, byWord).slice(0, 1)) {
        doubts.push({ from: name.id, name: printed(name), to: bearer.id, reason: 'spelling', confidence: 0.5 });
      }
      continue;
    }
    const scored = bearers
      .filter(
        (bearer) =>
          bearer !== name && bearer.words.length > name.words.length && mayBear(bearer.words, name.words, telling),
      )
      .map((bearer) => ({ bearer, score: scoreBearer(bearer.words, last) }));
    const best = Math.max(0, ...scored.map(({ score }) => score));
    const top = scored.filter(({ score }) => score === best);
    const [first, second] = top;
    if (first && !second) link(name, first.bearer, 'short-name', isPerson(name) ? confidence : 0.7);
    else if (first && second) {
      // Longer and shorter forms of one full name are one bearer: "John F. Kelly", "John Kelly".
      const longest = [...top].sort((a, b) => b.bearer.words.length - a.bearer.words.length)[0]?.bearer ?? first.bearer;
      if (top.every(({ bearer }) => bearer === longest || sameEnds(bearer.words, longest.words))) {
        link(name, longest, 'short-name', 0.85);
      } else {
        for (const { bearer } of top.slice(0, 3))
          doubts.push({ from: name.id, name: printed(name), to: bearer.id, reason: 'short-name', confidence: 0.4 });
      }
    }
  }
}

/** Whether a longer name may be the shorter one's: its words in order, the same generation, no other middle name. */
function mayBear(long: readonly string[], short: readonly string[], telling: readonly string[]): boolean {
  if (!contains(long, telling)) return false;
  const generation = long.find((word) => GENERATIONS.has(word));
  if (short.length > 1 && generation !== short.find((word) => GENERATIONS.has(word))) return false;
  return telling.length < 3 || long[0] !== telling[0] || long[1] === telling[1];
}

function findMisspelt(word: string, byWord: ReadonlyMap<string, LocalName[]>): LocalName[] {
  for (const [other, bearers] of byWord) {
    if (
      other[0] === word[0] &&
      bearers.some((bearer) => bearer.words.at(-1) === other) &&
      editDistanceWithin(word, other, 1) <= 1
    )
      return bearers;
  }
  return [];
}

/** Whether every word of the short name is in the long one, in order; an initial stands for its word. */
function contains(long: readonly string[], short: readonly string[]): boolean {
  let at = 0;
  for (const word of short) {
    while (at < long.length && !sameWord(long[at] ?? '', word)) at++;
    if (at === long.length) return false;
    at++;
  }
  return true;
}

function sameWord(a: string, b: string): boolean {
  return a === b || looseKey(a) === looseKey(b) || (a.length > 4 && a[0] === b[0] && editDistanceWithin(a, b, 1) <= 1);
}

function sameEnds(a: readonly string[], b: readonly string[]): boolean {
  return a[0] === b[0] && a.at(-1) === b.at(-1);
}

function scoreBearer(words: readonly string[], word: string): number {
  const named = words.filter((other) => !GENERATIONS.has(other));
  if (sameWord(named.at(-1) ?? '', word)) return named.length < words.length ? 2.5 : 3;
  return sameWord(named[0] ?? '', word) ? 1 : 2;
}

/** Short names and initials of organisations. */
function linkOrganizations(actors: readonly LocalName[], lexicon: Lexicon, link: Linker, doubts: LocalLink[]): void {
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
      if (only && candidates.length === 1 && !only.words.includes(name.key)) link(name, only, 'acronym', 0.85);
      continue;
    }
    if (isPerson(name)) continue;
    // "Holiday Corp" is a company of its own beside Holiday Inns; a bare "United" says nothing.
    const stripped = stripLegalForm(name.words);
    if (stripped.length < name.words.length || (name.words.length === 1 && VAGUE.has(name.key))) continue;
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
      dropped.every((word) => SCOPES.has(word) || ORGANIZATION_SUFFIXES.has(word) || isPlaceWord(word, lexicon)) ||
      stripLegalForm(whole.words).length === stripped.length;
    if (scoped) link(name, whole, 'short-name', 0.85);
    else if (stripped.length === 1 && (stripped[0]?.length ?? 0) >= 4) link(name, whole, 'short-name', 0.75);
    else doubts.push({ from: name.id, name: printed(name), to: whole.id, reason: 'short-name', confidence: 0.5 });
  }
}

/** "Pennzoil-Texaco" is neither of the two. */
function isJoint(name: LocalName): boolean {
  for (const surface of name.surfaces.keys()) if (/\p{Ll}[-–/]\p{Lu}/u.test(surface)) return true;
  return false;
}

function isPlaceWord(word: string, lexicon: Lexicon): boolean {
  return lexicon.demonyms.has(word) || lexicon.names.get(word)?.country === true;
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

/** "Wagner Group" is Wagner, "Euphrates River" the Euphrates, where the article or the lexicon has the short form. */
function linkSuffixed(all: readonly LocalName[], byId: ReadonlyMap<string, LocalName>, link: Linker): void {
  for (const name of all) {
    if (name.words.length < 2 || name.lexicon || name.type === 'role') continue;
    const suffixes = name.type === 'place' ? PLACE_SUFFIXES : ORGANIZATION_SUFFIXES;
    if (!suffixes.has(name.words.at(-1) ?? '')) continue;
    const short = byId.get(mintEntityId(name.type, slugOfKey(name.words.slice(0, -1).join(' '))));
    if (short && !isPerson(short)) link(name, short, 'short-name', 0.85);
  }
}
