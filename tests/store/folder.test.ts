import { describe, expect, test } from 'vitest';
import type { Atlas } from '../../src/model/atlas.ts';
import { DEFAULT_SETTINGS } from '../../src/model/atlas.ts';
import { FormatError, StaleAtlasError } from '../../src/model/notice.ts';
import { drain } from '../../src/model/progress.ts';
import { relateEntities } from '../../src/relate/relate.ts';
import { weighGraph } from '../../src/relate/weigh.ts';
import { openAtlas } from '../../src/store/folder.ts';
import { openAtlasInMemory } from '../../src/store/memory.ts';
import { reopenAtlas } from '../../src/store/reopen-atlas.ts';
import { writeAtlasFolder } from '../../src/store/write-folder.ts';
import { describeGraph } from '../helpers/describe-graph.ts';
import { markCorpus } from '../helpers/mini-text.ts';

function makeAtlas(...sources: readonly string[]): Atlas {
  const corpus = markCorpus(...sources);
  const graph = weighGraph(corpus, drain(relateEntities(corpus, DEFAULT_SETTINGS)), DEFAULT_SETTINGS.minConfidence);
  const zeros = graph.nodes.map(() => 0);
  const arrangement = { x: zeros, y: zeros, community: zeros, degree: zeros, betweenness: zeros, seed: 1 };
  return {
    ...corpus,
    graph,
    arrangement,
    description: describeGraph(graph),
    settings: DEFAULT_SETTINGS,
    notices: [{ where: 'a.pdf', message: 'was left out' }],
  };
}

const folderOf = (atlas: Atlas) => new Map([...writeAtlasFolder(atlas)].map(({ path, text }) => [path, text]));

const opener =
  (files: ReadonlyMap<string, string>, fetched: string[] = []) =>
  async (path: string) => {
    fetched.push(path);
    const text = files.get(path);
    if (text === undefined) throw new Error(`no ${path}`);
    return text;
  };

const SMALL = makeAtlas('[Ada] met [Babbage?] in (Rome). [Ada] left (Rome).', '<mayor> [Carla] slept in (Rome).');
/** The same articles in the other order: as many of everything, and every index means something else. */
const REBUILT = makeAtlas('<mayor> [Carla] slept in (Rome).', '[Ada] met [Babbage?] in (Rome). [Ada] left (Rome).');

describe('an atlas folder', () => {
  test('opens as what was written', async () => {
    const memory = openAtlasInMemory(SMALL);
    const folder = await openAtlas(opener(folderOf(SMALL)));
    expect(folder.graph).toEqual(memory.graph);
    const bare = { build: '', shards: null };
    expect({ ...folder.manifest, ...bare }).toEqual({ ...memory.manifest, ...bare });
    for (let i = 0; i < 2; i++) expect(await folder.article(i)).toEqual(await memory.article(i));
    for (let i = 0; i < memory.graph.edges.length; i++)
      expect(await folder.evidence(i)).toEqual(await memory.evidence(i));
    for (let i = 0; i < memory.graph.nodes.length; i++)
      expect(await folder.nodeArticles(i)).toEqual(await memory.nodeArticles(i));
    expect(await folder.roleRelations()).toEqual(await memory.roleRelations());
    expect(await folder.resolution()).toEqual(await memory.resolution());
  });

  test('can be reopened whole', async () => {
    expect(await reopenAtlas(await openAtlas(opener(folderOf(SMALL))))).toEqual(SMALL);
  });

  test('keeps what was set about the layout, and says nothing of what is as it always is', async () => {
    const settings = { ...DEFAULT_SETTINGS, seed: 7, layout: { spread: 2, gravity: 1, preventOverlap: false } };
    const folder = await openAtlas(opener(folderOf({ ...SMALL, settings })));
    expect(folder.manifest.layout).toEqual({ spread: 2, preventOverlap: false });
    expect((await reopenAtlas(folder)).settings).toEqual({ ...settings, layout: { spread: 2, preventOverlap: false } });
    const plain = folderOf({ ...SMALL, settings: { ...DEFAULT_SETTINGS, layout: { spread: 1 } } });
    expect(plain.get('manifest.json')).not.toContain('layout');
  });

  test('is read for the first picture without articles or evidence', async () => {
    const fetched: string[] = [];
    await openAtlas(opener(folderOf(SMALL), fetched));
    expect(fetched).toEqual(['manifest.json', 'names/0000.json', 'regions.json']);
  });

  test('gives its first names and the edges between them at once, and the rest when it is asked for', async () => {
    const people = (from: number) => Array.from({ length: 8 }, (_, i) => `[Person ${from + i} of the Long Name]`);
    const big = makeAtlas(
      ...Array.from({ length: 300 }, (_, i) => `${people(6 * i).join(' and ')} met [Ada].`),
      '[Ada] saw <mayor> [Carla].',
    );
    const files = folderOf(big);
    const fetched: string[] = [];
    const whole = openAtlasInMemory(big).graph;
    const source = await openAtlas(opener(files, fetched), { names: 100 });
    const count = source.graph.nodes.length;
    expect(count).toBeGreaterThanOrEqual(100);
    expect(count).toBeLessThan(whole.nodes.length / 2);
    expect(source.manifest.counts.nodes).toBe(whole.nodes.length);
    expect(source.graph.nodes).toEqual(whole.nodes.slice(0, count));
    const inside = whole.edges.filter(({ source: a, target: b }) => a < count && b < count);
    expect(inside.length).toBeGreaterThan(100);
    expect(source.graph.edges).toEqual(inside);
    expect(source.graph.edges).toEqual(whole.edges.slice(0, inside.length));

    const before = fetched.length;
    expect(await source.wholeGraph()).toEqual(whole);
    expect(await source.wholeGraph()).toBe(await source.wholeGraph());
    expect(fetched.slice(before).every((path) => path.startsWith('names/'))).toBe(true);
    expect(fetched.length).toBe(source.manifest.shards.names.length + 2);
    expect(new Set(fetched).size).toBe(fetched.length);
  });

  test('holds names in the order in which they come on the map', async () => {
    const { graph } = await openAtlas(opener(folderOf(SMALL)));
    expect(graph.nodes.map(({ rank }) => rank)).toEqual(graph.nodes.map((_, index) => index));
    expect(graph.nodes.at(-1)!.kind).toBe('role');
  });

  test('falls into shards, each item in the one the manifest says', async () => {
    const long = makeAtlas(
      ...Array.from({ length: 40 }, (_, i) => `[Ada] met [Person ${i}] ${'and waited '.repeat(1500)}.`),
    );
    const files = folderOf(long);
    const source = await openAtlas(opener(files));
    expect(source.manifest.shards.articles.length).toBeGreaterThan(2);
    for (let i = 0; i < 40; i++) expect((await source.article(i)).id).toBe(`${i}.txt`);
  });

  test('is the same bytes every time', () => {
    expect(folderOf(SMALL)).toEqual(folderOf(SMALL));
  });

  test('of an unknown version is refused with what to do', async () => {
    const files = folderOf(SMALL);
    files.set('manifest.json', files.get('manifest.json')!.replace('"version": 2', '"version": 99'));
    await expect(openAtlas(opener(files))).rejects.toThrow(/format version 99.*build it again/);
  });

  test('that is none is refused', async () => {
    await expect(openAtlas(opener(new Map([['manifest.json', '{}']])))).rejects.toThrow(FormatError);
    await expect(openAtlas(opener(new Map([['manifest.json', '<html>']])))).rejects.toThrow(FormatError);
  });

  test('with a damaged shard says which, and can be asked again', async () => {
    const files = folderOf(SMALL);
    const whole = files.get('articles/0000.json')!;
    files.set('articles/0000.json', whole.slice(0, 50));
    const source = await openAtlas(opener(files));
    await expect(source.article(0)).rejects.toThrow(/articles\/0000.json/);
    files.set('articles/0000.json', whole);
    await expect(source.article(0)).resolves.toMatchObject({ id: '0.txt' });
  });

  test('of another build is refused, whatever is read of it', async () => {
    const files = folderOf(SMALL);
    const source = await openAtlas(opener(files));
    for (const [path, text] of folderOf(REBUILT)) files.set(path, text);
    await expect(source.article(0)).rejects.toThrow(StaleAtlasError);
    await expect(source.evidence(0)).rejects.toThrow(StaleAtlasError);
    await expect(source.nodeArticles(0)).rejects.toThrow(StaleAtlasError);
    await expect(source.roleRelations()).rejects.toThrow(StaleAtlasError);
    await expect(source.resolution()).rejects.toThrow(StaleAtlasError);
  });

  test('that was replaced by a smaller one says so, not that a file is gone', async () => {
    const files = folderOf(SMALL);
    const source = await openAtlas(opener(files));
    files.delete('evidence/0000.json');
    await expect(source.evidence(0)).rejects.toThrow('no evidence/0000.json');
    files.set('manifest.json', folderOf(REBUILT).get('manifest.json')!);
    await expect(source.evidence(0)).rejects.toThrow(StaleAtlasError);
  });

  test('that is replaced while it is opened is opened as the new one', async () => {
    const files = folderOf(SMALL);
    const source = await openAtlas(async (path) => {
      const text = files.get(path)!;
      for (const [newer, replaced] of folderOf(REBUILT)) files.set(newer, replaced);
      return text;
    });
    expect(source.graph).toEqual(openAtlasInMemory(REBUILT).graph);
    expect(await source.article(0)).toEqual(await openAtlasInMemory(REBUILT).article(0));
  });

  test('has another build where a letter of a text, a position or a setting differs', () => {
    const buildOf = (atlas: Atlas) => /"build": "([0-9a-f]{16})"/.exec(folderOf(atlas).get('manifest.json')!)![1];
    const { articles, arrangement, settings } = SMALL;
    const retold = articles.map((article) => ({ ...article, text: article.text.replace('met', 'mat') }));
    const builds = [
      SMALL,
      { ...SMALL, articles: retold },
      { ...SMALL, arrangement: { ...arrangement, x: arrangement.x.map((x) => x + 0.001) } },
      { ...SMALL, settings: { ...settings, seed: 2 } },
    ].map(buildOf);
    expect(new Set(builds).size).toBe(4);
    expect(buildOf({ ...SMALL })).toBe(builds[0]);
  });

  test('has no article beyond its last', async () => {
    const source = await openAtlas(opener(folderOf(SMALL)));
    await expect(source.article(2)).rejects.toThrow(RangeError);
  });
});

test('an atlas is written to the same bytes however much of it is held until then', () => {
  const atlas = makeAtlas('[Ada] met [Babbage] in (London).', '<president> [Ada] slept in (Paris). [Carla] woke.');
  const whole = [...writeAtlasFolder(atlas)];
  for (const held of [0, 100, 1000]) expect([...writeAtlasFolder(atlas, held)]).toEqual(whole);
});
