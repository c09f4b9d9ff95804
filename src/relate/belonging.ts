import { type Entity, mintEntityId } from '../model/entity.ts';
import type { RoleRelation } from '../model/graph.ts';
import { keyOfName, slugOfKey } from '../text/name-key.ts';

/**
 * Pairs of nodes of which one is where the other is at home: a town or a body and its country, and whoever holds a role for
 * a place, or for a body of it, and that place. Whatever tells of the one names the other, so that their standing together
 * says nothing: of 100 heavy lines of Wikinews 22 were such. A person and a company or a party are none: who is with
 * whom is what is looked for.
 *
 * @returns keys of `pairKey`.
 */
export function findBelonging(nodes: readonly Entity[], relations: readonly RoleRelation[]): ReadonlySet<number> {
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]));
  const countryOf = nodes.map(({ country }) =>
    country === undefined ? undefined : indexOf.get(mintEntityId('place', slugOfKey(keyOfName(country)))),
  );
  const pairs = new Set<number>();
  const add = (a: number, b: number | undefined): void => {
    if (b !== undefined && a !== b) pairs.add(pairKey(a, b, nodes.length));
  };
  for (const [node, country] of countryOf.entries()) add(node, country);
  for (const { holder, organization } of relations) {
    if (holder === undefined || organization === undefined) continue;
    if (nodes[organization]!.kind === 'place') add(holder, organization);
    add(holder, countryOf[organization]);
  }
  return pairs;
}

/** One number for two nodes, the lower first: pairs in the order of these stand in the order of edges. */
export function pairKey(a: number, b: number, nodes: number): number {
  return a < b ? a * nodes + b : b * nodes + a;
}
