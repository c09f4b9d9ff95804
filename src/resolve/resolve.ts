import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Article } from '../model/article.ts';
import type { Curation } from '../model/curation.ts';
import type { Resolution } from '../model/entity.ts';
import type { Recognition } from '../model/mention.ts';
import type { Progress } from '../model/progress.ts';
import { curateNames } from './curate.ts';
import { listMerges, listSuggestions } from './explain.ts';
import { type NamedCorpus, nameCorpus } from './named-corpus.ts';
import { tallyGroups } from './tally.ts';

export interface ResolveInput {
  readonly articles: readonly Article[];
  /** Parallel to `articles`. */
  readonly recognitions: readonly Recognition[];
  readonly lexicon: Lexicon;
  readonly curation: Curation;
}

/** Who every mention names, and the articles and mentions as people left them: what `relate` reads. */
export interface ResolvedCorpus {
  readonly articles: readonly Article[];
  readonly recognitions: readonly Recognition[];
  readonly resolution: Resolution;
}

/** Finds who every mention names: what the articles say (`nameCorpus`), then what people decided (`decideNames`). */
export function* resolveEntities({ curation, ...input }: ResolveInput): Generator<Progress, ResolvedCorpus> {
  return decideNames(yield* nameCorpus(input), curation);
}

/**
 * Applies all that people decided to what the articles say. Costs what the decisions touch, so that it can be done at
 * each of them: `corpus` stays as it is.
 */
export function decideNames(corpus: NamedCorpus, curation: Curation): ResolvedCorpus {
  const curated = curateNames(corpus, curation);
  const { entities, assignments, recognitions } = tallyGroups(corpus, curated);
  const { articles: amended } = curated.amendments;
  return {
    articles:
      amended.size === 0 ? corpus.articles : corpus.articles.map((article, at) => amended.get(at)?.article ?? article),
    recognitions,
    resolution: {
      entities,
      assignments,
      merges: listMerges(corpus, curated),
      suggestions: listSuggestions(corpus, curated),
      notices: curated.notices,
    },
  };
}
