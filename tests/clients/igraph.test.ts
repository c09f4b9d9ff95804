import { describe, expect } from 'vitest';
import { writeGraphml } from '../../src/write/graphml.ts';
import { findPython, runPython, testClient, withFile } from './clients.ts';
import { byEnds, HOSTILE_DOCUMENT, lookAt, makeAtlasDocument, type SeenEdge } from './documents.ts';

const PROGRAM = `
import json, math, sys, igraph
g = igraph.Graph.Read_GraphML(sys.argv[1])
keep = lambda d: {k: v for k, v in d.items() if not (isinstance(v, float) and math.isnan(v))}
print(json.dumps({"directed": g.is_directed(), "nodes": [keep(v.attributes()) for v in g.vs],
                  "edges": [[e.source, e.target, keep(e.attributes())] for e in g.es]}))`;

type Data = Readonly<Record<string, unknown>>;
interface Dump {
  readonly directed: boolean;
  readonly nodes: readonly Data[];
  readonly edges: readonly (readonly [number, number, Data])[];
}

describe.each([
  ['an atlas', makeAtlasDocument],
  ['hostile texts', async () => HOSTILE_DOCUMENT],
] as const)('igraph sees %s', (_, make) => {
  testClient(
    findPython('igraph', () => true),
    'python3-igraph',
    'in GraphML as it is',
    async (python) => {
      const document = await make();
      const dump = withFile('graph.graphml', writeGraphml(document), (path) => runPython<Dump>(python, PROGRAM, path));
      const seen = lookAt(document);
      expect(dump.directed).toBe(false);
      expect(dump.nodes.map(readId)).toEqual(Object.keys(seen.nodes));
      dump.nodes.forEach((data, i) => {
        const { label, x, y, color, size, values } = Object.values(seen.nodes)[i]!;
        expect(data).toMatchObject({ label, x, y, color, size, ...values });
      });
      const edges = dump.edges.map(([a, b, data]): SeenEdge & { data: Data } => ({
        ends: [readId(dump.nodes[a]!), readId(dump.nodes[b]!)].sort(),
        weight: data.weight as number,
        values: {},
        data,
      }));
      edges.sort(byEnds);
      expect(edges.map(({ ends, weight }) => [ends, weight])).toEqual(
        seen.edges.map(({ ends, weight }) => [ends, weight]),
      );
      edges.forEach(({ data }, i) => {
        expect(data).toMatchObject(seen.edges[i]!.values);
      });
    },
  );
});

/** igraph takes ids as libxml2 hands them on: with `&` still a reference. */
function readId({ id }: Data): string {
  return String(id).replaceAll('&#38;', '&');
}
