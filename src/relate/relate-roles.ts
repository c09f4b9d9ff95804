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
  const relations: (RoleRelation & { readonly proofs: { article: number; mention: number }[] })[] = [];
  /** By holder and organisation, for each role: indices into `relations`. Numbers, since a decision sums all roles anew. */
  const known = new Map<number, Map<string | number, number>>();
  recognitions.forEach(({ roleTies }, article) => {
    const own = nodes[article];
    const nodeOf = (mention: number | undefined): number => (mention === undefined ? -1 : (own?.[mention] ?? -1));
    for (const tie of roleTies) {
      const role = nodeOf(tie.role);
      const holder = nodeOf(tie.holder);
      const organization = nodeOf(tie.organization);
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
