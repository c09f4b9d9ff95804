import { describe, expect, test } from 'vitest';
import type { AtlasSource } from '../../src/model/atlas-folder.ts';
import { FormatError } from '../../src/model/notice.ts';
import { createRandom } from '../../src/model/random.ts';
import { openAtlas } from '../../src/store/folder.ts';
import { reopenAtlas } from '../../src/store/reopen-atlas.ts';
import { writeAtlasFolder } from '../../src/store/write-folder.ts';
import { listTerms } from '../../src/text/terms.ts';
import { listCsvFiles } from '../../src/write/csv.ts';
import { writeGexf } from '../../src/write/gexf.ts';
import { makeDocument } from '../../src/write/make-document.ts';
import { buildShortAtlas } from './sample-atlas.ts';

const FILES = new Map([...writeAtlasFolder(buildShortAtlas())].map(({ path, text }) => [path, text]));

/** Damages of each file in one run of the tests. */
const DAMAGES = 300;

/** What stands in the place of a value; `undefined` takes it out. */
const VALUES: readonly unknown[] = [
  undefined,
  null,
  true,
  '',
  'constructor',
  0,
  -1,
  0.5,
  1,
  7,
  9e9,
  1e300,
  [],
  [0],
  [[]],
  {},
  { constructor: 1 },
];

type Container = Record<string | number, unknown>;

/** Replaces one value, anywhere in a JSON value, by another; returns what was done, in words. */
function damage(value: unknown, random: () => number): string {
  let within = value as Container;
  const path: string[] = [];
  for (;;) {
    const keys = Object.keys(within);
    const key = keys[Math.floor(random() * keys.length)]!;
    path.push(key);
    const inner = within[key];
    const isContainer = typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0;
    if (isContainer && random() < 0.85) {
      within = inner as Container;
      continue;
    }
    const other = VALUES[Math.floor(random() * VALUES.length)];
    if (other !== undefined) within[key] = other;
    else if (Array.isArray(within)) within.splice(Number(key), 1);
    else delete within[key];
    return `${path.join('.')} = ${JSON.stringify(other)}`;
  }
}

async function readAll(files: ReadonlyMap<string, string>): Promise<void> {
  const source = await openAtlas(async (path) => {
    const text = files.get(path);
    if (text === undefined) throw new FormatError(path, 'is not there');
    return text;
  });
  await reopenAtlas(source);
  await Promise.all(source.graph.nodes.map((_, node) => source.nodeArticles(node)));
  await source.edgeArticleCounts();
  await source.nodeArticleCounts();
  await readText(source);
  await exportAll(source);
}

/** Asks where every word of the atlas stands, and, so that each row is read, some words that are not in it. */
async function readText({ manifest, article, text: index }: AtlasSource): Promise<void> {
  const terms = new Set(Array.from({ length: 40 }, (_, i) => `unknown${i}`));
  for (let index = 0; index < manifest.counts.articles; index++) {
    const { text } = await article(index);
    for (const { term } of listTerms(text, { from: 0, to: text.length })) terms.add(term);
  }
  for (const term of terms) await index!.postings(term);
}

async function exportAll(source: AtlasSource): Promise<void> {
  const document = await makeDocument(source);
  for (const _ of writeGexf(document));
  for (const { chunks } of listCsvFiles(document)) for await (const _ of chunks);
}

describe('a damaged atlas', () => {
  test('that is not damaged is read', async () => {
    await readAll(FILES);
  });

  test.each([...FILES.keys()])('is read or refused with a FormatError: %s', async (path) => {
    const random = createRandom(path.length);
    let refused = 0;
    for (let i = 0; i < DAMAGES; i++) {
      const value = JSON.parse(FILES.get(path)!);
      const done = damage(value, random);
      const files = new Map(FILES).set(path, JSON.stringify(value));
      const error = await readAll(files).catch((thrown: unknown) => thrown ?? 'nothing');
      if (error === undefined) continue;
      expect(error, `${path}: ${done}: ${error instanceof Error ? error.stack : error}`).toBeInstanceOf(FormatError);
      refused++;
    }
    expect(refused).toBeGreaterThan(DAMAGES / 4);
  });

  test.each([...FILES.keys()])('is refused with a FormatError where a file breaks off: %s', async (path) => {
    const whole = FILES.get(path)!;
    const random = createRandom(path.length);
    for (let i = 0; i < 20; i++) {
      const files = new Map(FILES).set(path, whole.slice(0, Math.floor(random() * (whole.length - 2))));
      await expect(readAll(files)).rejects.toThrow(FormatError);
    }
  });

  test('says file, place, what was expected and what is there', async () => {
    const said = async (path: string, from: RegExp, to: string) => {
      const text = FILES.get(path)!;
      expect(text).toMatch(from);
      return readAll(new Map(FILES).set(path, text.replace(from, to))).then(String, ({ message }) => message);
    };
    expect(await said('names/0000.json', /\[\[("[^"]+"),"[^"]+"/, '[[$1,7')).toMatch(
      /^names\/0000\.json, row 1: label should be a text, but is 7; build the atlas again$/,
    );
    expect(await said('manifest.json', /"seed": 1/, '"seed": "one"')).toMatch(
      /^manifest\.json: seed should be a number, but is "one"; build the atlas again$/,
    );
    expect(await said('articles/0000.json', /"sentence":0/, '"sentence":900')).toMatch(
      /^articles\/0000\.json, row 1: .*sentences, but is .*"sentence":900/,
    );
    expect(await said('evidence/0000.json', /\[\[\d+,/, '[[77,')).toMatch(
      /^evidence\/0000\.json, row 1: \[0\]\[0\] should be a whole number from 0 to 1, but is 77;/,
    );
  });
});
