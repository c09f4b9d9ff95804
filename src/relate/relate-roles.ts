import type { Entity, Resolution } from '../model/entity.ts';
import type { RoleRelation } from '../model/graph.ts';
import type { Recognition } from '../model/mention.ts';
import type { AssignedNodes } from './assign-nodes.ts';

/**
 * Sums who holds which role for whom over all articles, in the order in which each is first said. A country's adjective,
 * which only hints at the country elsewhere, says whose a role is: "French President Emmanuel Macron".
 */
export function relateRoles(
  { recognitions, resolution }: { readonly recognitions: readonly Recognition[]; readonly resolution: Resolution },
  { nodes, assigned }: AssignedNodes,
): readonly RoleRelation[] {
  const nodeOf = findNodes(nodes, resolution.entities);
  const relations: (RoleRelation & { readonly proofs: { article: number; mention: number }[] })[] = [];
  /** By holder and organisation, for each role: indices into `relations`. Numbers, since a decision sums all roles anew. */
  const known = new Map<number, Map<string | number, number>>();
  recognitions.forEach(({ mentions, roleTies }, article) => {
    const named = (mention: number | undefined): number => {
      if (mention === undefined) return -1;
      if (!mentions[mention]!.demonym) return assigned[article]![mention]!;
      return nodeOf[resolution.assignments[article]![mention]!] ?? -1;
    };
    for (const tie of roleTies) {
      const role = named(tie.role);
      const holder = named(tie.holder);
      const organization = named(tie.organization);
      if (role < 0 || (holder < 0 && organization < 0)) continue;
      const ofRole = known.get(role) ?? new Map<string | number, number>();
      known.set(role, ofRole);
      const key = organization < 0 ? holder : `${holder} ${organization}`;
      const at = ofRole.get(key) ?? relations.length;
      if (at === relations.length) {
        ofRole.set(key, at);
        const whose = { ...(holder >= 0 && { holder }), ...(organization >= 0 && { organization }) };
        relations.push({ role, ...whose, proofs: [] });
      }
      relations[at]!.proofs.push({ article, mention: tie.role });
    }
  });
  return relations;
}

/** For each entity its node, or -1. Both are ordered by id. */
function findNodes(nodes: AssignedNodes['nodes'], entities: readonly Entity[]): Int32Array {
  let next = 0;
  return Int32Array.from(entities, ({ id }) => (nodes[next]?.id === id ? next++ : -1));
}
