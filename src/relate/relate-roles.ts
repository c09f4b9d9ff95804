import type { RoleRelation } from '../model/graph.ts';
import type { Recognition } from '../model/mention.ts';

/**
 * Sums who holds which role for whom over all articles, in the order in which each is first said.
 *
 * @param nodes for each article, for each mention, the node it names, or -1 where it does not count.
 */
export function relateRoles(
  recognitions: readonly Recognition[],
  nodes: readonly (readonly number[])[],
): readonly RoleRelation[] {
  const relations = new Map<string, RoleRelation & { proofs: { article: number; mention: number }[] }>();
  recognitions.forEach((recognition, article) => {
    const nodeOf = (mention: number | undefined) => (mention === undefined ? -1 : (nodes[article]?.[mention] ?? -1));
    for (const tie of recognition.roleTies) {
      const role = nodeOf(tie.role);
      const holder = nodeOf(tie.holder);
      const organization = nodeOf(tie.organization);
      if (role < 0 || (holder < 0 && organization < 0)) continue;
      const key = `${role} ${holder} ${organization}`;
      const relation = relations.get(key) ?? {
        role,
        ...(holder >= 0 && { holder }),
        ...(organization >= 0 && { organization }),
        proofs: [],
      };
      relations.set(key, relation);
      relation.proofs.push({ article, mention: tie.role });
    }
  });
  return [...relations.values()];
}
