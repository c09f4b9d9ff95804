import type { Headline, Region } from '../model/description.ts';
import { type Check, checkFile, expectThat, listOf, optional, record, text, whole } from './check.ts';
import type { AtlasCounts, WholeTable } from './table.ts';

/** The parts of the map, coarse ones first: each after the one that it is a part of. */
export const regionsTable: WholeTable<readonly Region[]> = {
  path: 'regions.json',
  lists: ({ graph }) => ({ regions: graph.regions }),
  read(value, counts) {
    return checkFile(this.path, value, checkRegions(counts)).regions;
  },
};

function checkRegions({ nodes, articles }: AtlasCounts) {
  const region = record<Region>({
    within: whole(-1),
    nodes: listOf(whole(0, nodes)),
    words: listOf(text),
    names: whole(0, nodes + 1),
    articles: whole(0, articles + 1),
    about: optional(listOf(whole(0, articles))),
    headline: optional(record<Headline>({ text, article: whole(0, articles) })),
  });
  const regions: Check<readonly Region[]> = (value) => {
    const list = listOf(region)(value);
    for (const [index, { within }] of list.entries()) {
      expectThat(within < index, `a list in which region ${index} comes after the one that it is in`, within);
    }
    return list;
  };
  return record<{ readonly regions: readonly Region[] }>({ regions });
}
