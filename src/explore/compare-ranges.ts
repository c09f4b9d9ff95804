import type { ArticleCounts } from '../model/atlas-folder.ts';
import { measureLikelihoodRatio } from '../model/likelihood.ts';
import { tallyArticles } from './tally.ts';

/** How a thing stands in a second range of articles beside a first. */
export type ChangeType = 'new' | 'gone' | 'stronger' | 'weaker';

export interface Change {
  /** Index of the edge or node. */
  readonly thing: number;
  readonly type: ChangeType;
  /** Independent articles in the first range and in the second. */
  readonly before: number;
  readonly after: number;
  /** How far the two are from the same share of each range's articles: G², 0 or more. */
  readonly surprise: number;
}

/** G² that one change in a thousand would reach by chance: what is weaker is not told as stronger or weaker. */
const SURE = 10.83;

/**
 * What is new, gone, stronger or weaker in a second range of articles: by Dunning's log-likelihood of its independent
 * articles against all of the range's, so that a range with more articles does not make everything stronger. The most
 * surprising first, ties by thing.
 *
 * @param before, after 1 = the article stands in the range. They may overlap.
 */
export function compareRanges(
  counts: ArticleCounts,
  leaders: ArrayLike<number>,
  before: Uint8Array,
  after: Uint8Array,
): readonly Change[] {
  const first = tallyArticles(counts, leaders, before).independentArticles;
  const second = tallyArticles(counts, leaders, after).independentArticles;
  const wholeFirst = countStories(leaders, before);
  const wholeSecond = countStories(leaders, after);
  const changes: Change[] = [];
  for (let thing = 0; thing < first.length; thing++) {
    const [a, b] = [first[thing]!, second[thing]!];
    if (a === 0 && b === 0) continue;
    const surprise = compareShares(a, wholeFirst, b, wholeSecond);
    const type = a === 0 ? 'new' : b === 0 ? 'gone' : b * wholeFirst > a * wholeSecond ? 'stronger' : 'weaker';
    if (a > 0 && b > 0 && surprise < SURE) continue;
    changes.push({ thing, type, before: a, after: b, surprise });
  }
  return changes.sort((a, b) => b.surprise - a.surprise || a.thing - b.thing);
}

function countStories(leaders: ArrayLike<number>, kept: Uint8Array): number {
  const stories = new Set<number>();
  for (let article = 0; article < kept.length; article++) if (kept[article]) stories.add(leaders[article]!);
  return stories.size;
}

/** G² of a of `wholeA` against b of `wholeB`: one of the two has more than its share. */
function compareShares(a: number, wholeA: number, b: number, wholeB: number): number {
  const whole = wholeA + wholeB;
  return Math.max(measureLikelihoodRatio(a, a + b, wholeA, whole), measureLikelihoodRatio(b, a + b, wholeB, whole));
}
