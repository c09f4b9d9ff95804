import type { PlaceSense } from '../../lexicon/homonyms.ts';
import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { Article } from '../../model/article.ts';
import type { Mention } from '../../model/mention.ts';
import { foldName } from '../../text/fold.ts';

/**
 * Which of several places of one name each mention means ("Georgia"), parallel to the mentions; undefined for every other.
 * An article means one of them throughout: the one whose telling words it has most of, else the one that is meant at large.
 */
export function tellHomonyms(
  { text }: Article,
  mentions: readonly Mention[],
  { homonyms }: Lexicon,
): readonly (string | undefined)[] {
  const meant = new Map<string, string>();
  return mentions.map((mention) => {
    if (mention.kind !== 'place' || mention.demonym || mention.finder === 'watchlist') return undefined;
    const key = foldName(text.slice(mention.from, mention.to).replace(/['’]s?$/, ''));
    const senses = homonyms.get(key);
    if (!senses) return undefined;
    const known = meant.get(key) ?? chooseSense(text, senses);
    meant.set(key, known);
    return known;
  });
}

function chooseSense(text: string, senses: readonly PlaceSense[]): string {
  let best = senses[0]!;
  let most = countWords(text, best);
  for (const sense of senses.slice(1)) {
    const count = countWords(text, sense);
    if (count > most) [best, most] = [sense, count];
  }
  return best.name;
}

function countWords(text: string, { tells }: PlaceSense): number {
  return tells === undefined ? 0 : [...text.matchAll(tells)].length;
}
