import { type Merge, mintEntityId, type Suggestion } from '../model/entity.ts';
import { compareText } from '../model/random.ts';
import { keyOfName, slugOfKey } from '../text/name-key.ts';
import type { CuratedNames } from './curate.ts';
import type { GroupTable } from './group-table.ts';
import { labelNode } from './name-groups.ts';
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

/** What the articles themselves explain is the same for every decision. */
const explained = new WeakMap<NamedCorpus, readonly Explanation[]>();

/** Every name that went into an entity under another name, and why. */
export function listMerges(corpus: NamedCorpus, { table, groups }: CuratedNames): readonly Merge[] {
  let known = explained.get(corpus);
  if (!known) {
    known = explainReadings(corpus);
    explained.set(corpus, known);
  }
  const merges: Merge[] = [];
  for (const { owner, name, into, reason, confidence, printed } of known) {
    const group = table.find(owner);
    if (!group || (printed !== undefined && table.isFreed(printed, group))) continue;
    merges.push({ entity: group.id, name, into, reason, confidence });
  }
  for (const group of groups) {
    for (const { from, to, reason, confidence } of group.merges) {
      const [name, into] = [nameOf(corpus, from, table), nameOf(corpus, to, table)];
      const says = reason === 'decision' || (corpus.counts.nodes.get(from)?.own.size ?? 0) > 0;
      if (says && name !== into) merges.push({ entity: group.id, name, into, reason, confidence });
    }
  }
  return merges.sort(
    (a, b) =>
      compareText(a.entity, b.entity) ||
      compareText(a.name, b.name) ||
      compareText(a.into, b.into) ||
      compareText(a.reason, b.reason),
  );
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
