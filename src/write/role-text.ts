import type { AtlasGraph, AtlasRoleRelation } from '../model/atlas-folder.ts';

/**
 * Role relations in a form that leaves weights alone: who holds a role is said on the node and on the edge that is there
 * anyway, since a role, its holder and its organisation stand in one sentence. Parallel edges of another type would
 * count twice wherever a reader adds edges up.
 */
export interface RoleText {
  /** For a holder "spokesman (Syrian Democratic Forces)", most stated first. */
  readonly held: ReadonlyMap<number, readonly string[]>;
  readonly between: ReadonlyMap<number, RelationText>;
}

interface RelationText {
  readonly relation: 'holds role' | 'has role' | 'represents';
  readonly statements: number;
  /** Labels of the roles, most stated first. */
  readonly roles: readonly string[];
}

export function describeRoles(graph: AtlasGraph, relations: readonly AtlasRoleRelation[]): RoleText {
  const held = new Map<number, string[]>();
  const between = new Map<number, { relation: RelationText['relation']; statements: number; roles: Set<string> }>();
  const relate = (a: number, b: number, relation: RelationText['relation'], role: string, statements: number) => {
    const key = pairKey(graph, a, b);
    const found = between.get(key);
    if (found === undefined) between.set(key, { relation, statements, roles: new Set([role]) });
    else if (found.relation === relation) {
      found.statements += statements;
      found.roles.add(role);
    }
  };
  const byStatements = relations.map((relation, order) => ({ ...relation, order }));
  byStatements.sort((a, b) => b.proofs.length - a.proofs.length || a.order - b.order);
  for (const { role, holder, organization, proofs } of byStatements) {
    const label = graph.nodes[role]?.label;
    if (label === undefined) continue;
    const statements = proofs.length;
    if (holder !== undefined) {
      const list = held.get(holder) ?? [];
      held.set(holder, list);
      const employer = organization === undefined ? undefined : graph.nodes[organization]?.label;
      list.push(employer === undefined ? label : `${label} (${employer})`);
      relate(role, holder, 'holds role', label, statements);
    }
    if (organization !== undefined) relate(role, organization, 'has role', label, statements);
    if (holder !== undefined && organization !== undefined) {
      relate(holder, organization, 'represents', label, statements);
    }
  }
  return {
    held,
    between: new Map(Array.from(between, ([key, { roles, ...rest }]) => [key, { ...rest, roles: [...roles] }])),
  };
}

/** The same for two nodes of a graph in either order, and for no other two. */
export function pairKey(graph: AtlasGraph, a: number, b: number): number {
  return Math.min(a, b) * graph.nodes.length + Math.max(a, b);
}
