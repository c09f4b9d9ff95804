import { arrangeGraph } from './arrange/arrangement.ts';
import type { Position } from './model/arrangement.ts';
import type { Atlas, Project, Settings } from './model/atlas.ts';
import type { Progress } from './model/progress.ts';
import { readArticles } from './read/read-articles.ts';
import { createRecogniser, type RecogniserParts, recogniseArticles } from './recognise/recognise.ts';
import { type Relatable, relateEntities } from './relate/relate.ts';
import { resolveEntities } from './resolve/resolve.ts';

/** read → recognise → resolve → relate → arrange: articles in, atlas out. */
export function* buildAtlas(project: Project, parts: RecogniserParts): Generator<Progress, Atlas> {
  const { articles, notices } = yield* readArticles(project.files);
  const recognitions = yield* recogniseArticles(articles, createRecogniser(parts));
  const resolution = yield* resolveEntities({
    articles,
    recognitions,
    lexicon: parts.lexicon,
    curation: project.curation,
  });
  const atlas = yield* connectAtlas({ articles, recognitions, resolution }, project.settings);
  return { ...atlas, notices: [...notices, ...resolution.notices] };
}

/** relate → arrange: the same names, tied by other settings. Nodes known to `start` stay about where they were. */
export function* connectAtlas(
  related: Relatable,
  settings: Settings,
  start?: ReadonlyMap<string, Position>,
): Generator<Progress, Atlas> {
  const graph = yield* relateEntities(related, settings);
  const { seed, layout } = settings;
  const arrangement = yield* arrangeGraph(graph, { seed, ...(start && { start }), ...(layout && { layout }) });
  return { ...related, graph, arrangement, settings, notices: [] };
}
