import Graph from 'graphology';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { findFormat, formats } from '../../src/write/formats.ts';
import { makeDocument } from '../../src/write/make-document.ts';
import { openSmallAtlas } from './small-atlas.ts';

const source = openSmallAtlas(['[Ada] met [Bo] in (Rome). [Bo] left [Ada].'], {
  stated: { source: 'The Paper', author: 'Carla' },
});

describe('every format', () => {
  test('has an id and a name of its own', () => {
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length);
    expect(new Set(formats.map(({ name }) => name)).size).toBe(formats.length);
  });

  test.each(formats.map(({ id }) => id))('writes the same bytes twice: %s', async (id) => {
    const first = await bytesOf(id);
    expect(first.length).toBeGreaterThan(100);
    expect(await bytesOf(id)).toEqual(first);
  });

  test.each(formats.map(({ id }) => id))('writes a graph without nodes: %s', async (id) => {
    const { write } = await findFormat(id).load();
    let length = 0;
    for await (const chunk of write(await makeDocument(source, { node: () => false }))) length += chunk.length;
    expect(length).toBeGreaterThan(0);
  });

  test('is looked up by its id, and an unknown id names those there are', () => {
    expect(findFormat('gexf').extension).toBe('gexf');
    expect(() => findFormat('doc')).toThrow(/"doc".*gexf.*graphml.*csv/);
  });
});

test('graphology makes a graph of its JSON', async () => {
  const graph = Graph.from(JSON.parse(new TextDecoder().decode(await bytesOf('json'))));
  expect(graph.type).toBe('undirected');
  expect(graph.getNodeAttributes('place:Rome')).toMatchObject({
    label: 'Rome',
    x: 21,
    color: '#009e73',
    aliases: ['Rome'],
  });
  expect(graph.getEdgeAttribute('person:Ada', 'person:Bo', 'weight')).toBe(2);
});

test('node-link JSON has the ends of its links among its nodes', async () => {
  const { nodes, links } = JSON.parse(new TextDecoder().decode(await bytesOf('node-link')));
  const ids = nodes.map((node: { id: string }) => node.id);
  expect(links).toHaveLength(3);
  for (const { source: from, target: to } of links) expect(ids).toEqual(expect.arrayContaining([from, to]));
});

test('Cytoscape JSON counts y downwards', async () => {
  const { elements } = JSON.parse(new TextDecoder().decode(await bytesOf('cyjs')));
  expect(elements.nodes[2]).toMatchObject({ data: { id: 'place:Rome', name: 'Rome' }, position: { x: 21, y: 2 } });
  expect(elements.edges[0].data).toMatchObject({ source: 'person:Ada', target: 'person:Bo', weight: 2 });
});

test('Parquet holds a row for each proof', async () => {
  const { buffer } = await bytesOf('parquet');
  const rows = await parquetReadObjects({ file: buffer as ArrayBuffer });
  expect(rows).toHaveLength(4);
  expect(rows[1]).toMatchObject({ edge: 'person:Ada|person:Bo', quote: 'Bo left Ada.', sourceSentence: 2, url: null });
  expect(rows[1]).toMatchObject({ publisher: 'The Paper', author: 'Carla' });
});

async function bytesOf(id: string): Promise<Uint8Array> {
  const { write } = await findFormat(id).load();
  const parts: Uint8Array[] = [];
  for await (const chunk of write(await makeDocument(source))) {
    parts.push(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
  }
  return new Uint8Array(Buffer.concat(parts));
}
