import type { Lexicon, LexiconName } from '../../lexicon/lexicon.ts';
import { mintEntityId } from '../../model/entity.ts';
import { type EntityType, type Kind, type Mention, typeOfKind } from '../../model/mention.ts';
import { isAcronym } from '../../text/acronym.ts';
import { foldName } from '../../text/fold.ts';
import { keyOfName, slugOfKey, stripLegalForm, wordsOfKey } from '../../text/name-key.ts';
import { findOwnAcronyms } from './own-acronyms.ts';

/** Words of the longest title that is looked for before a name. */
const LONGEST_TITLE = 4;

/** A name as one article uses it; all its mentions there are taken for one. */
export interface LocalName {
  readonly id: string;
  readonly type: EntityType;
  readonly key: string;
  readonly words: readonly string[];
  /** Mentions by surface. */
  readonly surfaces: ReadonlyMap<string, number>;
  /** Confidence of its mentions, summed by kind. */
  readonly kinds: ReadonlyMap<Kind, number>;
  readonly lexicon?: LexiconName;
  /** What a lexicon, a watchlist or a lemma calls it. */
  readonly canonical?: string;
  readonly acronym: boolean;
  /** Only headlines that nothing confirms name it. */
  readonly unconfirmed: boolean;
}

/** Times that an article uses a name. */
export function countMentions({ surfaces }: LocalName): number {
  let sum = 0;
  for (const count of surfaces.values()) sum += count;
  return sum;
}

/** What the mentions of one article read as. */
export interface LocalNames {
  /** By id, in the order of their first mention. */
  readonly byId: ReadonlyMap<string, LocalName>;
  /** Parallel to the mentions. */
  readonly names: readonly LocalName[];
  /**
   * Parallel to the mentions: the id of the name as it is printed, without titles. It differs from the name's own where
   * a lexicon, a watchlist or a lemma calls it something else.
   */
  readonly printed: readonly string[];
}

interface CountedName extends LocalName {
  readonly surfaces: Map<string, number>;
  readonly kinds: Map<Kind, number>;
  acronym: boolean;
  unconfirmed: boolean;
}

/** What mentions are called whose names many things bear, as the article tells; parallel to the mentions. */
export interface ToldNames {
  readonly bodies: readonly (string | undefined)[];
  readonly places: readonly (string | undefined)[];
}

/**
 * Reads a name off every mention; mentions with one key are one name.
 *
 * @param kinds parallel to the mentions.
 */
export function readLocalNames(
  text: string,
  mentions: readonly Mention[],
  kinds: readonly Kind[],
  told: ToldNames,
  lexicon: Lexicon,
): LocalNames {
  const byId = new Map<string, CountedName>();
  /** Surfaces come again and again in one article. */
  const known = new Map<string, { readonly name: CountedName; readonly printed: string }>();
  const names: LocalName[] = [];
  const printed: string[] = [];
  const own = findOwnAcronyms(text, mentions, lexicon);
  for (const [index, found] of mentions.entries()) {
    const surface = text.slice(found.from, found.to);
    const mention = readMention(found, surface, kinds[index]!, own, lexicon);
    const body = told.bodies[index];
    const said = body ?? told.places[index];
    const cue = `${mention.kind}\n${mention.finder === 'watchlist'}\n${said ?? mention.canonical ?? ''}\n${surface}`;
    let read = known.get(cue);
    if (!read) {
      read =
        said === undefined
          ? readName(mention, surface, lexicon, byId)
          : readToldName(said, body === undefined ? 'place' : 'organization', mention, surface, lexicon, byId);
      known.set(cue, read);
    }
    const { name } = read;
    // A headline in capitals makes no initialism of a name that is printed otherwise as well.
    name.acronym &&= isAcronym(surface.replace(/['’]s?$/, '').replace(/\./g, ''));
    name.unconfirmed &&= mention.unconfirmed === true;
    name.surfaces.set(surface, (name.surfaces.get(surface) ?? 0) + 1);
    name.kinds.set(mention.kind, (name.kinds.get(mention.kind) ?? 0) + mention.confidence);
    names.push(name);
    printed.push(read.printed);
  }
  return { byId, names, printed };
}

/** A mention as it is read: of the kind that the article votes for, and not by the lexicon where the article means another. */
function readMention(
  found: Mention,
  surface: string,
  kind: Kind,
  own: ReadonlySet<string>,
  { acronyms }: Lexicon,
): ReadMention {
  const plain = surface.replace(/['’]s?$/, '').replace(/\./g, '');
  if (!own.has(plain) || found.finder === 'watchlist') return { ...found, kind };
  const { canonical, ...rest } = found;
  const isLexicons = canonical === undefined || canonical === acronyms.get(plain)?.name;
  return { ...rest, kind, ...(!isLexicons && { canonical }), isOwn: true };
}

interface ReadMention extends Mention {
  /** An acronym that the lexicon knows for something else. */
  readonly isOwn?: true;
}

/** The first way the article prints a name. */
export function firstSurface(name: LocalName): string {
  return name.surfaces.keys().next().value ?? name.key;
}

function readName(
  mention: ReadMention,
  surface: string,
  lexicon: Lexicon,
  byId: Map<string, CountedName>,
): { readonly name: CountedName; readonly printed: string } {
  const type = typeOfKind(mention.kind);
  const plain = surface.replace(/['’]s?$/, '');
  const folded = keyOfName(plain);
  const bare = mention.kind === 'person' ? stripTitles(folded, lexicon) : folded;
  const printed = mintEntityId(type, slugOfKey(bare));
  const found = mention.kind === 'person' || mention.isOwn ? undefined : findEntry(plain, mention, lexicon);
  const canonical = callOrganization(mention, lexicon) ?? found?.name;
  const key = canonical === undefined ? bare : keyOfName(canonical);
  const id = mintEntityId(type, slugOfKey(key));
  const known = byId.get(id);
  if (known) return { name: known, printed };
  const entry = found ?? (canonical === undefined ? undefined : findEntry(canonical, mention, lexicon));
  const name = nameOf(id, type, key, {
    ...(entry && { lexicon: entry }),
    ...(canonical !== undefined && { canonical }),
    acronym: isAcronym(plain.replace(/\./g, '')),
  });
  byId.set(id, name);
  return { name, printed };
}

/** A name of which no mention is counted yet. */
function nameOf(
  id: string,
  type: CountedName['type'],
  key: string,
  rest: Pick<CountedName, 'acronym'> & Partial<Pick<CountedName, 'lexicon' | 'canonical'>>,
): CountedName {
  return { id, type, key, words: wordsOfKey(key), surfaces: new Map(), kinds: new Map(), unconfirmed: true, ...rest };
}

/** A body is an organisation, whatever a tagger took it for, and known, as a place is: no spelling near its name is it. */
function readToldName(
  told: string,
  kind: 'organization' | 'place',
  mention: Mention,
  surface: string,
  lexicon: Lexicon,
  byId: Map<string, CountedName>,
): { readonly name: CountedName; readonly printed: string } {
  const type = typeOfKind(kind);
  const key = keyOfName(told);
  const id = mintEntityId(type, slugOfKey(key));
  const printed = mintEntityId(typeOfKind(mention.kind), slugOfKey(keyOfName(surface)));
  const known = byId.get(id);
  if (known) return { name: known, printed };
  const entry: LexiconName = lexicon.names.get(foldName(told)) ?? { name: told, kind, confidence: 1 };
  const name = nameOf(id, type, key, { lexicon: entry, canonical: told, acronym: false });
  byId.set(id, name);
  return { name, printed };
}

/** What the recogniser calls it; of an organisation, what the lexicon calls that. */
function callOrganization({ canonical, kind, finder }: Mention, lexicon: Lexicon): string | undefined {
  if (canonical === undefined || kind !== 'organization' || finder === 'watchlist') return canonical;
  return findOtherName(canonical, lexicon) ?? canonical;
}

/** How sure an organisation is the one that the lexicon has another name for: as sure as of a known name. */
const OTHER_NAME = 0.9;

/** With its legal form and without. */
function findOtherName(name: string, { otherNames }: Lexicon): string | undefined {
  if (isAcronym(name)) return otherNames.get(name.replace(/\./g, ''));
  const key = keyOfName(name);
  return otherNames.get(key) ?? otherNames.get(stripLegalForm(wordsOfKey(key)).join(' '));
}

/** The lexicon's name of the mention's type; a watchlist's name is never read as another's. */
function findEntry(name: string, { kind, finder }: Mention, lexicon: Lexicon): LexiconName | undefined {
  const type = typeOfKind(kind);
  if (type === 'role' || finder === 'watchlist') return undefined;
  const entry =
    lexicon.acronyms.get(name) ??
    lexicon.acronyms.get(name.replace(/\./g, '')) ??
    lexicon.names.get(foldName(name).replace(/^the /, ''));
  if (entry) return typeOfKind(entry.kind) === type ? entry : undefined;
  const other = kind === 'organization' ? findOtherName(name, lexicon) : undefined;
  return other === undefined ? undefined : { name: other, kind: 'organization', confidence: OTHER_NAME };
}

/** "president trump" → "trump"; never to nothing. */
function stripTitles(key: string, lexicon: Lexicon): string {
  const words = wordsOfKey(key);
  let from = 0;
  while (from < words.length - 1) {
    let length = 0;
    for (let size = Math.min(LONGEST_TITLE, words.length - 1 - from); size > 0 && length === 0; size--) {
      const role = lexicon.roles.get(words.slice(from, from + size).join(' '));
      if (role?.class === 'title') length = size;
    }
    if (length === 0 && lexicon.words.honorific.has(words[from] ?? '')) length = 1;
    if (length === 0) break;
    from += length;
  }
  return words.slice(from).join(' ');
}
