import type { Article } from '../model/article.ts';
import type { Reach } from '../model/graph.ts';
import type { Mention } from '../model/mention.ts';
import { unitOf } from './proofs.ts';

/**
 * Other names between two that are tied, each counted once a unit of text: an article of up to 252 names may be tied whole.
 * The longest of 294 Wikinews articles has 238, one in a hundred of 3,000 Reuters articles more than 28.
 */
const MOST_BETWEEN = 250;
/** Never fewer: no sentence that may tie all its names (see `readStatements`) has more. */
const FEWEST_BETWEEN = 10;
/** What one article may prove: more is a book, and a name on one of its pages says nothing of one ten pages on. */
const MOST_OF_ARTICLE = 200_000;
/** What all of them may: some 400 MB of memory, or 7,000 Wikinews articles tied whole. */
const MOST_OF_ALL = 4_000_000;

/**
 * For each article how many other names may stand between two that are tied (see `proveArticle`), so that what is proven fits
 * into memory however wide the reach and however long the text.
 * Asks for the mentions alone, not for whom they name, so that decisions leave it as it is.
 */
export function boundBetween(
  articles: readonly Article[],
  mentions: readonly (readonly Mention[])[],
  reach: Reach,
): readonly number[] {
  const bounds = articles.map(() => MOST_BETWEEN);
  const all: Row[] = [];
  for (const [index, article] of articles.entries()) {
    const rows = countWithin(article, mentions[index]!, reach);
    bounds[index] = boundRows(rows, MOST_OF_ARTICLE);
    for (const row of rows) all.push(row);
  }
  const most = boundRows(all, MOST_OF_ALL);
  return bounds.map((own) => Math.min(own, most));
}

/** A number of mentions, and how many others each of them may at most be tied to. */
type Row = readonly [mentions: number, others: number];

function boundRows(rows: readonly Row[], limit: number): number {
  const isTooMany = (between: number) =>
    rows.reduce((sum, [mentions, others]) => sum + mentions * Math.min(others, between + 1), 0) > limit;
  if (!isTooMany(MOST_BETWEEN)) return MOST_BETWEEN;
  let [fits, tooMany] = [FEWEST_BETWEEN, MOST_BETWEEN];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (isTooMany(middle)) tooMany = middle;
    else fits = middle;
  }
  return fits;
}

/** The mentions of each unit of an article, and those that follow them within reach. */
function countWithin(article: Article, mentions: readonly Mention[], reach: Reach): readonly Row[] {
  const units = new Map<number, number>();
  for (const mention of mentions) {
    const unit = unitOf(article, mention, reach);
    units.set(unit, (units.get(unit) ?? 0) + 1);
  }
  const within = reach.unit === 'sentence' ? reach.within : 0;
  const ordered = [...units].sort(([a], [b]) => a - b);
  let following = 0;
  let end = 0;
  return ordered.map(([number, own]) => {
    for (; end < ordered.length && ordered[end]![0] <= number + within; end++) following += ordered[end]![1];
    following -= own;
    return [own, following + (own - 1) / 2];
  });
}
