import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Article } from '../model/article.ts';
import type { Curation, Decision, MentionAddress } from '../model/curation.ts';
import {
  type Alias,
  type Entity,
  type Merge,
  mintEntityId,
  type Resolution,
  type Suggestion,
} from '../model/entity.ts';
import type { Kind, Recognition } from '../model/mention.ts';
import type { Notice } from '../model/notice.ts';
import type { Progress } from '../model/progress.ts';
import { compareText } from '../model/random.ts';
import { keyOfName, slugOfKey } from '../text/name-key.ts';
import { mainKind, mergeAcrossCorpus } from './corpus-merges.ts';
import { type Apart, type LocalLink, type LocalName, resolveLocalNames } from './local-names.ts';
import { createGrouping, type Grouping, type NameNode, type NodeMerge } from './merge-nodes.ts';

export interface ResolveInput {
  readonly articles: readonly Article[];
  /** Parallel to `articles`. */
  readonly recognitions: readonly Recognition[];
  readonly lexicon: Lexicon;
  readonly curation: Curation;
}

/** Suggestions that are worth somebody's time: the likeliest. */
const MAX_SUGGESTIONS = 1000;
const PROGRESS_EVERY = 250;

/**
 * Finds who every mention names. First within each article (brackets, short names, initials), then across all of them
 * (spellings, acronyms, surnames with one dominant bearer), then as people decided. Nothing compares every name with
 * every other: names meet only under a shared key.
 */
export function* resolveEntities({
  articles,
  recognitions,
  lexicon,
  curation,
}: ResolveInput): Generator<Progress, Resolution> {
  if (articles.length !== recognitions.length) {
    throw new RangeError(`${articles.length} articles but ${recognitions.length} recognitions`);
  }
  const separations = curation.filter((decision) => decision.type === 'not-same');
  const apartPairs = new Set(separations.flatMap(({ a, b }) => [`${a}\n${b}`, `${b}\n${a}`]));
  const apart: Apart = (a, b) => apartPairs.size > 0 && apartPairs.has(`${a}\n${b}`);

  const nodes = new Map<string, NameNode>();
  const links = new Map<string, Map<string, { count: number; link: LocalLink }>>();
  const doubts = new Map<string, NodeMerge>();
  const assigned: string[][] = [];
  for (const [at, recognition] of recognitions.entries()) {
    const article = articles[at];
    if (!article) break;
    if (at % PROGRESS_EVERY === 0) yield { step: 'resolve', done: at, total: articles.length };
    const local = resolveLocalNames(article, recognition, lexicon, apart);
    assigned.push(local.names.map((name) => followLinks(name.id, local.links)));
    collectNodes(local.names, local.links, nodes);
    for (const link of local.links.values()) countLink(links, link);
    for (const doubt of local.doubts) doubts.set(`${doubt.from}\n${doubt.to}`, doubt);
  }

  const grouping = createGrouping(nodes.keys(), apart, separations.length > 0);
  for (const doubt of mergeAcrossCorpus(nodes, grouping, links, lexicon))
    doubts.set(`${doubt.from}\n${doubt.to}`, doubt);

  const machine = nameGroups(nodes, grouping);
  const decided = applyDecisions({ curation, nodes, grouping, machine, articles, recognitions, assigned });
  const built = buildEntities({ articles, recognitions, assigned, nodes, grouping, decided });
  const idOf = (node: string): string | undefined => decided.names.get(grouping.find(node))?.id;

  return {
    entities: built.entities,
    assignments: built.assignments,
    merges: listMerges(nodes, grouping, links, idOf),
    suggestions: listSuggestions([...doubts.values()], grouping, idOf, apart),
    notices: decided.notices,
  };
}

function followLinks(id: string, links: ReadonlyMap<string, LocalLink>): string {
  let at = id;
  for (let next = links.get(at); next; next = links.get(at)) at = next.to;
  return at;
}

function collectNodes(
  names: readonly LocalName[],
  links: ReadonlyMap<string, LocalLink>,
  nodes: Map<string, NameNode>,
): void {
  const byId = new Map(names.map((name) => [name.id, name]));
  for (const name of byId.values()) {
    const node = nodeOf(name, nodes);
    const target = followLinks(name.id, links);
    if (target === name.id) {
      node.articles++;
      addAll(node.own, name.surfaces);
      addAll(node.kinds, name.kinds);
    } else {
      const other = byId.get(target);
      if (other) addAll(nodeOf(other, nodes).lent, name.surfaces);
    }
  }
}

function nodeOf(name: LocalName, nodes: Map<string, NameNode>): NameNode {
  let node = nodes.get(name.id);
  if (!node) {
    const { id, type, key, words, acronym } = name;
    node = {
      id,
      type,
      key,
      words,
      acronym: acronym && !name.canonical,
      own: new Map(),
      lent: new Map(),
      kinds: new Map(),
      articles: 0,
    };
    nodes.set(id, node);
  }
  if (name.lexicon) node.lexicon ??= name.lexicon;
  if (name.canonical !== undefined) node.canonical ??= name.canonical;
  return node;
}

function addAll<Key>(into: Map<Key, number>, from: ReadonlyMap<Key, number>): void {
  for (const [key, count] of from) into.set(key, (into.get(key) ?? 0) + count);
}

function countLink(links: Map<string, Map<string, { count: number; link: LocalLink }>>, link: LocalLink): void {
  const targets = links.get(link.from) ?? new Map<string, { count: number; link: LocalLink }>();
  const known = targets.get(link.to);
  targets.set(link.to, { count: (known?.count ?? 0) + 1, link: known?.link ?? link });
  links.set(link.from, targets);
}

/** What a group is called and the id that is minted from it. */
interface GroupName {
  id: string;
  label: string;
  kind: Kind;
  hidden: boolean;
}

/** Names each group by its best name: the lexicon's, else the most used full one. */
function nameGroups(nodes: ReadonlyMap<string, NameNode>, grouping: Grouping): Map<string, GroupName> {
  const names = new Map<string, GroupName>();
  for (const id of nodes.keys()) {
    if (grouping.find(id) === id) names.set(id, nameGroup(grouping.members(id), nodes));
  }
  return names;
}

function nameGroup(members: readonly string[], nodes: ReadonlyMap<string, NameNode>): GroupName {
  const own = members.map((id) => nodes.get(id)).filter((node) => node !== undefined);
  const kinds = new Map<Kind, number>();
  for (const node of own) addAll(kinds, node.kinds);
  const [best] = own.sort(
    (a, b) =>
      rankNode(b) - rankNode(a) ||
      total(b.own) - total(a.own) ||
      (a.type === 'place' ? a.words.length - b.words.length : b.words.length - a.words.length) ||
      compareText(a.id, b.id),
  );
  if (!best) throw new RangeError('a group of no names');
  const label =
    best.type === 'role' ? (best.canonical ?? best.key) : (best.lexicon?.name ?? best.canonical ?? bestSurface(best));
  const kind = best.lexicon && best.type !== 'role' ? best.lexicon.kind : mainKind(kinds);
  return { id: best.id, label, kind, hidden: false };
}

/** Full names before short ones, words before initials. */
function rankNode(node: NameNode): number {
  if (total(node.own) + total(node.lent) === 0) return -1;
  if (node.lexicon) return 4;
  if (node.canonical !== undefined) return 3;
  if (node.type === 'place') return 2;
  return node.acronym ? 0 : node.words.length > 1 ? 2 : 1;
}

function total(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

/** The most used surface; one in capitals only where there is no other. */
function bestSurface(node: NameNode): string {
  const shouted = (surface: string): number =>
    Number(!node.acronym && /\p{Lu}{2}/u.test(surface) && surface === surface.toUpperCase());
  const surfaces = [...(node.own.size > 0 ? node.own : node.lent)];
  const [best] = surfaces.sort(
    (a, b) => shouted(a[0]) - shouted(b[0]) || b[1] - a[1] || b[0].length - a[0].length || compareText(a[0], b[0]),
  );
  return cleanSurface(best?.[0] ?? node.key);
}

function cleanSurface(surface: string): string {
  return surface.replace(/\s+/g, ' ').replace(/['’]s$/, '');
}

interface Decided {
  readonly names: ReadonlyMap<string, GroupName>;
  /** Entities split off: their name and the mentions that are theirs, as `article\nmention`. */
  readonly split: readonly GroupName[];
  readonly splitOf: ReadonlyMap<string, number>;
  readonly notices: readonly Notice[];
}

/** Replays what people decided; what no longer applies becomes a notice. */
function applyDecisions(input: {
  readonly curation: Curation;
  readonly nodes: ReadonlyMap<string, NameNode>;
  readonly grouping: Grouping;
  readonly machine: Map<string, GroupName>;
  readonly articles: readonly Article[];
  readonly recognitions: readonly Recognition[];
  readonly assigned: readonly (readonly string[])[];
}): Decided {
  const { curation, nodes, grouping, machine } = input;
  const names = new Map(machine);
  const notices: Notice[] = [];
  const split: GroupName[] = [];
  const splitOf = new Map<string, number>();
  const articleAt = new Map(input.articles.map((article, at) => [article.id, at]));
  const taken = new Set([...names.values()].map(({ id }) => id));
  /** An entity's id, or the id of any name that went into it. */
  const rootById = new Map<string, string>();
  for (const [root, { id }] of names) rootById.set(id, root);
  const rootOf = (id: string): string | undefined => {
    const root = rootById.get(id) ?? (nodes.has(id) ? id : undefined);
    return root === undefined ? undefined : grouping.find(root);
  };
  const nameOf = (id: string): GroupName | undefined => {
    const own = split.find((name) => name.id === id);
    if (own) return own;
    const root = rootOf(id);
    return root === undefined ? undefined : names.get(root);
  };
  const miss = (id: string, decision: Decision): void => {
    notices.push({
      where: 'curation',
      message: `no entity "${id}" is left for the decision "${decision.type}"; it was passed over`,
    });
  };

  for (const decision of curation) {
    switch (decision.type) {
      case 'merge': {
        const from = rootOf(decision.entity);
        const into = rootOf(decision.into);
        if (from === undefined || into === undefined) {
          miss(from === undefined ? decision.entity : decision.into, decision);
          break;
        }
        if (from === into) break;
        const kept = names.get(into);
        if (!grouping.merge({ from, to: into, reason: 'decision', confidence: 1 })) {
          notices.push({
            where: 'curation',
            message: `"${decision.entity}" and "${decision.into}" were also said not to be the same; they stay apart`,
          });
          break;
        }
        if (kept) names.set(grouping.find(into), kept);
        break;
      }
      case 'not-same':
        for (const id of [decision.a, decision.b]) if (rootOf(id) === undefined) miss(id, decision);
        break;
      case 'split': {
        const name = nameOf(decision.entity);
        const found = decision.mentions
          .map((address) => findMention(address, input, articleAt))
          .filter((key) => key !== undefined);
        if (!name || found.length === 0) {
          miss(decision.entity, decision);
          break;
        }
        if (found.length < decision.mentions.length) {
          notices.push({
            where: 'curation',
            message: `${decision.mentions.length - found.length} mentions split from "${decision.entity}" are no longer found`,
          });
        }
        const wanted = mintEntityId(
          name.id.slice(0, name.id.indexOf(':')) as 'actor',
          slugOfKey(keyOfName(decision.label)),
        );
        let id = wanted;
        for (let number = 2; taken.has(id); number++) id = `${wanted}~${number}`;
        taken.add(id);
        for (const key of found) splitOf.set(key, split.length);
        split.push({ id, label: decision.label, kind: name.kind, hidden: false });
        break;
      }
      case 'rename':
      case 'retype':
      case 'hide': {
        const name = nameOf(decision.entity);
        if (!name) {
          miss(decision.entity, decision);
          break;
        }
        if (decision.type === 'rename') name.label = decision.label;
        else if (decision.type === 'retype') name.kind = decision.kind;
        else name.hidden = true;
      }
    }
  }
  return { names, split, splitOf, notices };
}

function findMention(
  address: MentionAddress,
  input: { readonly recognitions: readonly Recognition[] },
  articleAt: ReadonlyMap<string, number>,
): string | undefined {
  const article = articleAt.get(address.article);
  if (article === undefined) return undefined;
  const at =
    input.recognitions[article]?.mentions.findIndex(
      (mention) => mention.from === address.from && mention.to === address.to,
    ) ?? -1;
  return at < 0 ? undefined : `${article}\n${at}`;
}

/** Counts every entity's mentions and gives each mention its entity. */
function buildEntities(input: {
  readonly articles: readonly Article[];
  readonly recognitions: readonly Recognition[];
  readonly assigned: readonly (readonly string[])[];
  readonly nodes: ReadonlyMap<string, NameNode>;
  readonly grouping: Grouping;
  readonly decided: Decided;
}): { entities: Entity[]; assignments: number[][] } {
  const { articles, recognitions, assigned, grouping, decided } = input;
  interface Tally {
    readonly name: GroupName;
    readonly aliases: Map<string, number>;
    mentions: number;
    articles: number;
    lastArticle: number;
    confidence: number;
  }
  const tallies = new Map<GroupName, Tally>();
  const perMention: Tally[][] = [];
  for (const [at, recognition] of recognitions.entries()) {
    const text = articles[at]?.text ?? '';
    const own: Tally[] = [];
    for (const [index, mention] of recognition.mentions.entries()) {
      const splitIndex = decided.splitOf.size > 0 ? decided.splitOf.get(`${at}\n${index}`) : undefined;
      const name =
        splitIndex === undefined
          ? decided.names.get(grouping.find(assigned[at]?.[index] ?? ''))
          : decided.split[splitIndex];
      if (!name) throw new RangeError(`mention ${index} of article ${at} names nothing`);
      let tally = tallies.get(name);
      if (!tally) {
        tally = { name, aliases: new Map(), mentions: 0, articles: 0, lastArticle: -1, confidence: 0 };
        tallies.set(name, tally);
      }
      const surface = cleanSurface(text.slice(mention.from, mention.to));
      tally.aliases.set(surface, (tally.aliases.get(surface) ?? 0) + 1);
      if (!mention.furniture) {
        tally.mentions++;
        if (tally.lastArticle !== at) tally.articles++;
        tally.lastArticle = at;
      }
      tally.confidence = Math.max(tally.confidence, mention.confidence);
      own.push(tally);
    }
    perMention.push(own);
  }
  const ordered = [...tallies.values()].sort((a, b) => compareText(a.name.id, b.name.id));
  const place = new Map(ordered.map((tally, at) => [tally, at]));
  const entities = ordered.map(({ name, aliases, mentions, articles: count, confidence }): Entity => {
    const list: Alias[] = [...aliases].map(([alias, uses]) => ({ name: alias, count: uses }));
    if (!aliases.has(name.label)) list.push({ name: name.label, count: 0 });
    list.sort((a, b) => b.count - a.count || compareText(a.name, b.name));
    return {
      id: name.id,
      label: name.label,
      kind: name.kind,
      aliases: list,
      mentions,
      articles: count,
      confidence,
      ...(name.hidden ? { hidden: true } : {}),
    };
  });
  return { entities, assignments: perMention.map((own) => own.map((tally) => place.get(tally) ?? 0)) };
}

/** Every name that went into an entity under another name, and why. */
function listMerges(
  nodes: ReadonlyMap<string, NameNode>,
  grouping: Grouping,
  links: ReadonlyMap<string, ReadonlyMap<string, { link: LocalLink }>>,
  idOf: (node: string) => string | undefined,
): Merge[] {
  const merges: Merge[] = [];
  const nameOf = (id: string): string => {
    const node = nodes.get(id);
    const linked = links.get(id)?.values().next().value?.link.name;
    if (node && node.own.size === 0 && linked !== undefined) return cleanSurface(linked);
    return node ? (node.lexicon?.name ?? node.canonical ?? bestSurface(node)) : id;
  };
  const add = (node: string, name: string, into: string, reason: Merge['reason'], confidence: number): void => {
    const entity = idOf(node);
    if (entity !== undefined && name !== into) merges.push({ entity, name, into, reason, confidence });
  };
  for (const node of nodes.values()) {
    if (node.type === 'role') continue;
    const seen = new Set<string>();
    for (const surface of node.own.keys()) {
      const key = keyOfName(surface);
      if (key === node.key || seen.has(key)) continue;
      seen.add(key);
      add(node.id, cleanSurface(surface), nameOf(node.id), node.lexicon || node.canonical ? 'lexicon' : 'title', 0.95);
    }
  }
  for (const targets of links.values()) {
    for (const { link } of targets.values())
      add(link.to, cleanSurface(link.name), nameOf(link.to), link.reason, link.confidence);
  }
  for (const merge of grouping.merges)
    if ((nodes.get(merge.from)?.own.size ?? 0) > 0 || merge.reason === 'decision')
      add(merge.to, nameOf(merge.from), nameOf(merge.to), merge.reason, merge.confidence);
  return merges.sort(
    (a, b) =>
      compareText(a.entity, b.entity) ||
      compareText(a.name, b.name) ||
      compareText(a.into, b.into) ||
      compareText(a.reason, b.reason),
  );
}

function listSuggestions(
  doubts: readonly NodeMerge[],
  grouping: Grouping,
  idOf: (node: string) => string | undefined,
  apart: Apart,
): Suggestion[] {
  const best = new Map<string, Suggestion>();
  for (const doubt of doubts) {
    const [one, two] = [idOf(doubt.from), idOf(doubt.to)];
    if (one === undefined || two === undefined || one === two || grouping.find(doubt.from) === grouping.find(doubt.to))
      continue;
    if (apart(one, two) || apart(doubt.from, doubt.to)) continue;
    const [a, b] = compareText(one, two) < 0 ? [one, two] : [two, one];
    const known = best.get(`${a}\n${b}`);
    if (!known || known.confidence < doubt.confidence)
      best.set(`${a}\n${b}`, { a, b, reason: doubt.reason, confidence: doubt.confidence });
  }
  return [...best.values()]
    .sort((x, y) => y.confidence - x.confidence || compareText(x.a, y.a) || compareText(x.b, y.b))
    .slice(0, MAX_SUGGESTIONS);
}
