import {
  type Filters as Asked,
  type EntityType,
  listFilters,
  NO_FILTERS as NOTHING_ASKED,
  type Seen,
  sameFilters as sameAsked,
} from '../../../index.ts';
import { type Amount, drawsEverything } from '../scene/amount.ts';
import type { Colouring } from '../scene/picture.ts';
import type { Scene } from '../scene/scene.ts';
import { createSight, type Sight } from '../scene/sight.ts';
import { endsOf, type Target } from '../scene/target.ts';

/** What is kept from sight, how much of the rest is drawn, and how nodes are coloured. */
export interface Filters {
  readonly hiddenTypes: readonly EntityType[];
  /** Edges below it are not drawn; 1 draws all, also those of a graph file that weigh less. */
  readonly minWeight: number;
  readonly colouring: Colouring;
  readonly amount: Amount;
  /** Whether roles stand on a map that has no room for all names: they tie everything to everything. */
  readonly roles: boolean;
  /** What is asked of names, lines and articles beyond that: dates, sources, numbers. */
  readonly asked: Asked;
}

export const NO_FILTERS: Filters = {
  hiddenTypes: [],
  minWeight: 1,
  colouring: 'type',
  amount: 'more',
  roles: false,
  asked: NOTHING_ASKED,
};

export function toggleType(filters: Filters, type: EntityType): Filters {
  const rest = filters.hiddenTypes.filter((other) => other !== type);
  const hiddenTypes = rest.length < filters.hiddenTypes.length ? rest : [...rest, type];
  return { ...filters, hiddenTypes };
}

/** Whether roles are drawn. */
export function showsRoles(scene: Scene, { hiddenTypes, amount, roles }: Filters): boolean {
  return !hiddenTypes.includes('role') && (roles || drawsEverything(scene, amount));
}

/** Draws roles, or no longer, on a map that has no room for all names. */
export function toggleRoles(scene: Scene, filters: Filters): Filters {
  if (showsRoles(scene, filters)) return { ...filters, roles: false };
  return { ...filters, roles: true, hiddenTypes: filters.hiddenTypes.filter((type) => type !== 'role') };
}

export function sameFilters(a: Filters, b: Filters): boolean {
  return (
    a.minWeight === b.minWeight &&
    a.colouring === b.colouring &&
    a.amount === b.amount &&
    a.roles === b.roles &&
    sameAsked(a.asked, b.asked) &&
    a.hiddenTypes.length === b.hiddenTypes.length &&
    a.hiddenTypes.every((type) => b.hiddenTypes.includes(type))
  );
}

/** Whether nothing is asked beyond kinds and weight: then nothing more of the atlas has to be read. */
export function isNothingAsked({ asked }: Filters): boolean {
  return listFilters(asked).length === 0;
}

/**
 * Applies the filters. A node whose every edge is below the least weight goes too; one that never had an edge
 * stays until that weight is raised. What is selected can always be seen.
 *
 * @param seen what passes what is asked, once that is known; weights are what they are in the articles that count.
 */
export function seeScene(scene: Scene, filters: Filters, selection?: Target, seen?: Seen): Sight {
  const { graph, types } = scene;
  const hidden = new Set<EntityType>(filters.hiddenTypes);
  const drawsAll = filters.minWeight <= 1;
  const weights = seen?.edgeTally?.weight;
  const nodes = new Uint8Array(graph.nodes.length);
  const edges = new Uint8Array(graph.edges.length);
  const kept = selection === undefined ? [] : endsOf(scene, selection);
  for (let i = 0; i < nodes.length; i++) nodes[i] = hidden.has(types[i]!) || seen?.nodes[i] === 0 ? 0 : 1;
  for (const node of kept) nodes[node] = 1;
  graph.edges.forEach(({ source, target, weight }, i) => {
    const isHeavy = drawsAll || (weights?.[i] ?? weight) >= filters.minWeight;
    edges[i] = isHeavy && seen?.edges[i] !== 0 && nodes[source] && nodes[target] ? 1 : 0;
  });
  if (selection?.type === 'edge') edges[selection.edge] = 1;
  if (!drawsAll) {
    nodes.fill(0);
    for (const node of kept) nodes[node] = 1;
    graph.edges.forEach(({ source, target }, i) => {
      if (edges[i]) nodes[source] = nodes[target] = 1;
    });
  }
  return createSight(nodes, edges, seen);
}
