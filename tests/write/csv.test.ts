import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { GraphDocument } from '../../src/model/graph-document.ts';
import { guardCell, unguardCell, writeCsvZip } from '../../src/write/csv.ts';
import { makeDocument } from '../../src/write/make-document.ts';
import { HOSTILE_TEXTS } from './hostile.ts';
import { openSmallAtlas } from './small-atlas.ts';

describe('writeCsvZip', () => {
  test('holds nodes, edges, mentions and evidence, a table each', async () => {
    const source = openSmallAtlas(['[Ada] met [Bo] in (Rome). [Bo] left, [Ada] too.'], { published: ['2020-05-01'] });
    const tables = readZip(await collect(writeCsvZip(await makeDocument(source))));
    expect(Object.keys(tables)).toEqual(['nodes.csv', 'edges.csv', 'mentions.csv', 'evidence.csv']);
    expect(tables['nodes.csv']![2]).toMatchObject({
      id: 'place:Rome',
      label: 'Rome',
      x: '21',
      kind: 'place',
      mentions: '1',
    });
    expect(tables['edges.csv']![0]).toMatchObject({
      id: 'person:Ada|person:Bo',
      source: 'person:Ada',
      target: 'person:Bo',
      type: 'undirected',
      weight: '2',
      evidence: '0.txt#1|0.txt#2',
      first_seen: '2020-05-01',
    });
    expect(tables['mentions.csv']).toHaveLength(5);
    expect(tables['mentions.csv']![1]).toMatchObject({
      article: '0.txt',
      from: '8',
      to: '10',
      text: 'Bo',
      sentence: '1',
    });
    expect(tables['evidence.csv']!.map(({ edge, quote }) => [edge, quote])).toEqual([
      ['person:Ada|person:Bo', 'Ada met Bo in Rome.'],
      ['person:Ada|person:Bo', 'Bo left, Ada too.'],
      ['person:Ada|place:Rome', 'Ada met Bo in Rome.'],
      ['person:Bo|place:Rome', 'Ada met Bo in Rome.'],
    ]);
  });

  test('says of each proof who published and who wrote its article', async () => {
    const stated = { source: 'The Paper', author: 'Carla Byron, D. Bo' };
    const source = openSmallAtlas(['[Ada] met [Bo].'], { stated });
    const { 'evidence.csv': evidence } = readZip(await collect(writeCsvZip(await makeDocument(source))));
    expect(evidence).toMatchObject([{ publisher: 'The Paper', author: 'Carla Byron, D. Bo' }]);
  });

  test('has two tables where there is no text, and the same bytes each time', async () => {
    const document = labelled(['a']);
    const zip = await collect(writeCsvZip(document));
    expect(Object.keys(readZip(zip))).toEqual(['nodes.csv', 'edges.csv']);
    expect(await collect(writeCsvZip(document))).toEqual(zip);
  });

  test('brings hostile labels back, none of them a formula', async () => {
    const { 'nodes.csv': nodes } = readZip(await collect(writeCsvZip(labelled(HOSTILE_TEXTS))));
    const labels = nodes!.map(({ label }) => label!);
    expect(labels.map(unguardCell)).toEqual(HOSTILE_TEXTS);
    for (const label of labels) expect(label).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
  });

  test('leaves negative numbers as numbers', async () => {
    const document: GraphDocument = { ...labelled([]), nodes: [{ id: 'a', label: 'a', values: [], x: -1.5, y: 0 }] };
    expect(readZip(await collect(writeCsvZip(document)))['nodes.csv']![0]).toMatchObject({ x: '-1.5', y: '0' });
  });

  test('begins with a byte order mark and ends lines as RFC 4180 has it', async () => {
    const files = unzipSync(await collect(writeCsvZip(labelled(['plain', 'a "b"', 'a;b']))));
    expect([...files['nodes.csv']!.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = strFromU8(files['nodes.csv']!.slice(3));
    expect(text).toBe('id,label\r\n0,plain\r\n1,"a ""b"""\r\n2,"a;b"\r\n');
  });
});

describe('guardCell', () => {
  test('is undone by unguardCell for every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', '-', '@', 'a', '\t', '＝') }), (text) => {
        expect(unguardCell(guardCell(text))).toBe(text);
        expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });

  test('touches no text that is no formula', () => {
    for (const text of ['Ada', "O'Neill", "'quoted'", 'a=b', '1+1', '']) expect(guardCell(text)).toBe(text);
  });
});

function labelled(labels: readonly string[]): GraphDocument {
  return {
    meta: {},
    nodeAttributes: [],
    edgeAttributes: [],
    dated: false,
    nodes: labels.map((label, i) => ({ id: String(i), label, values: [] })),
    edges: [],
  };
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return new Uint8Array(Buffer.concat(parts));
}

function readZip(zip: Uint8Array): Record<string, readonly Record<string, string>[]> {
  return Object.fromEntries(
    Object.entries(unzipSync(zip)).map(([name, bytes]) => {
      const { data, errors } = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes), {
        header: true,
        skipEmptyLines: true,
      });
      expect(errors).toEqual([]);
      return [name, data];
    }),
  );
}
