import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { arrangeGraph } from '../../src/arrange/arrangement.ts';
import { DEFAULT_SETTINGS } from '../../src/model/atlas.ts';
import { drain } from '../../src/model/progress.ts';
import { relateEntities } from '../../src/relate/relate.ts';
import { weighGraph } from '../../src/relate/weigh.ts';
import { addNews } from '../../src/store/news.ts';
import { writeAtlasFolder } from '../../src/store/write-folder.ts';
import { describeGraph } from './describe-graph.ts';
import { type MarkedCorpus, markCorpus } from './mini-text.ts';

/**
 * Writes an atlas folder, made from the one-line mini-language, to a temporary folder and returns its path.
 *
 * @param aliases more names for the entity with a label.
 * @param published ISO date of each article, in order.
 */
export function writeSmallAtlas(
  sources: readonly string[],
  aliases: Readonly<Record<string, readonly string[]>> = {},
  published: readonly string[] = [],
): string {
  const marked = nameEntities(markCorpus(...sources), aliases);
  const articles = marked.articles.map((article, i) =>
    published[i] ? { ...article, published: published[i] } : article,
  );
  const corpus = { ...marked, articles };
  const graph = weighGraph(corpus, drain(relateEntities(corpus, DEFAULT_SETTINGS)), 0.5);
  const arrangement = drain(arrangeGraph(graph, { seed: 1 }));
  const atlas = {
    ...corpus,
    graph,
    arrangement,
    description: describeGraph(graph),
    settings: DEFAULT_SETTINGS,
    notices: [],
  };
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-atlas-'));
  for (const { path, text } of addNews(writeAtlasFolder(atlas), undefined)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function nameEntities(corpus: MarkedCorpus, aliases: Readonly<Record<string, readonly string[]>>): MarkedCorpus {
  const entities = corpus.resolution.entities.map((entity) => {
    const more = aliases[entity.label] ?? [];
    return { ...entity, aliases: [...entity.aliases, ...more.map((name) => ({ name, count: 1 }))] };
  });
  return { ...corpus, resolution: { ...corpus.resolution, entities } };
}
