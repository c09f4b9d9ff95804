import { arrangeGraph } from './arrange/arrangement.ts';
import { findCommunities } from './arrange/communities.ts';
import { countNeighbours, measureBetweenness } from './arrange/measures.ts';
import { findRegions } from './arrange/regions.ts';
import { describeDrawing, describeMap } from './describe/describe.ts';
import { countVocabulary } from './describe/vocabulary.ts';
import type { Arrangement, Position } from './model/arrangement.ts';
import type { Atlas, Project, Settings } from './model/atlas.ts';
import type { AtlasSource } from './model/atlas-folder.ts';
import type { Vocabulary } from './model/description.ts';
import { drain, type Progress } from './model/progress.ts';
import { drawImported, type ImportedDrawing, openImported } from './read/graph-drawing.ts';
import { readGraphFile } from './read/graph-file.ts';
import { type ReadResult, readArticles } from './read/read-articles.ts';
import { recogniseArticles } from './recognise/recognise.ts';
import type { Recogniser } from './recognise/recogniser.ts';
import { assignNodes } from './relate/assign-nodes.ts';
import { type Relatable, relateEntities } from './relate/relate.ts';
import { weighDrawing, weighGraph } from './relate/weigh.ts';
import { resolveEntities } from './resolve/resolve.ts';

/** read → recognise → resolve → relate → weigh → arrange → describe: files in, atlas out. The recogniser needs no preparation. */
export function* buildAtlas(project: Project, recogniser: Recogniser): Generator<Progress, Atlas> {
  return yield* buildFromArticles(yield* readArticles(project.files), project, recogniser);
}

/** recognise → resolve → relate → weigh → arrange → describe: articles in, for which the recogniser is prepared, atlas out. */
export function* buildFromArticles(
  { articles, notices }: ReadResult,
  { curation, settings }: Pick<Project, 'curation' | 'settings'>,
  recogniser: Recogniser,
): Generator<Progress, Atlas> {
  const recognitions = yield* recogniseArticles(articles, recogniser);
  const { lexicon } = recogniser;
  const resolution = yield* resolveEntities({ articles, recognitions, lexicon, curation });
  const vocabulary = countVocabulary(articles, recognitions, lexicon);
  const atlas = yield* connectAtlas({ articles, recognitions, resolution, vocabulary }, settings);
  return { ...atlas, notices: [...notices, ...resolution.notices] };
}

/** What is connected: the names in the articles, and the words of these. */
export interface Connectable extends Relatable {
  readonly vocabulary: Vocabulary;
}

/** relate → weigh → arrange → describe: the same names, tied by other settings. Nodes known to `start` stay about where they were. */
export function* connectAtlas(
  { vocabulary, ...named }: Connectable,
  settings: Settings,
  start?: ReadonlyMap<string, Position>,
): Generator<Progress, Atlas> {
  const related = yield* relateEntities(named, settings);
  const graph = weighGraph(named, related, settings.minConfidence);
  const { seed, layout } = settings;
  const arrangement = yield* arrangeGraph(graph, { seed, ...(start && { start }), ...(layout && { layout }) });
  const { leaders } = related;
  const { assigned } = assignNodes(named, settings.minConfidence);
  const { articles, recognitions, resolution } = named;
  const task = { articles, recognitions, assigned, leaders, graph, vocabulary, ...findRegions(graph) };
  const description = yield* describeMap(task);
  return { articles, recognitions, resolution, graph, arrangement, description, settings, notices: [] };
}

/**
 * A graph file of any origin (see `readGraphFile`) as an atlas without texts: its own positions where every node has one,
 * else laid out around those that have. What the file lacks is among the manifest's notices.
 */
export function* importGraph(name: string, text: string, seed: number): Generator<Progress, AtlasSource> {
  const drawing = drawImported(name, readGraphFile(name, text));
  const { positions } = drawing;
  const graph = weighDrawing(drawing.graph);
  const placed = positions.size === graph.nodes.length;
  const arrangement = placed ? measurePlaced(drawing, seed) : yield* arrangeGraph(graph, { seed, start: positions });
  return openImported(drawing, graph, arrangement, describeDrawing(graph, findRegions(graph)));
}

function measurePlaced({ graph, positions }: ImportedDrawing, seed: number): Arrangement {
  return {
    x: graph.nodes.map(({ id }) => positions.get(id)!.x),
    y: graph.nodes.map(({ id }) => positions.get(id)!.y),
    community: findCommunities(graph, seed),
    degree: countNeighbours(graph),
    betweenness: drain(measureBetweenness(graph, seed)),
    seed,
  };
}
