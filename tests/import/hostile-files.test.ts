import { describe, expect, test } from 'vitest';
import { readEntityGraph } from '../../src/import/entity-graph.ts';
import { readGraphFile } from '../../src/import/graph-file.ts';
import { FormatError } from '../../src/model/notice.ts';
import { drain } from '../../src/model/progress.ts';
import { createRandom } from '../../src/model/random.ts';
import { importGraph } from '../../src/pipeline.ts';
import { writeGexf } from '../../src/write/gexf.ts';
import { writeGraphml } from '../../src/write/graphml.ts';
import { writeCytoscapeJson, writeGraphologyJson, writeNodeLink } from '../../src/write/json.ts';
import { makeDocument } from '../../src/write/make-document.ts';
import { openSmallAtlas } from '../write/small-atlas.ts';

const WRITERS = { writeGexf, writeGraphml, writeGraphologyJson, writeNodeLink, writeCytoscapeJson } as const;

/** Put into a file in the place of something else. */
const PIECES: readonly string[] = [
  '',
  '0',
  '-1',
  '1e999',
  '-INF',
  'NaN',
  '1e-300',
  '1e300',
  'constructor',
  '__proto__',
  'null',
  '[]',
  '{}',
  '"',
  "'",
  '<',
  '>',
  '&',
  '&#0;',
  ']]>',
  '<!--',
  '<!DOCTYPE x [',
  '|',
  '\\',
  '\u0000',
  '\ud800',
  '[["a",1],{"b":[]}]',
];

/** Replaces a word, a number or a mark, or a stretch of text, by a hostile piece. */
function alter(text: string, random: () => number): string {
  const words = [...text.matchAll(/[\w.-]+|[^\s\w]/g)];
  const word = words[Math.floor(random() * words.length)]!;
  const length = random() < 0.8 ? word[0].length : Math.floor(random() * 60);
  const piece = PIECES[Math.floor(random() * PIECES.length)]!;
  return text.slice(0, word.index) + piece + text.slice(word.index + length);
}

describe('a graph file that somebody broke', () => {
  test.each(Object.entries(WRITERS))('is a map that can be drawn, or a FormatError: %s', async (name, write) => {
    const source = openSmallAtlas(['[Ada] met [Bo] in (Rome).', '<mayor> [Bo] left (Rome). [Ada] stayed.']);
    const whole = [...write(await makeDocument(source))].join('');
    const random = createRandom(name.length);
    let drawn = 0;
    for (let i = 0; i < 400; i++) {
      let text = alter(whole, random);
      if (random() < 0.3) text = alter(text, random);
      let map: ReturnType<typeof draw>;
      try {
        map = draw(text);
      } catch (error) {
        expect(error, text).toBeInstanceOf(FormatError);
        continue;
      }
      drawn++;
      for (const { x, y, mentions, confidence } of map.graph.nodes) {
        expect([x, y, mentions, confidence].every(Number.isFinite), text).toBe(true);
        expect(mentions >= 0 && confidence >= 0 && confidence <= 1, text).toBe(true);
      }
      for (const { weight } of map.graph.edges) expect(Number.isFinite(weight) && weight > 0, text).toBe(true);
    }
    expect(drawn).toBeGreaterThan(20);
  });
});

const draw = (text: string) => drain(importGraph('g', text, 1));

describe('a graph file of a million characters is read at once, whatever it repeats', () => {
  const many = (text: string) => text.repeat(Math.ceil(1_000_000 / text.length));
  const json = (value: unknown) => JSON.stringify(value);
  const node = (fields: object) => json({ nodes: [{ id: 'a', ...fields }], links: [] });
  const gexf = (inner: string) => `<gexf><graph>${inner}</graph></gexf>`;
  const listed = (value: string) =>
    gexf(
      `<attributes class="node"><attribute id="l" title="l" type="liststring"/></attributes><nodes><node id="a"><attvalues><attvalue for="l" value='${value}'/></attvalues></node></nodes>`,
    );
  const rows = (count: number, row: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => row(i)).join('');

  const texts: Readonly<Record<string, string>> = {
    'document types that never end': many('<!DOCTYPE '),
    'document types with subsets that never end': many('<!DOCTYPE a ['),
    'comments that never end': many('<!-- '),
    'declarations that never end': many('<?'),
    'blanks in a colour': node({ color: many(' ') }),
    'blanks and a digit in a colour': node({ color: `${many(' ')}1` }),
    'digits in a colour': node({ color: `rgb(${many('1')}` }),
    'commas in a colour': node({ color: `rgb(1,1,1,${many(',')}` }),
    'blanks in a number': gexf(
      `<nodes><node id="a"/></nodes><edges><edge source="a" target="a" weight="${many(' ')}x"/></edges>`,
    ),
    'brackets in a list': listed(`[${many('] ')}x`),
    'quotation marks in a list': listed(`[${many('",')}]`),
    'quoted quotation marks in a list': listed(`[${many('"\\",')}]`),
    'blanks in a list': listed(`[${many(' ')}]`),
    'bars in a list': listed(many('|')),
    'a column for every node': json({
      nodes: Array.from({ length: 10_000 }, (_, id) => ({ id, [`c${id}`]: 1 })),
      links: [],
    }),
    'a default for every column and many nodes': gexf(
      `<attributes class="node">${rows(8_000, (i) => `<attribute id="${i}" title="${i}" type="integer"><default>1</default></attribute>`)}</attributes><nodes>${rows(2_000, (i) => `<node id="${i}"/>`)}</nodes>`,
    ),
    'keys with defaults and many nodes': `<graphml>${rows(8_000, (i) => `<key id="${i}" for="node" attr.name="${i}"><default>1</default></key>`)}<graph>${rows(2_000, (i) => `<node id="${i}"/>`)}</graph></graphml>`,
    'edges of one id': json({
      nodes: [{ id: 'a' }, { id: 'b' }],
      links: Array.from({ length: 20_000 }, () => ({ id: 'e', source: 'a', target: 'b' })),
    }),
    'lists within lists': `{"nodes":[{"id":"a","deep":${'['.repeat(500_000)}${']'.repeat(500_000)}}],"links":[]}`,
    'nodes within nodes': gexf(`<nodes>${'<node id="a">'.repeat(30_000)}${'</node>'.repeat(30_000)}</nodes>`),
  };

  test.each(Object.keys(texts))('%s', (name) => {
    const start = process.cpuUsage();
    try {
      readEntityGraph('g', readGraphFile('g', texts[name]!));
    } catch (error) {
      expect(error).toBeInstanceOf(FormatError);
    }
    // Half a second here at the most, whatever else the machine does; minutes where time grew with the square of the text.
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(10);
  });
});
