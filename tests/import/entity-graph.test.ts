import { describe, expect, test } from 'vitest';
import { readEntityGraph } from '../../src/import/entity-graph.ts';
import { readGraphFile } from '../../src/import/graph-file.ts';
import { openImported } from '../../src/import/imported-atlas.ts';
import { drain } from '../../src/model/progress.ts';
import { importGraph } from '../../src/pipeline.ts';
import { weighDrawing } from '../../src/relate/weigh.ts';
import { writeGexf } from '../../src/write/gexf.ts';
import { makeDocument } from '../../src/write/make-document.ts';
import { describeGraph } from '../helpers/describe-graph.ts';
import { openSmallAtlas } from '../write/small-atlas.ts';

const draw = (text: string) => readEntityGraph('g', readGraphFile('g', text));

/** `a-b:2` is an edge of weight 2; nodes are what edges name, in a box of the given width. */
function links(...edges: readonly string[]): string {
  const parts = edges.map((edge) => /^(\w+)-(\w+):([\d.]+)$/.exec(edge)!);
  const ids = [...new Set(parts.flatMap(([, a, b]) => [a, b]))];
  const rows = parts.map(([, source, target, weight]) => ({ source, target, weight: Number(weight) }));
  return JSON.stringify({ nodes: ids.map((id) => ({ id })), links: rows });
}

describe('readEntityGraph', () => {
  test('adds up parallel edges, orders ends and leaves loops out of the drawing', () => {
    const { graph, file, notices } = draw(links('a-b:1', 'b-a:2', 'c-a:4', 'c-c:8'));
    expect(graph.edges.map(({ source, target, weight }) => [source, target, weight])).toEqual([
      [0, 1, 3],
      [0, 2, 4],
    ]);
    expect(file.edges).toEqual([0, 0, 1, -1]);
    const said = notices.map(({ message }) => message).join('\n');
    expect(said).toContain('1 edges tie a node to itself');
    expect(said).toContain('1 edges tie the same nodes');
  });

  test('finds kinds under the words that others use', () => {
    const node = (id: string, type: string) => ({ id, type });
    const text = JSON.stringify({ nodes: [node('a', 'PERSON'), node('b', 'GPE'), node('c', '?')], links: [] });
    expect(draw(text).graph.nodes.map(({ kind }) => kind)).toEqual(['person', 'place', 'group']);
  });

  test('knows no kind by the name of what every object has', () => {
    const text = JSON.stringify({
      nodes: [
        { id: 'a', type: 'constructor' },
        { id: 'b', type: 'toString' },
      ],
      links: [],
    });
    const { graph, notices } = draw(text);
    expect(graph.nodes.map(({ kind }) => kind)).toEqual(['group', 'group']);
    expect(notices.map(({ message }) => message).join('\n')).toContain('No column says whether nodes are actors');
  });

  test("draws every edge, whatever its weight, keeps the file's own, and says what it did", () => {
    const ends = ['ab', 'bc', 'cd', 'de', 'ef'];
    const weights = ['-0.5', '0', 'INF', '0.25', '1e-300'];
    const edges = ends.map(([a, b], i) => `<edge source="${a}" target="${b}" weight="${weights[i]}"/>`);
    const nodes = [...'abcdef'].map((id) => `<node id="${id}"/>`);
    const { graph, file, notices } = draw(
      `<gexf><graph><nodes>${nodes.join('')}</nodes><edges>${edges.join('')}</edges></graph></gexf>`,
    );
    expect(graph.edges.map(({ weight }) => weight)).toEqual([0.5, 1e-6, 0.5, 0.25, 1e-6]);
    expect(Array.from(file.document.edges, ({ weight }) => weight)).toEqual([-0.5, 0, Infinity, 0.25, 1e-300]);
    const said = notices.map(({ message }) => message).join('\n');
    expect(said).toContain('1 edges have a weight below zero; they are drawn by its size.');
    expect(said).toContain('1 edges have a weight of zero');
    expect(said).toContain('1 edges have an infinite weight');
    expect(said).toContain('1 edges have a weight outside');
  });

  test('sizes nodes by weights below 1 as by any others', () => {
    const { graph } = draw(links('a-b:0.2', 'a-c:0.4'));
    expect(graph.nodes.map(({ mentions }) => mentions)).toEqual([3, 1, 2]);
  });

  test('takes no place that is infinite or beyond all measure', () => {
    const node = (id: string, x: string) => `<node id="${id}"><viz:position x="${x}" y="0"/></node>`;
    const text = `<gexf><graph><nodes>${node('a', '0')}${node('b', 'INF')}${node('c', '1e200')}</nodes></graph></gexf>`;
    expect([...draw(text).positions.keys()]).toEqual(['a']);
  });

  test('sizes nodes by the weights of their edges where mentions are unknown, and says so', () => {
    const { graph, notices } = draw(links('a-b:2', 'a-c:3.4'));
    expect(graph.nodes.map(({ mentions }) => mentions)).toEqual([5, 2, 3]);
    expect(notices.map(({ message }) => message).join('\n')).toContain('sized by the weights');
  });

  test('keeps positions of a fitting unit and enlarges those of a unit square', () => {
    const place = (id: string, x: number, y: number) => ({ id, x, y });
    const near = draw(JSON.stringify({ nodes: [place('a', 0, 0), place('b', 100, 50)], links: [] }));
    expect(near.positions.get('b')).toEqual({ x: 100, y: 50 });
    const tiny = draw(JSON.stringify({ nodes: [place('a', -1, 0), place('b', 1, 0)], links: [] }));
    expect(tiny.positions.get('b')!.x).toBeGreaterThan(20);
  });
});

describe('openImported', () => {
  test('shows our own file as the atlas it came from, without evidence, and writes it again whole', async () => {
    const source = openSmallAtlas(['[Ada] met [Bo] in (Rome). [Bo] left [Ada].']);
    const written = [...writeGexf(await makeDocument(source))].join('');
    const drawing = draw(written);
    const each = source.graph.nodes;
    const graph = weighDrawing(drawing.graph);
    const arrangement = {
      x: each.map(({ x }) => x),
      y: each.map(({ y }) => y),
      community: each.map(({ community }) => community),
      degree: each.map(({ degree }) => degree),
      betweenness: each.map(({ betweenness }) => betweenness),
      seed: 1,
    };
    const back = openImported(drawing, graph, arrangement, describeGraph(graph));
    const unweighed = { telling: expect.any(Number), drawnFrom: expect.any(Number) };
    const bare = {
      rank: expect.any(Number),
      region: expect.any(Number),
      aliases: expect.anything(),
      x: expect.any(Number),
      y: expect.any(Number),
    };
    expect(back.graph.nodes).toEqual(each.map((node) => ({ ...node, ...bare })));
    expect(back.graph.edges).toEqual(source.graph.edges.map((edge) => ({ ...edge, ...unweighed })));
    expect(await back.evidence(0)).toEqual([]);
    await expect(back.article(0)).rejects.toThrow(RangeError);
    expect([...writeGexf(await makeDocument(back))].join('')).toBe(written);
  });

  test('writes only what is selected of a file, with its own columns', async () => {
    const drawing = draw(links('a-b:1', 'b-a:2', 'c-a:4', 'c-c:8'));
    const zeros = drawing.graph.nodes.map(() => 0);
    const graph = weighDrawing(drawing.graph);
    const arrangement = {
      x: zeros,
      y: zeros,
      community: zeros,
      degree: zeros,
      betweenness: zeros,
      seed: 1,
    };
    const source = openImported(drawing, graph, arrangement, describeGraph(graph));
    const document = await makeDocument(source, { edge: (edge) => edge === 1 });
    expect(Array.from(document.edges, ({ source: a, target: b }) => `${a}${b}`)).toEqual(['ca', 'cc']);
    const without = await makeDocument(source, { node: (node) => node !== 2 });
    expect(Array.from(without.edges, ({ source: a, target: b }) => `${a}${b}`)).toEqual(['ab', 'ba']);
  });
});

describe('importGraph', () => {
  test('keeps the positions of a file, and lays out one that has none', () => {
    const place = (id: string, x: number, y: number) => ({ id, x, y });
    const nodes = [place('a', 0, 0), place('b', 90, 0), place('c', 0, 90)];
    const edges = [{ source: 'a', target: 'b' }];
    const kept = drain(importGraph('g', JSON.stringify({ nodes, links: edges }), 1));
    expect(kept.graph.nodes.map(({ x, y, degree }) => [x, y, degree])).toEqual([
      [0, 0, 1],
      [90, 0, 1],
      [0, 90, 0],
    ]);
    const laid = drain(importGraph('g', links('a-b:1', 'b-c:1'), 1));
    const spots = new Set(laid.graph.nodes.map(({ x, y }) => `${x} ${y}`));
    expect(spots.size).toBe(3);
    expect(laid.manifest.notices.map(({ message }) => message).join('\n')).toContain('laid out anew');
  });
});
