import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { FormerNames } from '../../model/former.ts';
import { compareText } from '../../model/random.ts';
import { mergeAcronyms } from './acronyms.ts';
import { mergeCompanies } from './companies.ts';
import { mergeDoubleSurnames } from './double-surnames.ts';
import { createGrouping, type Grouping, type NameMerge } from './grouping.ts';
import { mergeHalves } from './halves.ts';
import { mergeKindWords } from './kind-words.ts';
import type { NameCounts } from './name-counts.ts';
import { mergePersons } from './persons.ts';
import { mergePlaceHeads } from './place-heads.ts';
import { mergeSpellings } from './spellings.ts';
import { mergeTypes } from './types.ts';

/**
 * What all articles together say about which names are one, and the merges that are likely but unsure.
 *
 * @param former as in `createGrouping`; a merge that it forbids is offered.
 */
export function mergeNames(
  counts: NameCounts,
  articles: number,
  lexicon: Lexicon,
  former?: FormerNames,
): {
  readonly grouping: Grouping;
  readonly doubts: readonly NameMerge[];
  readonly wholes: ReadonlyMap<string, string>;
} {
  const { nodes } = counts;
  const grouping = createGrouping(nodes.keys(), former);
  const doubts: NameMerge[] = [];
  // By id, so that the result does not depend on the order of the articles.
  const ordered = [...nodes.values()].sort((a, b) => compareText(a.id, b.id));
  const companies = mergeCompanies(ordered, grouping, lexicon);
  mergeTypes(ordered, grouping, lexicon);
  mergeSpellings(ordered, grouping, lexicon, doubts);
  mergeKindWords(ordered, nodes, grouping, lexicon);
  mergeAcronyms(ordered, grouping, counts);
  mergePersons(
    ordered.filter(({ id }) => !companies.has(id)),
    grouping,
    lexicon,
    doubts,
  );
  mergeDoubleSurnames(ordered, grouping, counts);
  mergePlaceHeads(ordered, grouping, lexicon);
  const wholes = mergeHalves(counts, grouping, articles);
  return { grouping, doubts: [...doubts, ...grouping.apart], wholes };
}
