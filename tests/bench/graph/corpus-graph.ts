import type { Article } from '../../../src/model/article.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/atlas.ts';
import type { Entity, Resolution } from '../../../src/model/entity.ts';
import type { EntityGraph } from '../../../src/model/graph.ts';
import { type Mention, mentionCounts, type Recognition, typeOfKind } from '../../../src/model/mention.ts';
import { drain } from '../../../src/model/progress.ts';
import { readArticles } from '../../../src/read/read-articles.ts';
import type { Recogniser } from '../../../src/recognise/recogniser.ts';
import { relateEntities } from '../../../src/relate/relate.ts';
import { resolveEntities } from '../../../src/resolve/resolve.ts';
import { readLexicon } from '../../helpers/lexicon.ts';

/** A corpus and the graph that the pipeline makes of it with its default settings, before it is laid out. */
export interface CorpusGraph {
  readonly articles: readonly Article[];
  readonly recognitions: readonly Recognition[];
  readonly resolution: Resolution;
  readonly graph: EntityGraph;
}

/** A mention that counts, with the entity that it names. */
export interface CountedMention {
  readonly article: Article;
  readonly mention: Mention;
  readonly entity: Entity;
}

export function makeCorpusGraph(name: string, text: string, recogniser: Recogniser): CorpusGraph {
  const { articles } = drain(readArticles([{ name, text }]));
  const recognitions = articles.map((article) => recogniser.recogniseArticle(article));
  const { resolution } = drain(resolveEntities({ articles, recognitions, lexicon: readLexicon(), curation: [] }));
  const graph = drain(relateEntities({ articles, recognitions, resolution }, DEFAULT_SETTINGS));
  return { articles, recognitions, resolution, graph };
}

/** Every mention that makes its entity a node, in article and text order. */
export function* listCounted({ articles, recognitions, resolution }: CorpusGraph): Generator<CountedMention> {
  for (const [at, { mentions }] of recognitions.entries()) {
    for (const [index, mention] of mentions.entries()) {
      const entity = resolution.entities[resolution.assignments[at]![index]!];
      if (entity && mentionCounts(mention, DEFAULT_SETTINGS.minConfidence)) {
        yield { article: articles[at]!, mention, entity };
      }
    }
  }
}

/** The nodes that are names: actors and places, no roles. */
export function listNames({ graph }: CorpusGraph): readonly Entity[] {
  return graph.nodes.filter(({ kind }) => kind !== 'role');
}

export function isRole({ kind }: Entity): boolean {
  return typeOfKind(kind) === 'role';
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}
