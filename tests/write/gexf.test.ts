import { UndirectedGraph } from 'graphology';
import { parse } from 'graphology-gexf';
import { describe, expect, test } from 'vitest';
import { SAME_SENTENCE } from '../../src/model/graph.ts';
import type { GraphDocument } from '../../src/model/graph-document.ts';
import { writeGexf } from '../../src/write/gexf.ts';
import { makeDocument } from '../../src/write/make-document.ts';
import { openSmallAtlas } from './small-atlas.ts';

const NEWS = ['[Ada] met [Babbage] in (London). [Ada] praised [Babbage].', '[Ada], <countess>, saw (London).'];

describe('writeGexf', () => {
  test('says what graphology reads back: nodes, edges, weights, types, places, colours', async () => {
    const graph = parse(UndirectedGraph, await gexfOf(NEWS));
    expect(graph.nodes().sort()).toEqual(['person:Ada', 'person:Babbage', 'place:London', 'role:countess']);
    expect(graph.getEdgeAttributes('person:Ada', 'person:Babbage')).toMatchObject({ weight: 2, articles: 1 });
    expect(graph.getNodeAttributes('place:London')).toMatchObject({
      label: 'London',
      entity_type: 'place',
      kind: 'place',
      mentions: 2,
      articles: 2,
      confidence: 1,
      betweenness: 0.25,
      color: 'rgb(0,158,115)',
      x: 21,
      y: -2,
    });
  });

  test('declares every column before the nodes and the nodes before the edges', async () => {
    const gexf = await gexfOf(NEWS);
    const order = ['<attributes class="node">', '<attributes class="edge">', '<nodes count="4">', '<edges count="5">'];
    const places = order.map((part) => gexf.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const declared = [...gexf.matchAll(/<attribute id="([^"]+)" title="[^"]+" type="\w+"\/>/g)].map(([, id]) => id);
    for (const [, used] of gexf.matchAll(/<attvalue for="([^"]+)"/g)) expect(declared).toContain(used);
  });

  test('gives colours as r, g, b alone and every edge an id of its own', async () => {
    const gexf = await gexfOf(NEWS);
    expect(gexf).toContain('<viz:color r="0" g="114" b="178"/>');
    expect(gexf).not.toMatch(/ hex=| a="/);
    const ids = [...gexf.matchAll(/<edge id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toContain('person:Ada|person:Babbage');
    expect(new Set(ids).size).toBe(5);
  });

  test('dates nodes, edges and the file by the articles, and nothing where they have no date', async () => {
    const dated = await gexfOf(NEWS, { published: ['2019-02-17', '2019-03-01'] });
    expect(dated).toContain('<meta lastmodifieddate="2019-03-01">');
    expect(dated).toContain('mode="dynamic" timeformat="date"');
    expect(dated).toContain('<node id="person:Babbage" label="Babbage" start="2019-02-17" end="2019-02-17">');
    expect(dated).toContain('<attvalue for="last_seen" value="2019-03-01"/>');
    const undated = await gexfOf(NEWS);
    expect(undated).toContain('<meta>');
    expect(undated).not.toMatch(/timeformat|start=|first_seen/);
  });

  test('takes the day of a time, and leaves out a date without a day', async () => {
    const gexf = await gexfOf(NEWS, { published: ['2019-02-17T08:00:00Z', '2019-03'] });
    expect(gexf).toContain('<meta lastmodifieddate="2019-02-17">');
    expect(gexf).not.toContain('2019-03');
  });

  test('names the sentences that prove an edge', async () => {
    const close = await gexfOf(['[Ada] met [Bo]. [Ada] left [Bo].']);
    expect(close).toContain('<attvalue for="list:evidence" value="0.txt#1|0.txt#2"/>');
    const wide = await gexfOf(['[Ada] slept. (Rome) burned.'], { reach: { unit: 'sentence', within: 1 } });
    expect(wide).toContain('<attvalue for="list:evidence" value="0.txt#1-2"/>');
  });

  test('says who holds a role on the node and on the edge, without an edge more', async () => {
    const gexf = await gexfOf(['<speaker> [Ada] of [Guild].'], {
      roles: [{ role: 'speaker', holder: 'Ada', organization: 'Guild' }],
    });
    expect(gexf).toContain('<attvalue for="list:roles" value="speaker (Guild)"/>');
    expect([...gexf.matchAll(/for="relation" value="([^"]+)"/g)].map(([, relation]) => relation)).toEqual([
      'represents',
      'holds role',
      'has role',
    ]);
    expect(gexf).toContain('<edges count="3">');
  });

  test('states the unit of the weight for each reach', async () => {
    for (const [reach, words] of [
      [SAME_SENTENCE, 'number of sentences that name both'],
      [{ unit: 'sentence', within: 2 }, 'pairs of sentences at most 2 apart'],
      [{ unit: 'article' }, 'number of articles that name both'],
    ] as const) {
      expect(await gexfOf(NEWS, { reach })).toContain(words);
    }
  });

  test('writes only what is selected', async () => {
    const source = openSmallAtlas(NEWS);
    const ada = source.graph.nodes.findIndex(({ label }) => label === 'Ada');
    const document = await makeDocument(source, { node: (node) => node !== ada });
    expect([...document.nodes].map(({ id }) => id).sort()).toEqual(['person:Babbage', 'place:London', 'role:countess']);
    expect([...document.edges].map(({ id }) => id).sort()).toEqual([
      'person:Babbage|place:London',
      'place:London|role:countess',
    ]);
  });

  test('leaves out what XML cannot hold and keeps ids apart that become alike', () => {
    const node = { values: [], label: '\u0000<b>"\ud800\n\u202eא😀\ufffe' };
    const document: GraphDocument = {
      meta: {},
      nodeAttributes: [],
      edgeAttributes: [],
      dated: false,
      nodes: [
        { id: 'a', ...node },
        { id: 'a\u0001', ...node },
        { id: '\u0002', ...node },
      ],
      edges: [{ id: 'e', source: 'a', target: 'a\u0001', direction: 'undirected', weight: 1, values: [] }],
    };
    const gexf = [...writeGexf(document)].join('');
    expect(gexf).toContain('<node id="a" label="&lt;b&gt;&quot;&#10;\u202eא😀">');
    expect(gexf).toContain('source="a" target="a~2"');
    expect(gexf).toContain('<node id="~2"');
    expect(gexf).not.toMatch(/[^\n\u0020-\ufffd]|[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  test('renames a column that GEXF keeps for itself', () => {
    const document: GraphDocument = {
      meta: {},
      nodeAttributes: [
        { name: 'Label', type: 'string' },
        { name: 'tag', type: 'string' },
        { name: 'Tag', type: 'strings' },
      ],
      edgeAttributes: [],
      dated: false,
      nodes: [],
      edges: [],
    };
    const gexf = [...writeGexf(document)].join('');
    expect([...gexf.matchAll(/id="([^"]+)" title="([^"]+)"/g)].map(([, id, title]) => [id, title])).toEqual([
      ['Label~2', 'Label~2'],
      ['tag', 'tag'],
      ['list:Tag~2', 'Tag~2'],
    ]);
  });
});

async function gexfOf(...input: Parameters<typeof openSmallAtlas>): Promise<string> {
  return [...writeGexf(await makeDocument(openSmallAtlas(...input)))].join('');
}
