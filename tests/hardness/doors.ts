import {
  buildAtlas,
  DEFAULT_SETTINGS,
  drain,
  importGraph,
  indexNames,
  makeDocument,
  openAtlas,
  openAtlasInMemory,
  openSource,
  parseWatchlist,
  type Recogniser,
  readArticles,
  searchEntities,
  writeGexf,
} from '../../src/index.ts';
import { listAddressDoors } from './address-doors.ts';
import { checkArticle } from './check-article.ts';
import { listDecisionDoors } from './decision-doors.ts';
import { type Door, MissingFile } from './door.ts';
import { listMessageDoors } from './message-doors.ts';
import { mutateBytes, mutateJson, mutateText } from './mutate.ts';
import { packedDoors } from './packed-doors.ts';
import { listProjectDoors } from './project-doors.ts';
import { readAll } from './read-all.ts';
import { ARTICLE_SEEDS, buildAtlasSeed, GRAPH_SEEDS, WATCHLIST_SEEDS } from './seeds.ts';

/** Every way into the program that somebody else's data takes. */
export async function listDoors(recogniser: Recogniser): Promise<readonly Door[]> {
  const atlas = buildAtlasSeed(recogniser);
  const files = new Map(atlas.map(({ path, text }) => [path, text]));
  const source = await openAtlas(async (path) => files.get(path)!);
  const { graph } = source;
  const names = indexNames(graph.nodes);
  const labels = graph.nodes.map(({ label }) => label);
  return [
    ...Object.keys(ARTICLE_SEEDS).map(articleDoor),
    ...packedDoors,
    ...listDecisionDoors(recogniser),
    ...listProjectDoors(recogniser),
    ...(await listAddressDoors(source)),
    ...(await listMessageDoors(files, source.manifest.build)),
    {
      name: 'the whole way from a text to a graph file',
      share: 3,
      make: (choice) => mutateText(choice.of(ARTICLE_SEEDS['a.txt']!), ARTICLE_SEEDS['a.txt']!, choice),
      enter: async (input) => {
        const file = { name: 'a.txt', text: input as string };
        const settings = { ...DEFAULT_SETTINGS, reach: { unit: 'paragraph' } as const };
        const built = drain(buildAtlas({ files: [file], curation: [], settings }, recogniser));
        for await (const _ of writeGexf(await makeDocument(openAtlasInMemory(built))));
      },
    },
    {
      name: 'graph files',
      share: 16,
      make: (choice) => mutateText(choice.of(GRAPH_SEEDS), GRAPH_SEEDS, choice),
      enter: async (input) => {
        const source = drain(importGraph('a.gexf', input as string, 1));
        for (const { x, y } of source.graph.nodes) {
          if (!Number.isFinite(x) || !Number.isFinite(y)) throw new Error(`a node stands at ${x}, ${y}`);
        }
        for await (const _ of writeGexf(await makeDocument(source)));
      },
    },
    {
      name: 'atlas tables',
      share: 24,
      make: (choice) => {
        const { path, text } = choice.of(atlas);
        const others = atlas.map((file) => file.text);
        return `${path}\n${choice.chance(0.7) ? mutateJson(text, choice) : mutateText(text, others, choice)}`;
      },
      enter: async (input) => {
        const end = (input as string).indexOf('\n');
        const changed = new Map(files).set((input as string).slice(0, end), (input as string).slice(end + 1));
        const source = await openAtlas(async (path) => {
          const text = changed.get(path);
          // What a folder without that file would say.
          if (text === undefined) throw new MissingFile(path);
          return text;
        });
        await readAll(source);
      },
    },
    {
      name: 'watchlists',
      share: 8,
      make: (choice) => mutateText(choice.of(WATCHLIST_SEEDS), WATCHLIST_SEEDS, choice),
      enter: (input) => void parseWatchlist(input as string, 'names.csv'),
    },
    {
      name: 'searches',
      share: 8,
      make: (choice) => mutateText(choice.of(labels), labels, choice),
      enter: (input) => {
        for (const { node } of searchEntities(names, input as string, 20)) {
          if (!graph.nodes[node]) throw new Error(`a hit is node ${node}`);
        }
      },
    },
  ];
}

function articleDoor(name: string): Door {
  const seeds = ARTICLE_SEEDS[name]!;
  return {
    name: `articles in ${name}`,
    // A web page takes ten times as long as the others.
    share: name === 'a.html' ? 3 : 6,
    make: (choice) => mutateBytes(new TextEncoder().encode(mutateText(choice.of(seeds), seeds, choice)), choice),
    enter: async (input) => {
      const files = await openSource({ name, bytes: input as Uint8Array }, []);
      for (const article of drain(readArticles(files)).articles) checkArticle(article);
    },
  };
}
