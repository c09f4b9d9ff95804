import type { Scene } from '../scene/scene.ts';
import { nameKind } from './decision-words.ts';
import { count } from './words.ts';

/** What changes on the map where one name or several go into another, in a sentence or two. */
export function describeMerge({ graph, adjacency }: Scene, into: number, ...from: readonly number[]): string {
  const stays = graph.nodes[into]!;
  const goes = from.map((node) => graph.nodes[node]!);
  const own = new Set([into, ...from]);
  const tied = new Map([...own].map((node) => [node, new Set(adjacency[node]!.map((line) => line.node))]));
  const known = tied.get(into)!;
  const lines = [...new Set(from.flatMap((node) => [...tied.get(node)!]))].filter((node) => !own.has(node));
  const joined = lines.filter((node) => known.has(node)).length;
  const between = [...own].some((node) => [...own].some((other) => tied.get(node)!.has(other)));
  const line = between ? ` The ${from.length === 1 ? 'line between the two goes' : 'lines between them go'}.` : '';
  const others = goes.filter(({ kind }) => kind !== stays.kind);
  const read = others.map(({ label, kind }) => `${label} was read as ${nameKind(kind)}`).join(', ');
  const all = from.length === 1 ? 'the two are' : 'all are';
  const kind = others.length > 0 ? ` ${read}: ${all} ${nameKind(stays.kind)} then.` : '';
  const mentions = goes.reduce((sum, name) => sum + name.mentions, 0);
  const moved = `${count(mentions, 'mention')} and ${count(lines.length, 'connection')} move to ${stays.label}`;
  if (lines.length === 0) return `${moved}.${line}${kind}`;
  const rest = lines.length - joined;
  if (joined === 0) return `${moved}, all of them new to it.${line}${kind}`;
  return `${moved}: ${joined} join what it has${rest > 0 ? `, ${rest} are new to it` : ''}.${line}${kind}`;
}
