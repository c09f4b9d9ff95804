import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Article } from '../model/article.ts';
import type { Curation } from '../model/curation.ts';
import type { Resolution } from '../model/entity.ts';
import type { FormerNames, NamesOfEntity } from '../model/former.ts';
import type { Recognition } from '../model/mention.ts';
import type { Progress } from '../model/progress.ts';
import { compareText } from '../model/random.ts';
import { type CuratedNames, curateNames } from './curate.ts';
import { listMerges, listSuggestions } from './explain.ts';
import { type NamedCorpus, nameCorpus } from './named-corpus.ts';
import { tallyGroups } from './tally.ts';

export interface ResolveInput {
  readonly articles: readonly Article[];
  /** Parallel to `articles`. */
  readonly recognitions: readonly Recognition[];
  readonly lexicon: Lexicon;
  readonly curation: Curation;
  /** For names of an earlier build their entity there. */
  readonly former?: FormerNames | undefined;
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
      names: listAllNames(corpus, curated),
      notices: curated.notices,
    },
  };
}

/** The corpus's names as a later build has to know them: what decisions merged away or renamed is still what the articles say. */
function listAllNames({ names, groupOfId }: NamedCorpus, { table }: CuratedNames): readonly NamesOfEntity[] {
  const lost = [...table.changedIds()].filter((id) => {
    const group = groupOfId.get(id);
    return (
      group && group.usages.length > 0 && group.names.length === 1 && group.names[0] === id && table.find(id)?.id !== id
    );
  });
  return lost.length === 0 ? names : [...names, ...lost.sort(compareText).map((id) => ({ id, names: [id] }))];
}
