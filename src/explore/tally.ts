import type { ArticleCounts } from '../model/atlas-folder.ts';

/** What occurrences add up to, for each thing. */
export interface Tally {
  /** Units of text that prove an edge, or mentions of a node. */
  readonly weight: Uint32Array;
  readonly articles: Uint32Array;
  /** Articles with near-duplicates counted once. */
  readonly independentArticles: Uint32Array;
}

/**
 * Adds up what stands in the articles kept: how a weight follows a range of dates. One pass over the rows.
 *
 * @param leaders of each article the first one of its group of near-duplicates: its own index where it stands alone.
 * @param kept 1 = the article counts; without it all do.
 */
export function tallyArticles(
  { starts, articles, counts }: ArticleCounts,
  leaders: ArrayLike<number>,
  kept?: Uint8Array,
): Tally {
  const things = starts.length - 1;
  const tally: Tally = {
    weight: new Uint32Array(things),
    articles: new Uint32Array(things),
    independentArticles: new Uint32Array(things),
  };
  const seenBy = new Int32Array(leaders.length).fill(-1);
  for (let thing = 0; thing < things; thing++) {
    let weight = 0;
    let own = 0;
    let independent = 0;
    for (let row = starts[thing]!; row < starts[thing + 1]!; row++) {
      const article = articles[row]!;
      if (kept?.[article] === 0) continue;
      weight += counts[row]!;
      own++;
      const leader = leaders[article]!;
      if (seenBy[leader] === thing) continue;
      seenBy[leader] = thing;
      independent++;
    }
    tally.weight[thing] = weight;
    tally.articles[thing] = own;
    tally.independentArticles[thing] = independent;
  }
  return tally;
}

/** The articles a thing stands in, among those kept. */
export function listArticles({ starts, articles }: ArticleCounts, thing: number, kept?: Uint8Array): readonly number[] {
  return [...articles.subarray(starts[thing], starts[thing + 1])].filter((article) => kept?.[article] !== 0);
}
