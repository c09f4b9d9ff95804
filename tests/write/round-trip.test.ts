import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGraphFile } from '../../src/import/graph-file.ts';
import type { DocumentNode, GraphDocument } from '../../src/model/graph-document.ts';
import { writeGexf } from '../../src/write/gexf.ts';
import { writeGraphml } from '../../src/write/graphml.ts';
import { writeCytoscapeJson, writeGraphologyJson, writeNodeLink } from '../../src/write/json.ts';
import { makeDocument } from '../../src/write/make-document.ts';
import { anyDocument, HOSTILE_TEXTS } from './hostile.ts';
import { openSmallAtlas } from './small-atlas.ts';

const WHOLE = {
  'GEXF 1.3': (document: GraphDocument) => writeGexf(document),
  'GEXF 1.2draft': (document: GraphDocument) => writeGexf(document, { gexfVersion: '1.2draft' }),
  GraphML: writeGraphml,
  'graphology JSON': writeGraphologyJson,
} as const;

describe.each(Object.entries(WHOLE))('%s', (_, write) => {
  test('comes back whole, whatever it holds', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(plain(readGraphFile('any', [...write(document)].join('')).graph)).toEqual(plain(document));
      }),
      { numRuns: 150 },
    );
  });

  test('brings an atlas back whole', async () => {
    const source = openSmallAtlas(['<speaker> [Ada] of [Guild] met [Bo] in (Rome). [Bo] left (Rome).', '[Ada].'], {
      published: ['2020-01-01', undefined],
      roles: [{ role: 'speaker', holder: 'Ada', organization: 'Guild' }],
    });
    const document = await makeDocument(source);
    expect(plain(readGraphFile('atlas', [...write(document)].join('')).graph)).toEqual(plain(document));
  });
});

describe.each(Object.entries({ ...WHOLE, 'node-link': writeNodeLink, Cytoscape: writeCytoscapeJson }))(
  '%s',
  (_, write) => {
    test.each(HOSTILE_TEXTS.map((text) => [text.slice(0, 40), text]))('brings back the label %j', (_, label) => {
      const node = (id: string): DocumentNode => ({ id, label, values: [label], x: 1, y: 2 });
      const document: GraphDocument = {
        meta: {},
        nodeAttributes: [{ name: 'text', type: 'string' }],
        edgeAttributes: [],
        dated: false,
        nodes: [node('a'), node('b'), node(`c${label}`)],
        edges: [{ id: 'e', source: `c${label}`, target: 'a', direction: 'undirected', weight: 3, values: [] }],
      };
      const { graph } = readGraphFile('hostile', [...write(document)].join(''));
      const text = graph.nodeAttributes.findIndex(({ name }) => name === 'text');
      expect([...graph.nodes].map((back) => [back.id, back.label, back.values[text], back.x, back.y])).toEqual(
        [...document.nodes].map(({ id }) => [id, label, label, 1, 2]),
      );
      const { id, source, target, direction, weight } = [...graph.edges][0]!;
      expect({ id, source, target, direction, weight }).toEqual({
        id: 'e',
        source: `c${label}`,
        target: 'a',
        direction: 'undirected',
        weight: 3,
      });
    });
  },
);

/** A document as plain values: rows as arrays, lists without items as no value, which is how files keep them. */
function plain(document: GraphDocument) {
  return {
    meta: document.meta,
    nodeAttributes: document.nodeAttributes,
    edgeAttributes: document.edgeAttributes,
    dated: document.dated,
    nodes: [...document.nodes].map(tidy),
    edges: [...document.edges].map(tidy),
  };
}

function tidy<Row extends { readonly values: readonly unknown[] }>(row: Row) {
  return {
    ...row,
    values: row.values.map((value) => (Array.isArray(value) && value.length === 0 ? undefined : value)),
  };
}
