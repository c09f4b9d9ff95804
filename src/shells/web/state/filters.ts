import {
  type Filters as Asked,
  addFilter,
  type EntityType,
  type FilterPart,
  KINDS,
  type Kind,
  listFilters,
  NAMES_DRAWN_AT_ONCE,
  NO_FILTERS as NOTHING_ASKED,
  type Reach,
  removeFilter,
  type Seen,
  sameFilters as sameAsked,
  typeOfKind,
} from '../../../index.ts';
import { type Amount, drawsEverything } from '../scene/amount.ts';
import type { Colouring } from '../scene/picture.ts';
import type { Scene } from '../scene/scene.ts';
import { createSight, type Sight } from '../scene/sight.ts';
import { endsOf, type Target } from '../scene/target.ts';

/** What is kept from sight, how much of the rest is drawn, and how nodes are coloured. */
export interface Filters {
  /** Undefined: what suits the map. */
  readonly colouring: Colouring | undefined;
  readonly amount: Amount;
  /** Whether roles stand on a map that has no room for all names: they tie everything to everything. */
  readonly roles: boolean;
  /** Ids of names that were put away by hand, in order. */
  readonly away: readonly string[];
  /** How near two names must be to be connected; undefined: as in the map when it was opened. */
  readonly reach?: Reach | undefined;
  /** What is asked of names, lines and articles: kinds, dates, sources, numbers. */
  readonly asked: Asked;
}

export const NO_FILTERS: Filters = {
  colouring: undefined,
  amount: 'more',
  roles: false,
  away: [],
  asked: NOTHING_ASKED,
};

/** Whether any kind of a type passes the filters. */
export function showsType({ asked }: Filters, type: EntityType): boolean {
  return listKinds(asked).some((kind) => typeOfKind(kind) === type);
}

/** Hides every kind of a type, or shows them again. */
export function toggleType(filters: Filters, type: EntityType): Filters {
  const isShown = showsType(filters, type);
  const before = listKinds(filters.asked);
  return {
    ...filters,
    asked: keepKinds(filters.asked, (kind) => (typeOfKind(kind) === type ? !isShown : before.includes(kind))),
  };
}

function listKinds({ choices }: Asked): readonly Kind[] {
  return KINDS.filter((kind) => choices.kind?.includes(kind) ?? true);
}

function keepKinds(asked: Asked, keeps: (kind: Kind) => boolean): Asked {
  const part: FilterPart = { type: 'choice', of: 'kind', values: KINDS.filter(keeps) };
  return part.values.length === KINDS.length ? removeFilter(asked, part) : addFilter(asked, part);
}

/** Nothing of these types passes the filters. */
export function hideTypes(asked: Asked, types: readonly EntityType[]): Asked {
  const before = listKinds(asked);
  return keepKinds(asked, (kind) => before.includes(kind) && !types.includes(typeOfKind(kind)));
}

/** The weight from which on connections are drawn; 1 draws all, also those of a graph file that weigh less. */
export function leastWeight({ ranges }: Asked): number {
  return Math.max(1, ranges.sentences?.from ?? 1);
}

/** Draws connections from a weight on. */
export function drawFrom(asked: Asked, weight: number): Asked {
  const { from: _, ...range } = asked.ranges.sentences ?? {};
  const least = Math.round(weight);
  return addFilter(asked, { type: 'range', of: 'sentences', range: least > 1 ? { ...range, from: least } : range });
}

/** What colours say: regions where a map has room for them, else kinds. */
export function chooseColouring({ regions, tiedNames }: Scene, { colouring }: Filters): Colouring {
  return colouring ?? (regions.list.length > 1 && tiedNames > NAMES_DRAWN_AT_ONCE ? 'community' : 'type');
}

/** Whether roles are drawn. */
export function showsRoles(scene: Scene, filters: Filters): boolean {
  return showsType(filters, 'role') && (filters.roles || drawsEverything(scene, filters.amount));
}

/** Draws roles, or no longer, on a map that has no room for all names. */
export function toggleRoles(scene: Scene, filters: Filters): Filters {
  if (showsRoles(scene, filters)) return { ...filters, roles: false };
  const shown = showsType(filters, 'role') ? filters : toggleType(filters, 'role');
  return { ...shown, roles: true };
}

export function sameFilters(a: Filters, b: Filters): boolean {
  return (
    a.colouring === b.colouring &&
    a.amount === b.amount &&
    a.roles === b.roles &&
    a.away.join() === b.away.join() &&
    writeReach(a.reach) === writeReach(b.reach) &&
    sameAsked(a.asked, b.asked)
  );
}

/** A reach as an address has it; '' = none. */
export function writeReach(reach: Reach | undefined): string {
  if (!reach) return '';
  return reach.unit === 'sentence' ? `sentence.${reach.within}` : reach.unit;
}

/** Every reach that a person may choose, the nearest first. */
export const REACHES: readonly Reach[] = [
  ...[0, 1, 2, 3, 4, 5].map((within): Reach => ({ unit: 'sentence', within })),
  { unit: 'paragraph' },
  { unit: 'article' },
];

/** Whether nothing is asked beyond kinds: then nothing more of the atlas has to be read. */
export function isNothingAsked({ asked }: Filters): boolean {
  return listFilters(asked).every((part) => part.type === 'choice' && part.of === 'kind');
}

/**
 * Applies the filters. What is selected can always be seen.
 *
 * @param seen what passes what is asked beyond kinds, once that is known.
 */
export function seeScene(scene: Scene, filters: Filters, selection?: Target, seen?: Seen): Sight {
  const { graph } = scene;
  const kinds = new Set<Kind>(listKinds(filters.asked));
  const nodes = new Uint8Array(graph.nodes.length);
  const edges = new Uint8Array(graph.edges.length);
  const kept = selection === undefined ? [] : endsOf(scene, selection);
  for (let i = 0; i < nodes.length; i++) nodes[i] = !kinds.has(graph.nodes[i]!.kind) || seen?.nodes[i] === 0 ? 0 : 1;
  if (filters.away.length > 0) {
    const away = new Set(filters.away);
    for (let i = 0; i < nodes.length; i++) if (away.has(graph.nodes[i]!.id)) nodes[i] = 0;
  }
  for (const node of kept) nodes[node] = 1;
  graph.edges.forEach(({ source, target }, i) => {
    edges[i] = seen?.edges[i] !== 0 && nodes[source] && nodes[target] ? 1 : 0;
  });
  if (selection?.type === 'edge') edges[selection.edge] = 1;
  return createSight(nodes, edges);
}
