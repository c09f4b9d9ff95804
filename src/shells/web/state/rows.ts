import { type EntityType, typeOfKind } from '../../../index.ts';
import type { Scene } from '../scene/scene.ts';
import type { Sight } from '../scene/sight.ts';

export interface EntityRow {
  readonly node: number;
  readonly label: string;
  readonly kind: string;
  readonly type: EntityType;
  readonly mentions: number;
  readonly articles: number;
  readonly degree: number;
  /** Everything a filter may match. */
  readonly names: string;
}

export interface ConnectionRow {
  readonly edge: number;
  readonly a: string;
  readonly b: string;
  readonly weight: number;
  readonly articles: number;
  readonly names: string;
}

export interface Sorting<Row> {
  readonly key: keyof Row;
  readonly descending: boolean;
}

/** What is drawn, as rows. */
export function listEntityRows(scene: Scene, sight: Sight): readonly EntityRow[] {
  return scene.graph.nodes.flatMap((node, i) => {
    if (!sight.nodes[i]) return [];
    const { label, kind, degree, mentions, articles } = node;
    const names = node.aliases.map(({ name }) => name).join('\n');
    return [{ node: i, label, kind, type: typeOfKind(kind), mentions, articles, degree, names: `${label}\n${names}` }];
  });
}

export function listConnectionRows(scene: Scene, sight: Sight): readonly ConnectionRow[] {
  const { nodes, edges } = scene.graph;
  return edges.flatMap(({ source, target, weight, articles }, i) => {
    if (!sight.edges[i]) return [];
    const a = nodes[source]!.label;
    const b = nodes[target]!.label;
    return [{ edge: i, a, b, weight, articles, names: `${a}\n${b}` }];
  });
}

/** Rows one of whose names holds the text, in order; rows that tie stay as they were. */
export function arrangeRows<Row extends { readonly names: string }>(
  rows: readonly Row[],
  filter: string,
  { key, descending }: Sorting<Row>,
): readonly Row[] {
  const wanted = plain(filter.trim());
  const kept = wanted === '' ? [...rows] : rows.filter(({ names }) => plain(names).includes(wanted));
  const sign = descending ? -1 : 1;
  return kept.sort((one, other) => {
    const [a, b] = [one[key], other[key]];
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * ALPHABETICAL.compare(String(a), String(b));
  });
}

const ALPHABETICAL = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** Whether a name holds some letters, accents and case aside. */
export function holdsText(name: string, wanted: string): boolean {
  return plain(name).includes(plain(wanted.trim()));
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
