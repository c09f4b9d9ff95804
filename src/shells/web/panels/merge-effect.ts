import type { Scene } from '../scene/scene.ts';
import { nameKind } from './decision-words.ts';
import { count } from './words.ts';

/** What changes on the map where one name goes into another, in a sentence. */
export function describeMerge({ graph, adjacency }: Scene, into: number, from: number): string {
  const goes = graph.nodes[from]!;
  const known = new Set(adjacency[into]!.map(({ node }) => node));
  const lines = adjacency[from]!.filter(({ node }) => node !== into);
  const joined = lines.filter(({ node }) => known.has(node)).length;
  const stays = graph.nodes[into]!;
  const isOther = goes.kind !== stays.kind;
  const kinds = isOther
    ? ` ${goes.label} was read as ${nameKind(goes.kind)}: the two are ${nameKind(stays.kind)} then.`
    : '';
  const between = `${known.has(from) ? ' The line between the two goes.' : ''}${kinds}`;
  const moved = `${count(goes.mentions, 'mention')} and ${count(lines.length, 'connection')} move to ${graph.nodes[into]!.label}`;
  if (lines.length === 0) return `${moved}.${between}`;
  const rest = lines.length - joined;
  if (joined === 0) return `${moved}, all of them new to it.${between}`;
  return `${moved}: ${joined} join what it has${rest > 0 ? `, ${rest} are new to it` : ''}.${between}`;
}
