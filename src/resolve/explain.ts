import { type Merge, mintEntityId, type Suggestion } from '../model/entity.ts';
import { compareText } from '../model/random.ts';
import { keyOfName, slugOfKey } from '../text/name-key.ts';
import type { CuratedNames } from './curate.ts';
import type { GroupTable } from './group-table.ts';
import { labelNode, type NameGroup } from './name-groups.ts';
import type { NamedCorpus } from './named-corpus.ts';
import { cleanSurface } from './surface.ts';

/** Suggestions that are worth somebody's time: the likeliest. */
const MAX_SUGGESTIONS = 1000;

/** That one name was taken for another, and by what; `owner` is the name it went into. */
interface Explanation {
  readonly owner: string;
  readonly name: string;
  readonly into: string;
  readonly reason: Merge['reason'];
  readonly confidence: number;
  /** Where a lexicon or a title says so: the id under which the name is printed. */
  readonly printed?: string;
}

/** A merge with what could make it another: the explanation behind it, and the corpus's own group that it is in. */
interface OwnMerge {
  readonly merge: Merge;
  readonly group: NameGroup;
  /** Names and printed names that must still lead where they do. */
  readonly owner?: string;
  readonly printed?: string;
}

/** What the articles themselves explain: made once, however many decisions come. */
interface OwnMerges {
  /** In the order of the list; they hold as long as nothing that they hang on is moved. */
  readonly merges: readonly OwnMerge[];
  /** For each group, name and printed name that a merge hangs on, where in the list those are. */
  readonly hangingOn: ReadonlyMap<string, readonly number[]>;
  /** What hangs on no group of the corpus by itself. */
  readonly loose: readonly Explanation[];
}

const explained = new WeakMap<NamedCorpus, OwnMerges>();

/** Every name that went into an entity under another name, and why. */
export function listMerges(corpus: NamedCorpus, { table }: CuratedNames): readonly Merge[] {
  const own = explained.get(corpus) ?? explainCorpus(corpus);
  explained.set(corpus, own);
  const fresh: Merge[] = [];
  const explain = ({ owner, name, into, reason, confidence, printed }: Explanation): void => {
    const group = table.find(owner);
    if (!group || (printed !== undefined && table.isFreed(printed, group))) return;
    fresh.push({ entity: group.id, name, into, reason, confidence });
  };
  const leftOut = new Set<number>();
  for (const id of table.movedIds()) {
    for (const at of own.hangingOn.get(id) ?? []) {
      const { merge, group, owner, printed } = own.merges[at]!;
      const isMoved = table.isChanged(group) || (owner !== undefined && table.isMoved(owner));
      if (leftOut.has(at) || (!isMoved && (printed === undefined || !table.isFreed(printed, group)))) continue;
      leftOut.add(at);
      if (owner !== undefined) explain({ ...merge, owner, ...(printed !== undefined && { printed }) });
    }
  }
  for (const each of own.loose) explain(each);
  for (const group of table.changedGroups()) for (const merge of mergesWithin(group, corpus, table)) fresh.push(merge);
  return exchange(own.merges, leftOut, fresh.sort(compareMerges));
}

/** A list in order without some of its merges, and with others, which are in order too: whole stretches of it stay. */
function exchange(
  merges: readonly OwnMerge[],
  leftOut: ReadonlySet<number>,
  fresh: readonly Merge[],
): readonly Merge[] {
  const all: Merge[] = [];
  let next = 0;
  const takeUntil = (end: number): void => {
    for (; next < end; next++) if (leftOut.size === 0 || !leftOut.has(next)) all.push(merges[next]!.merge);
  };
  for (const merge of fresh) {
    let [low, high] = [next, merges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareMerges(merges[middle]!.merge, merge) <= 0) low = middle + 1;
      else high = middle;
    }
    takeUntil(low);
    all.push(merge);
  }
  takeUntil(merges.length);
  return all;
}

function compareMerges(a: Merge, b: Merge): number {
  return (
    compareText(a.entity, b.entity) ||
    compareText(a.name, b.name) ||
    compareText(a.into, b.into) ||
    compareText(a.reason, b.reason) ||
    b.confidence - a.confidence
  );
}

function explainCorpus(corpus: NamedCorpus): OwnMerges {
  const merges: OwnMerge[] = [];
  const loose: Explanation[] = [];
  for (const each of explainReadings(corpus)) {
    const { owner, name, into, reason, confidence, printed } = each;
    const group = corpus.groupOfName.get(owner);
    if (!group) loose.push(each);
    else {
      const merge = { entity: group.id, name, into, reason, confidence };
      merges.push({ merge, group, owner, ...(printed !== undefined && { printed }) });
    }
  }
  for (const group of corpus.groups) for (const merge of mergesWithin(group, corpus)) merges.push({ merge, group });
  merges.sort((a, b) => compareMerges(a.merge, b.merge));
  const hangingOn = new Map<string, number[]>();
  for (const [at, { group, owner, printed }] of merges.entries()) {
    for (const id of new Set([group.id, owner, printed])) {
      if (id === undefined) continue;
      const own = hangingOn.get(id);
      if (own) own.push(at);
      else hangingOn.set(id, [at]);
    }
  }
  return { merges, hangingOn, loose };
}

/** The merges that hold a group's names together. */
function mergesWithin(group: NameGroup, corpus: NamedCorpus, table?: GroupTable): Merge[] {
  return group.merges.flatMap(({ from, to, reason, confidence }) => {
    const [name, into] = [nameOf(corpus, from, table), nameOf(corpus, to, table)];
    const says = reason === 'decision' || (corpus.counts.nodes.get(from)?.own.size ?? 0) > 0;
    return says && name !== into ? [{ entity: group.id, name, into, reason, confidence }] : [];
  });
}

/** Readings and links within articles. */
function explainReadings(corpus: NamedCorpus): readonly Explanation[] {
  const found: Explanation[] = [];
  for (const node of corpus.counts.nodes.values()) {
    if (node.type === 'role') continue;
    const into = nameOf(corpus, node.id);
    const seen = new Set<string>([node.key]);
    for (const surface of node.own.keys()) {
      const key = keyOfName(surface);
      if (seen.has(key)) continue;
      seen.add(key);
      const name = cleanSurface(surface);
      const reason = node.lexicon || node.canonical ? 'lexicon' : 'title';
      const printed = mintEntityId(node.type, slugOfKey(key));
      if (name !== into) found.push({ owner: node.id, name, into, reason, confidence: 0.95, printed });
    }
  }
  for (const targets of corpus.counts.links.values()) {
    for (const { link } of targets.values()) {
      const [name, into] = [cleanSurface(link.name), nameOf(corpus, link.to)];
      const { to: owner, reason, confidence } = link;
      if (name !== into) found.push({ owner, name, into, reason, confidence });
    }
  }
  return found;
}

/** What a name is called by itself, or the group that a person made under this id. */
function nameOf({ counts: { nodes, links } }: NamedCorpus, id: string, table?: GroupTable): string {
  const node = nodes.get(id);
  if (!node) return table?.find(id)?.label ?? id;
  const linked = node.own.size === 0 ? links.get(id)?.values().next().value?.link.name : undefined;
  return linked === undefined ? labelNode(node) : cleanSurface(linked);
}

/** Merges that are likely but unsure, of entities that are still two and that nobody said are not one. */
export function listSuggestions(corpus: NamedCorpus, { table, separated }: CuratedNames): readonly Suggestion[] {
  const apart = new Set(separated.map(([a, b]) => pairKey(table.find(a)?.id ?? a, table.find(b)?.id ?? b)));
  const best = new Map<string, Suggestion>();
  for (const { from, to, reason, confidence } of corpus.doubts) {
    const [one, two] = [table.find(from)?.id, table.find(to)?.id];
    if (one === undefined || two === undefined || one === two) continue;
    const key = pairKey(one, two);
    if (apart.has(key)) continue;
    const known = best.get(key);
    const [a, b] = compareText(one, two) < 0 ? [one, two] : [two, one];
    if (!known || known.confidence < confidence) best.set(key, { a, b, reason, confidence });
  }
  return [...best.values()]
    .sort((x, y) => y.confidence - x.confidence || compareText(x.a, y.a) || compareText(x.b, y.b))
    .slice(0, MAX_SUGGESTIONS);
}

function pairKey(a: string, b: string): string {
  return compareText(a, b) < 0 ? `${a}\n${b}` : `${b}\n${a}`;
}
