/** Which parts of a graph a question may use: 1 = may, 0 = may not; without a list all of them. */
export interface Allowed {
  readonly nodes?: Uint8Array;
  readonly edges?: Uint8Array;
}

/**
 * A graph without directions, made to be walked: the neighbours of node n are `ends[starts[n] .. starts[n + 1])`,
 * reached by the edges at the same places of `edges`, ascending by edge.
 */
export interface Network {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly edges: Uint32Array;
}

/** @param ends both ends of each edge; an edge from a node to itself leads nowhere and is left out. */
export function makeNetwork(
  nodes: number,
  ends: readonly { readonly source: number; readonly target: number }[],
): Network {
  const starts = new Uint32Array(nodes + 1);
  for (const { source, target } of ends) {
    if (source === target) continue;
    starts[source + 1]!++;
    starts[target + 1]!++;
  }
  for (let node = 0; node < nodes; node++) starts[node + 1]! += starts[node]!;
  const next = starts.slice();
  const network: Network = { starts, ends: new Uint32Array(starts[nodes]!), edges: new Uint32Array(starts[nodes]!) };
  ends.forEach(({ source, target }, edge) => {
    if (source === target) return;
    for (const [from, to] of [
      [source, target],
      [target, source],
    ] as const) {
      const at = next[from]!++;
      network.ends[at] = to;
      network.edges[at] = edge;
    }
  });
  return network;
}
