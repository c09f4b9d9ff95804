import { type EntityType, type Finder, type Kind, typeOfKind } from '../../../index.ts';
import type { Scene } from '../scene/scene.ts';
import type { Sight } from '../scene/sight.ts';
import type { ItemDates } from './item-dates.ts';

/** Days on which articles first and last tell of it, ISO; '' where none has a date, or dates are still being read. */
interface Dated {
  readonly first: string;
  readonly last: string;
}

export interface EntityRow extends Dated {
  readonly node: number;
  readonly label: string;
  readonly kind: Kind;
  readonly type: EntityType;
  /** Title of the region it lies in; '' in none. */
  readonly story: string;
  readonly mentions: number;
  readonly articles: number;
  readonly degree: number;
  readonly betweenness: number;
  /** Its place in the order in which names come on the map, from 1. */
  readonly rank: number;
  readonly confidence: number;
  readonly finders: readonly Finder[];
  /** Everything a filter may match. */
  readonly names: string;
}

export interface ConnectionRow extends Dated {
  readonly edge: number;
  readonly a: string;
  readonly b: string;
  readonly weight: number;
  readonly articles: number;
  /** Articles that do not copy each other. */
  readonly independent: number;
  readonly telling: number;
  readonly names: string;
}

export interface Sorting<Row> {
  readonly key: keyof Row;
  readonly descending: boolean;
}

const NO_DATES: ItemDates = { first: [], last: [] };

/** Of each name the lines that are left. */
function countLines({ graph: { nodes, edges } }: Scene, sight: Sight): Uint32Array {
  const counts = new Uint32Array(nodes.length);
  edges.forEach(({ source, target }, edge) => {
    if (!sight.edges[edge]) return;
    counts[source]!++;
    if (target !== source) counts[target]!++;
  });
  return counts;
}

/** What is drawn, as rows. */
export function listEntityRows(scene: Scene, sight: Sight, dates = NO_DATES): readonly EntityRow[] {
  const { list, of } = scene.regions;
  const degrees = countLines(scene, sight);
  return scene.graph.nodes.flatMap((node, i): EntityRow | [] => {
    if (!sight.nodes[i]) return [];
    const { label, kind, mentions, articles, betweenness, rank, confidence, finders = [] } = node;
    const degree = degrees[i]!;
    const names = `${label}\n${node.aliases.map(({ name }) => name).join('\n')}`;
    const facts = { mentions, articles, degree, betweenness, rank: rank + 1, confidence, finders };
    const story = list[of[i]!]?.title ?? '';
    const days = { first: dates.first[i] ?? '', last: dates.last[i] ?? '' };
    return { node: i, label, kind, type: typeOfKind(kind), story, ...facts, ...days, names };
  });
}

export function listConnectionRows(scene: Scene, sight: Sight, dates = NO_DATES): readonly ConnectionRow[] {
  const { nodes, edges } = scene.graph;
  return edges.flatMap((edge, i): ConnectionRow | [] => {
    if (!sight.edges[i]) return [];
    const { source, target, weight, articles, independentArticles: independent = articles, telling } = edge;
    const [a, b] = [nodes[source]!.label, nodes[target]!.label];
    const days = { first: dates.first[i] ?? '', last: dates.last[i] ?? '' };
    return { edge: i, a, b, weight, articles, independent, telling, ...days, names: `${a}\n${b}` };
  });
}

/** Rows one of whose names holds the text, in order; rows that tie stay as they were, and what has no value is last. */
export function arrangeRows<Row extends { readonly names: string }>(
  rows: readonly Row[],
  filter: string,
  { key, descending }: Sorting<Row>,
): readonly Row[] {
  const wanted = plain(filter.trim());
  const kept = wanted === '' ? [...rows] : rows.filter((row) => plainNames(row).includes(wanted));
  const sign = descending ? -1 : 1;
  return kept.sort((one, other) => {
    const [a, b] = [one[key], other[key]];
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    const [x, y] = [String(a), String(b)];
    if (x === y) return 0;
    if (x === '' || y === '') return x === '' ? 1 : -1;
    return sign * ALPHABETICAL.compare(x, y);
  });
}

const ALPHABETICAL = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** Names of rows as they are compared: folding 100,000 of them at each letter typed would be felt. */
const folded = new WeakMap<object, string>();

function plainNames(row: { readonly names: string }): string {
  const known = folded.get(row);
  if (known !== undefined) return known;
  const own = plain(row.names);
  folded.set(row, own);
  return own;
}

/** Whether a name holds some letters, accents and case aside. */
export function holdsText(name: string, wanted: string): boolean {
  return plain(name).includes(plain(wanted.trim()));
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
