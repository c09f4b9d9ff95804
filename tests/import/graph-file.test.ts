import { describe, expect, test } from 'vitest';
import { looksLikeGraph, readGraphFile } from '../../src/import/graph-file.ts';

describe('readGraphFile', () => {
  test('reads what Gephi writes: hierarchy, defaults, lists, colours with alpha', () => {
    const { graph, notices } = readGraphFile(
      'gephi.gexf',
      `<?xml version="1.0"?><gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz">
        <meta lastmodifieddate="2023-05-01"><creator>Gephi 0.10</creator></meta>
        <graph defaultedgetype="directed"><attributes class="node" mode="static">
          <attribute id="modularity_class" title="Modularity Class" type="integer"><default>7</default></attribute>
          <attribute id="tags" title="tags" type="liststring"/></attributes>
          <nodes><node id="1" label="One"><attvalues><attvalue for="modularity_class" value="3"/>
            <attvalue for="tags" value='["a, b", c]'/></attvalues>
            <viz:size value="10.5"/><viz:position x="1" y="-2"/><viz:color r="255" g="0" b="1" a="0.5"/></node>
          <node id="2"><nodes><node id="3" label="Three"/></nodes></node></nodes>
          <edges><edge source="1" target="2" weight="2.5" kind="knows"/><edge source="2" target="3" type="undirected"/></edges>
        </graph></gexf>`,
    );
    expect(graph.meta).toEqual({ creator: 'Gephi 0.10', modified: '2023-05-01' });
    expect(graph.nodeAttributes).toEqual([
      { name: 'Modularity Class', type: 'integer' },
      { name: 'tags', type: 'strings' },
    ]);
    expect([...graph.nodes]).toEqual([
      { id: '1', label: 'One', values: [3, ['a, b', 'c']], size: 10.5, x: 1, y: -2, color: '#ff0001' },
      { id: '2', label: '2', values: [7, undefined] },
      { id: '3', label: 'Three', values: [7, undefined] },
    ]);
    expect([...graph.edges]).toEqual([
      { id: 'e0', source: '1', target: '2', direction: 'directed', weight: 2.5, values: ['knows'] },
      { id: 'e1', source: '2', target: '3', direction: 'undirected', weight: 1, values: [undefined] },
    ]);
    expect(notices.map(({ message }) => message)).toContainEqual(expect.stringContaining('within another'));
  });

  test('reads old and careless GEXF: an unbound prefix, hex colours, values addressed by id', () => {
    const { graph } = readGraphFile(
      'old.gexf',
      `<gexf version="1.1"><graph><attributes class="node"><attribute id="0" title="n" type="float"/></attributes>
        <nodes><node id="a" label="A"><attvalues><attvalue id="0" value="1.5"/></attvalues><viz:color hex="#00FF10"/></node></nodes>
        <edges/></graph></gexf>`,
    );
    expect([...graph.nodes]).toEqual([{ id: 'a', label: 'A', values: [1.5], color: '#00ff10' }]);
  });

  test('keeps the last of values that change, and the span of spells', () => {
    const { graph, notices } = readGraphFile(
      'dynamic.gexf',
      `<gexf><graph mode="dynamic"><attributes class="node" mode="dynamic"><attribute id="p" title="price" type="double"/></attributes>
        <nodes><node id="a"><attvalues><attvalue for="p" value="1" start="2001"/><attvalue for="p" value="2" start="2002"/></attvalues>
        <spells><spell start="2001" end="2002"/><spell start="2004" end="2005"/></spells></node></nodes></graph></gexf>`,
    );
    expect([...graph.nodes]).toEqual([{ id: 'a', label: 'a', values: [2], start: '2001', end: '2005' }]);
    expect(notices[0]!.message).toBe('1 values change over time; only the last of each is kept.');
  });

  test('reads what yEd writes: graphics, a group, arrows', () => {
    const { graph } = readGraphFile(
      'yed.graphml',
      `<graphml xmlns:y="http://www.yworks.com/xml/graphml"><key for="node" id="d6" yfiles.type="nodegraphics"/>
        <key for="edge" id="d10" yfiles.type="edgegraphics"/><key attr.name="url" attr.type="string" for="node" id="d4"/>
        <graph edgedefault="directed" id="G"><node id="n0" yfiles.foldertype="group"><graph edgedefault="directed" id="n0:">
        <node id="n0::n0"><data key="d4"><![CDATA[http://example.org/?a&b]]></data><data key="d6"><y:ShapeNode>
          <y:Geometry height="30.0" width="30.0" x="100.0" y="200.0"/><y:Fill color="#FFCC00" transparent="false"/>
          <y:NodeLabel alignment="center">Ada\n</y:NodeLabel><y:Shape type="diamond"/></y:ShapeNode></data></node></graph></node>
        <edge id="e0" source="n0" target="n0::n0"><data key="d10"><y:PolyLineEdge><y:LineStyle color="#000000" width="2.0"/>
          <y:EdgeLabel>knows</y:EdgeLabel></y:PolyLineEdge></data></edge></graph></graphml>`,
    );
    expect([...graph.nodes][1]).toEqual({
      id: 'n0::n0',
      label: 'Ada',
      values: ['http://example.org/?a&b'],
      x: 115,
      y: -215,
      size: 15,
      color: '#ffcc00',
      shape: 'diamond',
    });
    expect([...graph.edges]).toMatchObject([{ direction: 'directed', label: 'knows', color: '#000000', thickness: 2 }]);
  });

  test('reads what NetworkX, igraph and Gephi write as GraphML: names for labels, three columns for a colour', () => {
    const { graph } = readGraphFile(
      'g.graphml',
      `<graphml><key id="v_name" for="node" attr.name="name" attr.type="string"/><key id="r" for="node" attr.name="r" attr.type="int"/>
        <key id="g" for="node" attr.name="g" attr.type="int"/><key id="b" for="node" attr.name="b" attr.type="int"/>
        <key id="w" for="edge" attr.name="Weight" attr.type="double"><default>4</default></key>
        <graph edgedefault="undirected"><node id="n0"><data key="v_name">Ada</data><data key="r">1</data><data key="g">2</data>
        <data key="b">3</data></node><node id="n1"/><edge source="n0" target="n1"/></graph></graphml>`,
    );
    expect([...graph.nodes][0]).toMatchObject({ label: 'Ada', color: '#010203', values: ['Ada', 1, 2, 3] });
    expect([...graph.edges]).toMatchObject([{ weight: 4, direction: 'undirected' }]);
  });

  test.each([
    [
      'graphology',
      '{"nodes":[{"key":1,"attributes":{"label":"Ada","x":1,"y":2,"age":36}},{"key":"b"}],"edges":[{"source":1,"target":"b","attributes":{"weight":2}}]}',
    ],
    [
      'D3',
      '{"nodes":[{"id":1,"label":"Ada","x":1,"y":2,"age":36},{"id":"b"}],"links":[{"source":1,"target":{"id":"b"},"weight":2}],"directed":true}',
    ],
    [
      'Cytoscape',
      '{"elements":[{"data":{"id":"1","label":"Ada","age":36},"position":{"x":1,"y":-2}},{"data":{"id":"b"}},{"data":{"source":"1","target":"b","weight":2}}]}',
    ],
  ])('reads the JSON of %s', (_, text) => {
    const { graph } = readGraphFile('g.json', text);
    expect(graph.nodeAttributes).toEqual([{ name: 'age', type: 'integer' }]);
    expect([...graph.nodes]).toEqual([
      { id: '1', label: 'Ada', x: 1, y: 2, values: [36] },
      { id: 'b', label: 'b', values: [undefined] },
    ]);
    expect([...graph.edges]).toMatchObject([{ source: '1', target: 'b', weight: 2, direction: 'directed' }]);
  });

  test('infers the narrowest type that holds a column', () => {
    const row = (key: string, attributes: object) => ({ key, attributes });
    const { graph } = readGraphFile(
      'types.json',
      JSON.stringify({
        nodes: [
          row('a', { i: 1, d: 1, m: 1, b: true, l: ['x'], o: { deep: 1 }, n: null }),
          row('b', { i: 2, d: 0.5, m: 'one', b: false, l: [] }),
        ],
        edges: [],
      }),
    );
    expect(Object.fromEntries(graph.nodeAttributes.map(({ name, type }) => [name, type]))).toEqual({
      i: 'integer',
      d: 'double',
      m: 'string',
      b: 'boolean',
      l: 'strings',
      o: 'string',
    });
    expect([...graph.nodes][0]!.values).toEqual([1, 1, '1', true, ['x'], '{"deep":1}']);
  });

  test('says what it leaves out: edges to nowhere, repeated ids, values of another type', () => {
    const { graph, notices } = readGraphFile(
      'bad.gexf',
      `<gexf><graph><attributes class="node"><attribute id="n" title="n" type="integer"/></attributes>
        <nodes><node id="a"/><node id="a"/><node id="b"><attvalues><attvalue for="n" value="many"/><attvalue for="?" value="1"/></attvalues></node></nodes>
        <edges><edge id="x" source="a" target="b"/><edge id="x" source="b" target="a"/><edge source="a" target="c"/></edges></graph></gexf>`,
    );
    expect([graph.nodes.length, Array.from(graph.edges, ({ id }) => id)]).toEqual([2, ['x', 'e1']]);
    const said = notices.map(({ message }) => message).join('\n');
    expect(said).toContain('1 values of "n" are not of its type');
    expect(said).toContain('1 values belong to a column that is not declared');
    expect(said).toContain('1 nodes repeat an id');
    expect(said).toContain('1 edges repeat an id');
    expect(said).toContain('1 edges lead to a node that is not in the file');
    expect(said).toContain('no positions');
    expect(said).toContain('no weights');
  });

  test.each([
    ['<gexf><graph>', /^g: is not well-formed XML at line 1, column 13: unclosed tag/],
    ['<gexf><a></b></gexf>', /line 1.*unexpected closing tag|line 1/],
    ['<svg/>', /XML with <svg> where <gexf> or <graphml>/],
    ['{"nodes":', /is not JSON/],
    ['{"a":1}', /is JSON, but no graph/],
    ['graph { a -- b }', /is no graph file/],
    ['', /is no graph file/],
  ])('refuses %j', (text, message) => {
    expect(() => readGraphFile('g', text)).toThrow(message);
  });
});

test.each([
  ['{"options":{"type":"undirected"},"attributes":{"title":"A"},"nodes":[', true],
  ['\ufeff { "directed": false, "nodes" : [', true],
  ['{"elements":{"nodes":[', true],
  ['[{"text":"One.","nodes":[]}]', false],
  ['{"title":"A talk","text":"He said \\"nodes\\":[","nodes":[', false],
  ['{"articles":[{"text":"One."}]}', false],
  ['', false],
])('JSON that begins so keeps a graph: %s: %s', (head, expected) => {
  expect(looksLikeGraph(head)).toBe(expected);
});
