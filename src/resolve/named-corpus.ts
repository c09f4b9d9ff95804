import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Article } from '../model/article.ts';
import type { FormerNames, NamesOfEntity } from '../model/former.ts';
import type { Recognition } from '../model/mention.ts';
import type { Progress } from '../model/progress.ts';
import type { NameMerge } from './across-corpus/grouping.ts';
import { mergeNames } from './across-corpus/merge-names.ts';
import { countNames, type NameCounts } from './across-corpus/name-counts.ts';
import { keepIds, listNames } from './keep-ids.ts';
import { gatherGroups, type NameGroup } from './name-groups.ts';
import { type LocalResolution, resolveArticle } from './within-article/resolve-article.ts';

/** Articles between two reports of progress. */
const PROGRESS_EVERY = 250;

/**
 * What the articles themselves say about who is who, before anybody decided anything. Kept while decisions come and go;
 * `recognitions` is parallel to `articles`.
 */
export interface NamedCorpus {
  readonly articles: readonly Article[];
  readonly recognitions: readonly Recognition[];
  readonly lexicon: Lexicon;
  readonly counts: NameCounts;
  readonly groups: readonly NameGroup[];
  /** Merges across articles, and those that are likely but unsure, within articles too. */
  readonly merges: readonly NameMerge[];
  readonly doubts: readonly NameMerge[];
  /** Entity by the id of each of its names, and by each id under which one of its mentions is printed. */
  readonly groupOfName: ReadonlyMap<string, NameGroup>;
  /** An id may be of a name that the entity has no more. */
  readonly groupOfId: ReadonlyMap<string, NameGroup>;
  /** Entities whose id is not their only name. */
  readonly names: readonly NamesOfEntity[];
  readonly groupsOfPrinted: ReadonlyMap<string, readonly NameGroup[]>;
}

/**
 * Finds who is who: first within each article (brackets, short names, initials), then across all of them (spellings,
 * acronyms, surnames with one dominant bearer). Nothing compares every name with every other: names meet only under a
 * shared key.
 *
 * @param former for names of an earlier build their entity there; what stayed of that keeps its id.
 * @throws RangeError where there is not one recognition for each article.
 */
export function* nameCorpus({
  articles,
  recognitions,
  lexicon,
  former,
}: {
  readonly articles: readonly Article[];
  readonly recognitions: readonly Recognition[];
  readonly lexicon: Lexicon;
  readonly former?: FormerNames | undefined;
}): Generator<Progress, NamedCorpus> {
  if (articles.length !== recognitions.length) {
    throw new RangeError(`${articles.length} articles but ${recognitions.length} recognitions`);
  }
  const locals: LocalResolution[] = [];
  for (const [at, article] of articles.entries()) {
    if (at % PROGRESS_EVERY === 0) yield { step: 'resolve', done: at, total: articles.length };
    locals.push(resolveArticle(article, recognitions[at]!, lexicon));
  }
  const counts = countNames(locals);
  const { grouping, doubts, wholes } = mergeNames(counts, articles.length, lexicon, former);
  const groups = keepIds(gatherGroups(counts, grouping, wholes, lexicon), former);
  const groupOfName = new Map<string, NameGroup>();
  const groupsOfPrinted = new Map<string, NameGroup[]>();
  for (const group of groups) {
    for (const name of group.names) groupOfName.set(name, group);
    for (const printed of new Set(group.usages.map((usage) => usage.printed))) {
      const list = groupsOfPrinted.get(printed);
      if (list) list.push(group);
      else groupsOfPrinted.set(printed, [group]);
    }
  }
  return {
    articles,
    recognitions,
    lexicon,
    counts,
    groups,
    merges: grouping.merges,
    doubts: [...counts.doubts, ...doubts],
    groupOfName,
    groupOfId: new Map(groups.map((group) => [group.id, group])),
    names: listNames(groups),
    groupsOfPrinted,
  };
}
