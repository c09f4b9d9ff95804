import { arrangeGraph } from './arrange/arrangement.ts';
import { carryOver } from './arrange/carry-over.ts';
import { beginLineage, keepHeadlines, type Lineage, type Succession, settleLines } from './arrange/lineage.ts';
import { arrangeFrom } from './arrange/placed.ts';
import { findRegions } from './arrange/regions.ts';
import { type Describable, describeDrawing, describeMap } from './describe/describe.ts';
import { countVocabulary } from './describe/vocabulary.ts';
import { readEntityGraph } from './import/entity-graph.ts';
import { readGraphFile } from './import/graph-file.ts';
import { openImported } from './import/imported-atlas.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import type { Position } from './model/arrangement.ts';
import type { Article } from './model/article.ts';
import type { Atlas, Project, Settings } from './model/atlas.ts';
import type { AtlasSource } from './model/atlas-folder.ts';
import type { Curation } from './model/curation.ts';
import type { Description, Vocabulary } from './model/description.ts';
import { type FormerNames, indexFormerNames } from './model/former.ts';
import type { Notice } from './model/notice.ts';
import type { Progress } from './model/progress.ts';
import type { WeighedGraph } from './model/weighing.ts';
import { type ReadResult, readArticles } from './read/read-articles.ts';
import { recogniseArticles } from './recognise/recognise.ts';
import type { Recogniser } from './recognise/recogniser.ts';
import { assignNodes } from './relate/assign-nodes.ts';
import { groupNearDuplicates, signText } from './relate/near-duplicates.ts';
import { CONNECTING, type Relatable, relateEntities } from './relate/relate.ts';
import { type Relation, relateForRevision, reviseRelation } from './relate/revise.ts';
import { weighDrawing, weighGraph } from './relate/weigh.ts';
import { addressDecisions } from './resolve/address-decisions.ts';
import { keepReadings, restoreReadings } from './resolve/as-read.ts';
import { CURATION_NOTICE } from './resolve/curate.ts';
import { type NamedCorpus, nameCorpus } from './resolve/named-corpus.ts';
import { decideNames } from './resolve/resolve.ts';

/** What the articles themselves say, before anybody decided anything: kept while decisions come and go. */
export interface Corpus {
  readonly named: NamedCorpus;
  /** For each article the first that carries the same text (see `groupNearDuplicates`). */
  readonly leaders: readonly number[];
  readonly vocabulary: Vocabulary;
  readonly notices: readonly Notice[];
}

/** read → recognise → resolve → relate → weigh → arrange → describe: files in, atlas out. The recogniser needs no preparation. */
export function* buildAtlas(project: Project, recogniser: Recogniser): Generator<Progress, Atlas> {
  return yield* buildFromArticles(yield* readArticles(project.files), project, recogniser);
}

/**
 * recognise → resolve → relate → weigh → arrange → describe: articles in, for which the recogniser is prepared, atlas out.
 *
 * @param former what an earlier build over the same material called things: what stayed keeps its id.
 * @param start where its nodes stood: what stayed stands there again.
 */
export function* buildFromArticles(
  read: ReadResult,
  { curation, settings }: Pick<Project, 'curation' | 'settings'>,
  recogniser: Recogniser,
  former?: FormerNames,
  start?: ReadonlyMap<string, Position>,
): Generator<Progress, Atlas> {
  const corpus = yield* recogniseCorpus(read, recogniser, former);
  return yield* decideAtlas(corpus, addressDecisions(curation, read.articles), settings, start);
}

/** recognise → resolve, as far as the articles say it. */
export function* recogniseCorpus(
  { articles, notices }: ReadResult,
  recogniser: Recogniser,
  former?: FormerNames,
): Generator<Progress, Corpus> {
  const recognitions = yield* recogniseArticles(articles, recogniser);
  const sign = (article: Article) => recogniser.recallSignature?.(article) ?? signText(article);
  return yield* nameArticles({ articles, recognitions, notices }, recogniser.lexicon, sign, former);
}

/** resolve, from articles that were recognised before: those of an atlas that was opened. */
export function* nameArticles(
  { articles, recognitions, notices }: Pick<Atlas, 'articles' | 'recognitions' | 'notices'>,
  lexicon: Lexicon,
  sign = signText,
  former?: FormerNames,
): Generator<Progress, Corpus> {
  const named = yield* nameCorpus({ articles, recognitions, lexicon, former });
  const vocabulary = countVocabulary(articles, recognitions, lexicon);
  return { named, leaders: groupNearDuplicates(articles, sign), vocabulary, notices };
}

/** resolve → relate → weigh → arrange → describe, from what people decided on. */
export function* decideAtlas(
  corpus: Corpus,
  curation: Curation,
  settings: Settings,
  start?: ReadonlyMap<string, Position>,
): Generator<Progress, Atlas> {
  const decided = decideCorpus(corpus, curation);
  const atlas = yield* connectAtlas(decided, settings, start);
  return { ...atlas, ...signAtlas(corpus, curation, decided, atlas.notices) };
}

/** What an atlas keeps of the decisions in it, so that they can be taken back. */
function signAtlas(
  { named, notices }: Corpus,
  curation: Curation,
  decided: Connectable,
  connecting: readonly Notice[],
) {
  const asRead = keepReadings(named, decided);
  const all = [...notices, ...decided.resolution.notices, ...connecting];
  return { curation, notices: all, ...(asRead.size > 0 && { asRead }) };
}

/** resolve, from an atlas that was opened: what its articles say without the decisions that it holds. */
export function* reopenCorpus(atlas: Atlas, lexicon: Lexicon): Generator<Progress, Corpus> {
  const { articles, recognitions } = restoreReadings(atlas);
  const { entities, names } = atlas.resolution;
  // What an earlier version did not keep is found anew.
  const former =
    names &&
    indexFormerNames(
      Array.from(entities, ({ id }) => id),
      names,
    );
  const named = yield* nameCorpus({ articles, recognitions, lexicon, former });
  const notices = atlas.notices.filter(({ where }) => where !== CURATION_NOTICE && where !== CONNECTING);
  const { vocabulary } = atlas.description;
  return { named, leaders: atlas.leaders ?? groupNearDuplicates(articles), vocabulary, notices };
}

/**
 * Who is who once people have decided: costs what the decisions touch, so that it can be done at each of them. Connect it
 * with `relateEntities`, which keeps what no decision touched as well, or with `connectAtlas`, which draws it too.
 */
export function decideCorpus({ named, leaders, vocabulary }: Corpus, curation: Curation): Connectable {
  return { ...decideNames(named, curation), leaders, vocabulary };
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
  const relation = { from: named, graph: related, ...assignNodes(named, settings.minConfidence) };
  const description = yield* describeGraph(relation, graph, vocabulary);
  const { leaders, notices } = related;
  const { articles, recognitions, resolution } = named;
  return { articles, recognitions, resolution, leaders, graph, arrangement, description, settings, notices };
}

/** An atlas with what its next revision is made of. */
export interface LiveAtlas {
  readonly corpus: Corpus;
  readonly atlas: Atlas;
  readonly relation: Relation;
  /** Where each name belongs, also those that a decision took away: it may bring them back. */
  readonly lineage: Lineage;
}

/** Makes an atlas ready to be decided on: its names tied as they are in it. */
export function* reviveAtlas(corpus: Corpus, atlas: Atlas): Generator<Progress, LiveAtlas> {
  const decided = decideCorpus(corpus, atlas.curation ?? []);
  return { corpus, atlas, relation: yield* relateForRevision(decided, atlas.settings), lineage: beginLineage(atlas) };
}

/**
 * resolve → relate, and the map where it was: costs what the decisions touch. Nothing moves; what is new stands beside where it
 * came from, and what says most is estimated until `settleAtlas` weighs and describes it all.
 */
export function reviseAtlas(
  { corpus, atlas, relation, lineage }: LiveAtlas,
  curation: Curation,
): LiveAtlas & Succession {
  const decided = decideCorpus(corpus, curation);
  const { relation: revised, ...succession } = reviseRelation(relation, decided, atlas.settings);
  const { leaders, notices, bounds: _, ...graph } = revised.graph;
  const { articles, recognitions, resolution } = decided;
  const { settings } = atlas;
  const { map, lineage: followed } = carryOver(atlas, graph, succession, lineage);
  const revisedAtlas: Atlas = {
    ...{ articles, recognitions, resolution, leaders, settings },
    ...map,
    ...signAtlas(corpus, curation, decided, notices),
  };
  return { corpus, atlas: revisedAtlas, relation: revised, lineage: followed, ...succession };
}

/**
 * weigh → describe, exactly, on the map as it stands: what a build of the same decisions says, but that every name keeps its place, its
 * turn, its story and its lines.
 */
export function* settleAtlas({ corpus, atlas, relation, lineage }: LiveAtlas): Generator<Progress, LiveAtlas> {
  const { minConfidence, seed } = atlas.settings;
  const { weighing } = atlas.graph;
  const weighed = weighGraph(relation.from, relation.graph, minConfidence, weighing);
  const drawnFrom = settleLines(weighing.drawnFrom, weighed.weighing.drawnFrom, weighed, lineage);
  const graph = { ...weighed, weighing: { ...weighed.weighing, drawnFrom } };
  yield { step: 'describe', done: 0, total: 1 };
  const arrangement = yield* arrangeFrom(graph, lineage.homes, seed);
  const { regions, region } = atlas.description;
  const stories = { within: regions.map(({ within }) => within), region, isSettled: true };
  const described = yield* describeGraph(relation, graph, corpus.vocabulary, stories);
  const description = keepHeadlines(atlas.description, described);
  return { corpus, relation, lineage, atlas: { ...atlas, graph, arrangement, description } };
}

function* describeGraph(
  { from: { articles, recognitions }, graph: { leaders }, assigned }: Omit<Relation, 'pairs'>,
  graph: WeighedGraph,
  vocabulary: Vocabulary,
  regions: Pick<Describable, 'within' | 'region'> & { readonly isSettled?: boolean } = findRegions(graph),
): Generator<Progress, Description> {
  return yield* describeMap({ articles, recognitions, assigned, leaders, graph, vocabulary, ...regions });
}

/** import → arrange: a graph file of any origin (see `readGraphFile`) as an atlas without texts, at its own places. */
export function* importGraph(name: string, text: string, seed: number): Generator<Progress, AtlasSource> {
  const map = readEntityGraph(name, readGraphFile(name, text));
  const graph = weighDrawing(map.graph);
  const arrangement = yield* arrangeFrom(graph, map.positions, seed);
  return openImported(map, graph, arrangement, describeDrawing(graph, findRegions(graph)));
}
