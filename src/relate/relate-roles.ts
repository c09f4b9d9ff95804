import type { Entity, Resolution } from '../model/entity.ts';
import type { RoleRelation } from '../model/graph.ts';
import type { Mention, Recognition } from '../model/mention.ts';
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
  /** For each role indices into `relations`, by holder and organisation: numbers, since a decision sums all roles anew. */
  const known = new Map<number, Map<number, number>>();
  const keys = nodes.length + 1;
  for (let article = 0; article < recognitions.length; article++) {
    const { mentions, roleTies } = recognitions[article]!;
    const by = { mentions, own: assigned[article]!, entities: resolution.assignments[article]!, nodeOf };
    for (let at = 0; at < roleTies.length; at++) {
      const tie = roleTies[at]!;
      const role = nodeNamed(by, tie.role);
      const holder = nodeNamed(by, tie.holder);
      const organization = nodeNamed(by, tie.organization);
      if (role < 0 || (holder < 0 && organization < 0)) continue;
      let ofRole = known.get(role);
      if (!ofRole) {
        ofRole = new Map();
        known.set(role, ofRole);
      }
      const key = (holder + 1) * keys + organization + 1;
      const relation = ofRole.get(key) ?? relations.length;
      if (relation === relations.length) {
        ofRole.set(key, relation);
        const whose = { ...(holder >= 0 && { holder }), ...(organization >= 0 && { organization }) };
        relations.push({ role, ...whose, proofs: [] });
      }
      relations[relation]!.proofs.push({ article, mention: tie.role });
    }
  }
  return relations;
}

/** The node that a mention of an article names, or -1. */
function nodeNamed(
  by: {
    readonly mentions: readonly Mention[];
    readonly own: readonly number[];
    readonly entities: readonly number[];
    readonly nodeOf: Int32Array;
  },
  mention: number | undefined,
): number {
  if (mention === undefined) return -1;
  return by.mentions[mention]!.demonym ? (by.nodeOf[by.entities[mention]!] ?? -1) : by.own[mention]!;
}

/** For each entity its node, or -1. Both are ordered by id. */
function findNodes(nodes: AssignedNodes['nodes'], entities: readonly Entity[]): Int32Array {
  const found = new Int32Array(entities.length).fill(-1);
  let next = 0;
  for (let at = 0; at < entities.length; at++) if (nodes[next]?.id === entities[at]!.id) found[at] = next++;
  return found;
}
