import type { Lexicon } from '../lexicon/lexicon.ts';
import { mintEntityId } from '../model/entity.ts';
import type { Kind } from '../model/mention.ts';
import { compareText } from '../model/random.ts';
import { editDistanceWithin } from '../text/edit-distance.ts';
import { looseKey, slugOfKey, soundKey, stripLegalForm, tellingWords } from '../text/name-key.ts';
import type { LocalLink } from './local-names.ts';
import type { Grouping, NameNode, NodeMerge } from './merge-nodes.ts';

/** A bare surname goes to the bearer that holds at least this share of the articles that name one in full. */
const DOMINANT_SHARE = 0.8;
/** Names that sound alike are compared pair by pair up to this many; the rarest beyond it are left alone. */
const MAX_BLOCK = 60;

const GENERATIONS = new Set('jr sr ii iii iv junior senior'.split(' '));
const GENERIC_PLACE_WORDS = new Set(
  'city airport street river bridge island islands bay lake mount mountain mountains park port square road town village camp hill hills valley coast province district region county state north south east west northern southern eastern western central greater upper lower new old saint st san santa el al tel deir beit kafr khan wadi ras'.split(
    ' ',
  ),
);
const SUFFIXES: Record<string, ReadonlySet<string>> = {
  actor: new Set('group movement militia party organization organisation network agency company'.split(' ')),
  place: new Set('river province governorate district region county oblast prefecture state valley'.split(' ')),
};

/** What all articles together say about which names are one. Deterministic: nodes come in the order of their ids. */
export function mergeAcrossCorpus(
  nodes: ReadonlyMap<string, NameNode>,
  grouping: Grouping,
  localLinks: ReadonlyMap<string, ReadonlyMap<string, { count: number; link: LocalLink }>>,
  lexicon: Lexicon,
): NodeMerge[] {
  const doubts: NodeMerge[] = [];
  const ordered = [...nodes.values()].sort((a, b) => compareText(a.id, b.id));
  mergeSpellings(ordered, grouping, lexicon, doubts);
  mergeSuffixes(ordered, nodes, grouping);
  mergeAcronyms(ordered, grouping, localLinks);
  mergePersons(ordered, grouping, lexicon, doubts);
  mergePlaceHeads(ordered, grouping, lexicon);
  return doubts;
}

export function mainKind(kinds: ReadonlyMap<Kind, number>): Kind {
  let best: Kind = 'organization';
  let weight = -1;
  for (const kind of ['person', 'organization', 'group', 'place', 'role'] as const) {
    const own = kinds.get(kind) ?? -1;
    if (own > weight) [best, weight] = [kind, own];
  }
  return best;
}

function isPerson(node: NameNode): boolean {
  return node.type === 'actor' && !node.lexicon && mainKind(node.kinds) === 'person';
}

function block<Key>(nodes: readonly NameNode[], keyOf: (node: NameNode) => Key | undefined): Map<Key, NameNode[]> {
  const blocks = new Map<Key, NameNode[]>();
  for (const node of nodes) {
    const key = keyOf(node);
    if (key === undefined) continue;
    const list = blocks.get(key);
    if (list) list.push(node);
    else blocks.set(key, [node]);
  }
  return blocks;
}

/** Spellings of one name: custom first (al/el, ö/oe, centre/center), then sound and few edits. */
function mergeSpellings(nodes: readonly NameNode[], grouping: Grouping, lexicon: Lexicon, doubts: NodeMerge[]): void {
  const spelt = nodes.filter((node) => node.type !== 'role' && !node.acronym && node.key.length > 2);
  for (const same of block(
    spelt,
    (node) => `${node.type} ${looseKey(stripLegalForm(node.words).join(' '))}`,
  ).values()) {
    const [first, ...rest] = byUse(same);
    for (const other of rest) {
      if (first && !areKnownApart(first, other))
        grouping.merge({ from: other.id, to: first.id, reason: 'spelling', confidence: 0.93 });
    }
  }
  // "Tanf", "al-Tanf"; "Qaeda", "al-Qaeda".
  const articled = (node: NameNode): string | undefined => {
    const telling = tellingWords(node.words);
    return isPerson(node) || telling.join('').length < 4 ? undefined : `${node.type} ${telling.join(' ')}`;
  };
  for (const same of block(spelt, articled).values()) {
    const [first, ...rest] = byUse(same);
    for (const other of rest) {
      if (first && !areKnownApart(first, other))
        grouping.merge({ from: other.id, to: first.id, reason: 'spelling', confidence: 0.88 });
    }
  }
  for (const alike of block(spelt, (node) => `${node.type} ${node.words.length} ${soundKey(node.key)}`).values()) {
    if (alike.length < 2) continue;
    const ranked = byUse(alike).slice(0, MAX_BLOCK);
    for (let i = 1; i < ranked.length; i++) {
      for (let j = 0; j < i; j++) {
        const [rare, common] = [ranked[i], ranked[j]];
        if (!rare || !common || grouping.find(rare.id) === grouping.find(common.id)) continue;
        const likeness = compareSpellings(rare, common, lexicon);
        if (likeness === 0) continue;
        const merge: NodeMerge = { from: rare.id, to: common.id, reason: 'spelling', confidence: likeness };
        if (likeness >= 0.7) {
          if (grouping.merge(merge)) break;
        } else doubts.push(merge);
      }
    }
  }
}

function byUse(nodes: readonly NameNode[]): NameNode[] {
  return [...nodes].sort(
    (a, b) =>
      Number(Boolean(b.lexicon)) - Number(Boolean(a.lexicon)) || b.articles - a.articles || compareText(a.id, b.id),
  );
}

/** Two names the lexicon knows as different: Niger and Nigeria. */
function areKnownApart(a: NameNode, b: NameNode): boolean {
  return Boolean(a.lexicon && b.lexicon && a.lexicon.name !== b.lexicon.name);
}

/** How likely two names that sound alike are spellings of one, 0..1; 0 where they are not. */
function compareSpellings(a: NameNode, b: NameNode, lexicon: Lexicon): number {
  if (areKnownApart(a, b) || a.lexicon?.country || b.lexicon?.country) return 0;
  if (a.words.length !== b.words.length || (a.key.match(/\d+/g) ?? []).join() !== (b.key.match(/\d+/g) ?? []).join())
    return 0;
  let edits = 0;
  let changed = 0;
  let doubtful = false;
  for (const [at, word] of a.words.entries()) {
    const other = b.words[at] ?? '';
    if (word === other || looseKey(word) === looseKey(other)) continue;
    const shorter = Math.min(word.length, other.length);
    if (shorter < 4) return 0;
    const limit = shorter >= 7 ? 2 : 1;
    const distance = editDistanceWithin(word, other, limit);
    if (distance > limit) return 0;
    // Mario and Maria, Daniel and Daniela: a final vowel tells given names apart.
    const finals = `${word.at(-1)}${other.at(-1)}`;
    if (/[aeiou]/.test(finals) && word.at(-1) !== other.at(-1)) doubtful = true;
    if (shorter < 6 && lexicon.givenNames.has(word) && lexicon.givenNames.has(other)) doubtful = true;
    edits += distance;
    changed++;
  }
  if (changed === 0) return 0;
  if (a.words.length === 1) {
    if (isPerson(a) || isPerson(b) || a.key.length < 5 || doubtful) return 0.4;
    return edits === 1 ? 0.8 : 0.7;
  }
  if (doubtful) return 0.5;
  return edits === 1 ? 0.88 : edits === 2 ? 0.75 : 0.4;
}

/** "Wagner Group" and "Wagner", "Helmand Province" and "Helmand". */
function mergeSuffixes(nodes: readonly NameNode[], byId: ReadonlyMap<string, NameNode>, grouping: Grouping): void {
  for (const node of nodes) {
    if (node.words.length < 2 || node.lexicon || isPerson(node)) continue;
    const suffixes = SUFFIXES[node.type];
    if (!suffixes?.has(node.words.at(-1) ?? '')) continue;
    const short = byId.get(mintEntityId(node.type, slugOfKey(node.words.slice(0, -1).join(' '))));
    if (short && !isPerson(short))
      grouping.merge({ from: node.id, to: short.id, reason: 'short-name', confidence: 0.85 });
  }
}

/** An acronym that articles introduce for one name stands for it where it is not introduced. */
function mergeAcronyms(
  nodes: readonly NameNode[],
  grouping: Grouping,
  localLinks: ReadonlyMap<string, ReadonlyMap<string, { count: number; link: LocalLink }>>,
): void {
  for (const node of nodes) {
    if (!node.acronym || node.lexicon) continue;
    const targets = [...(localLinks.get(node.id)?.values() ?? [])].filter(
      ({ link }) => link.reason === 'acronym' || link.reason === 'apposition',
    );
    const byGroup = new Map<string, number>();
    let total = 0;
    for (const { count, link } of targets) {
      const root = grouping.find(link.to);
      byGroup.set(root, (byGroup.get(root) ?? 0) + count);
      total += count;
    }
    const best = [...byGroup].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))[0];
    if (best && best[1] >= DOMINANT_SHARE * total) {
      grouping.merge({ from: node.id, to: best[0], reason: 'acronym', confidence: 0.85 });
    }
  }
}

/** Middle names and initials, then bare surnames where one bearer dominates the corpus. */
function mergePersons(nodes: readonly NameNode[], grouping: Grouping, lexicon: Lexicon, doubts: NodeMerge[]): void {
  const persons = nodes.filter(isPerson);
  const lastOf = (node: NameNode): string => {
    const named = node.words.filter((word) => !GENERATIONS.has(word));
    return looseKey(named.at(-1) ?? node.key);
  };
  for (const [last, bearers] of block(persons, lastOf)) {
    const full = bearers.filter((node) => node.words.length > 1);
    for (const same of block(full, (node) => node.words[0] ?? '').values()) mergeMiddleNames(same, grouping, doubts);
    const bare = bearers.filter((node) => node.words.length === 1);
    if (bare.length === 0 || full.length === 0) continue;
    const weights = new Map<string, number>();
    for (const node of full)
      weights.set(grouping.find(node.id), (weights.get(grouping.find(node.id)) ?? 0) + node.articles);
    const ranked = [...weights].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
    const total = ranked.reduce((sum, [, weight]) => sum + weight, 0);
    const [first] = ranked;
    if (!first) continue;
    const share = first[1] / total;
    const given = lexicon.givenNames.has(last);
    for (const node of bare) {
      if (share >= DOMINANT_SHARE && (!given || (ranked.length === 1 && first[1] >= 3))) {
        grouping.merge({ from: node.id, to: first[0], reason: 'short-name', confidence: first[1] > 1 ? 0.8 : 0.65 });
      } else {
        for (const [root] of ranked.slice(0, 3))
          doubts.push({ from: node.id, to: root, reason: 'short-name', confidence: 0.4 });
      }
    }
  }
}

/** "John Kelly" and "John F. Kelly" are one; "George W. Bush" and "George H. W. Bush" keep "George Bush" between them. */
function mergeMiddleNames(same: readonly NameNode[], grouping: Grouping, doubts: NodeMerge[]): void {
  if (same.length < 2) return;
  const generation = (node: NameNode): string => node.words.find((word) => GENERATIONS.has(word)) ?? '';
  const middle = (node: NameNode): string[] => node.words.slice(1, -1).filter((word) => !GENERATIONS.has(word));
  for (const group of block(same, generation).values()) {
    const plain = group.filter((node) => middle(node).length === 0);
    const longer = byUse(group.filter((node) => middle(node).length > 0));
    const [first] = longer;
    if (!first) continue;
    const alike = longer.filter((node) => middlesAgree(middle(first), middle(node)));
    for (const node of alike)
      if (node !== first) grouping.merge({ from: node.id, to: first.id, reason: 'short-name', confidence: 0.85 });
    for (const node of plain) {
      if (alike.length === longer.length)
        grouping.merge({ from: first.id, to: node.id, reason: 'short-name', confidence: 0.85 });
      else
        for (const other of longer) doubts.push({ from: node.id, to: other.id, reason: 'short-name', confidence: 0.4 });
    }
  }
}

function middlesAgree(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.every((word, at) => {
    const other = long[at] ?? '';
    return word === other || (word.length === 1 ? other[0] === word : other.length === 1 && word[0] === other);
  });
}

/** "Baghuz Fawqani" where two articles or more have Baghuz, or Baghouz: a village and its head name. */
function mergePlaceHeads(nodes: readonly NameNode[], grouping: Grouping, lexicon: Lexicon): void {
  const places = nodes.filter((node) => node.type === 'place' && !node.acronym);
  const heads = block(
    places.filter((node) => node.words.length === 1 && !node.lexicon && node.key.length > 3 && node.articles > 1),
    (node) => soundKey(node.key),
  );
  for (const node of places) {
    if (node.words.length !== 2 || node.lexicon || node.words.some((word) => GENERIC_PLACE_WORDS.has(word))) continue;
    const [first = ''] = node.words;
    if (lexicon.demonyms.has(first) || lexicon.names.has(first)) continue;
    const matches = (heads.get(soundKey(first)) ?? []).filter((head) => editDistanceWithin(first, head.key, 1) <= 1);
    const roots = new Set(matches.map((head) => grouping.find(head.id)));
    const [head] = matches;
    if (head && roots.size === 1)
      grouping.merge({ from: node.id, to: head.id, reason: 'short-name', confidence: 0.72 });
  }
}
