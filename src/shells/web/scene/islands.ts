import type { Scene } from './scene.ts';

/** Groups of names that no connection ties to the rest of the map, the largest first; names by rank, roles aside. */
export function listIslands({ adjacency, types, order, isAlone }: Scene): readonly (readonly number[])[] {
  const island = new Int32Array(adjacency.length).fill(-1);
  const islands: number[][] = [];
  for (const start of order) {
    if (types[start] === 'role' || isAlone[start] || island[start] !== -1) continue;
    const own = [start];
    island[start] = islands.length;
    for (const node of own) {
      for (const { node: other } of adjacency[node]!) {
        if (types[other] === 'role' || island[other] !== -1) continue;
        island[other] = islands.length;
        own.push(other);
      }
    }
    islands.push(own);
  }
  const largest = islands.reduce((most, own) => Math.max(most, own.length), 0);
  const main = islands.findIndex((own) => own.length === largest);
  return islands.filter((_, i) => i !== main).sort((a, b) => b.length - a.length);
}
