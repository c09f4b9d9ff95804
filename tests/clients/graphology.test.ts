import Graph from 'graphology';
import { parse } from 'graphology-gexf';
import { describe, expect, test } from 'vitest';
import { GEXF_VERSIONS } from '../../src/write/format.ts';
import { writeGexf } from '../../src/write/gexf.ts';
import { HOSTILE_DOCUMENT, makeAtlasDocument } from './documents.ts';

describe.each([
  ['an atlas', makeAtlasDocument],
  ['hostile texts', async () => HOSTILE_DOCUMENT],
] as const)("graphology's parser sees %s", (_, make) => {
  test.each(GEXF_VERSIONS)('in GEXF %s as it is', async (gexfVersion) => {
    const document = await make();
    const graph = parse(Graph, [...writeGexf(document, { gexfVersion })].join(''));
    expect(graph.nodes()).toEqual(Array.from(document.nodes, ({ id }) => id));
    for (const { id, label, x, y, size, color, values } of document.nodes) {
      const rgb = Number.parseInt(color!.slice(1), 16);
      // It reads an empty label, and an empty value, as none.
      expect(graph.getNodeAttributes(id)).toMatchObject({
        ...(label !== '' && { label }),
        ...{ x, y, size, color: `rgb(${rgb >> 16},${(rgb >> 8) & 255},${rgb & 255})` },
        ...Object.fromEntries(
          document.nodeAttributes.flatMap(({ name, type }, i) =>
            type === 'strings' || values[i] === undefined || values[i] === '' ? [] : [[name, values[i]]],
          ),
        ),
      });
    }
    expect(graph.size).toBe(document.edges.length);
    for (const { id, source, target, weight } of document.edges) {
      expect([graph.source(id), graph.target(id), graph.getEdgeAttribute(id, 'weight')]).toEqual([
        source,
        target,
        weight,
      ]);
    }
  });
});
