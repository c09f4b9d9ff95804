import { describe, expect } from 'vitest';
import type { GraphDocument } from '../../src/model/graph-document.ts';
import { writeGexf } from '../../src/write/gexf.ts';
import { writeGraphml } from '../../src/write/graphml.ts';
import { writeNodeLink } from '../../src/write/json.ts';
import { findPython, type Python, runPython, testClient, withFile } from './clients.ts';
import { byEnds, HOSTILE_DOCUMENT, lookAt, makeAtlasDocument, pickValues, type SeenGraph } from './documents.ts';

const DUMP = `
g = nx.Graph(g) if not g.is_multigraph() else g
print(json.dumps({"nodes": {str(n): d for n, d in g.nodes(data=True)},
                  "edges": [[u, v, d] for u, v, d in g.edges(data=True)]}))`;
const READ_GEXF = `import json, sys, networkx as nx\ng = nx.read_gexf(sys.argv[1])${DUMP}`;
const READ_OLD_GEXF = `import json, sys, networkx as nx\ng = nx.read_gexf(sys.argv[1], version="1.2draft")${DUMP}`;
const READ_GRAPHML = `import json, sys, networkx as nx\ng = nx.read_graphml(sys.argv[1])${DUMP}`;
const READ_NODE_LINK = `import json, sys, networkx as nx
g = nx.node_link_graph(json.load(open(sys.argv[1], encoding="utf-8")), edges="links")${DUMP}`;

const modern = findPython('networkx', (major) => major >= 3);
const old = findPython('networkx', (major) => major < 3);

const DOCUMENTS = [
  ['an atlas', makeAtlasDocument],
  ['hostile texts', async () => HOSTILE_DOCUMENT],
] as const;

describe.each(DOCUMENTS)('NetworkX sees %s', (_, make) => {
  testClient(modern, 'NetworkX 3', 'in GEXF 1.3 as it is', async (python) => {
    const document = await make();
    expect(look(python, READ_GEXF, 'graph.gexf', writeGexf(document), document)).toEqual(lookAt(document));
  });

  for (const [name, client, needs] of [
    ['NetworkX 3', modern, 'NetworkX 3'],
    ['NetworkX 2', old, 'NetworkX before 3'],
  ] as const) {
    testClient(client, needs, `in GEXF 1.2draft as it is (${name})`, async (python) => {
      const document = await make();
      const gexf = writeGexf(document, { gexfVersion: '1.2draft' });
      expect(look(python, READ_OLD_GEXF, 'graph.gexf', gexf, document)).toEqual(lookAt(document));
    });

    testClient(client, needs, `in GraphML as it is (${name})`, async (python) => {
      const document = await make();
      expect(look(python, READ_GRAPHML, 'graph.graphml', writeGraphml(document), document)).toEqual(lookAt(document));
    });
  }

  testClient(modern, 'NetworkX 3', 'in node-link JSON as it is', async (python) => {
    const document = await make();
    expect(look(python, READ_NODE_LINK, 'graph.json', writeNodeLink(document), document)).toEqual(lookAt(document));
  });
});

type Data = Readonly<Record<string, unknown>>;
interface Dump {
  readonly nodes: Readonly<Record<string, Data>>;
  readonly edges: readonly (readonly [string, string, Data])[];
}

/** What NetworkX has, in the form of `lookAt`: GEXF's looks under `viz`, those of other formats beside the values. */
function look(
  python: Python,
  program: string,
  name: string,
  chunks: Iterable<string>,
  document: GraphDocument,
): SeenGraph {
  const dump = withFile(name, chunks, (path) => runPython<Dump>(python, program, path));
  return {
    nodes: Object.fromEntries(
      Object.entries(dump.nodes).map(([id, data]) => {
        const viz = data.viz as Viz | undefined;
        const looks = viz
          ? { x: viz.position.x, y: viz.position.y, color: mix(viz.color), size: viz.size }
          : { x: data.x as number, y: data.y as number, color: data.color as string, size: data.size as number };
        return [
          id,
          {
            label: (data.label as string | undefined) ?? '',
            ...looks,
            values: pickValues(document.nodeAttributes, data),
          },
        ];
      }),
    ),
    edges: dump.edges
      .map(([a, b, data]) => ({
        ends: [a, b].sort(),
        weight: data.weight as number,
        values: pickValues(document.edgeAttributes, data),
      }))
      .sort(byEnds),
  };
}

interface Viz {
  readonly position: { readonly x: number; readonly y: number };
  readonly color: { readonly r: number; readonly g: number; readonly b: number };
  readonly size: number;
}

function mix({ r, g, b }: Viz['color']): string {
  return `#${((r << 16) | (g << 8) | b).toString(16).padStart(6, '0')}`;
}
