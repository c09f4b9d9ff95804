import type { Region, Vocabulary } from '../model/description.ts';
import { measureLikelihoodRatio } from '../model/likelihood.ts';
import type { Story } from './directions.ts';
import { pickWords } from './pick-words.ts';

/** What a region is made of, before it is described. */
export interface RegionTask {
  readonly within: readonly number[];
  /** For each node its finest region, -1 for none. */
  readonly region: readonly number[];
  readonly rank: readonly number[];
  readonly stories: readonly Story[];
  /** For each region the stories whose words are its own, and those that are listed as being about it, as indices into them, ascending. */
  readonly own: readonly (readonly number[])[];
  readonly about: readonly (readonly number[])[];
  readonly vocabulary: Vocabulary;
}

/**
 * Gives each region its first names, and the words that set its articles apart. Words are told apart by the log-likelihood of
 * what the stories say of them, in the region and in all, where a story counts for the square root of its sentences that hold
 * the word, as it does where names are weighed: what several stories dwell on says more than what one repeats.
 */
export function describeRegions({ within, region, rank, stories, own, about, vocabulary }: RegionTask): Region[] {
  const members = within.map((): number[] => []);
  region.forEach((finest, node) => {
    for (let at = finest; at >= 0; at = within[at]!) members[at]!.push(node);
  });
  const all = sumTestimony(stories, vocabulary);
  const whole = sumSizes(stories);
  return within.map((outer, at) => {
    const nodes = members[at]!.sort((a, b) => rank[a]! - rank[b]!).slice(0, TITLE);
    const told = own[at]!.map((index) => stories[index]!);
    const size = sumSizes(told);
    const scores = new Map<string, number>();
    for (const [word, { testimony, stories: count }] of sumTestimony(told, vocabulary)) {
      if (count < Math.max(LEAST_STORIES, LEAST_SHARE * told.length)) continue;
      const score = measureLikelihoodRatio(testimony, size, all.get(word)!.testimony, whole);
      if (score >= LEAST_KEYNESS) scores.set(word, score);
    }
    const articles = about[at]!.flatMap((index) => stories[index]!.articles).sort((a, b) => a - b);
    return {
      within: outer,
      nodes,
      words: pickWords(scores, WORDS),
      names: members[at]!.length,
      articles: articles.length,
      ...(stories.length > 0 && { about: articles }),
    };
  });
}

/** Names in a title, and words beside it. */
const TITLE = 3;
const WORDS = 3;
/**
 * A word that sets a region apart stands in so many of its stories at least, in this share of them, and is this far from
 * chance: on 294 articles words below it ("rats", "missed", "himself") named regions that are about many things. Where no
 * word is, the first names are title enough.
 */
const LEAST_STORIES = 3;
const LEAST_SHARE = 0.08;
const LEAST_KEYNESS = 24;

interface Testimony {
  readonly testimony: number;
  /** Stories that hold the word. */
  readonly stories: number;
}

function sumTestimony(stories: readonly Story[], { words }: Vocabulary): Map<string, Testimony> {
  const sums = new Map<string, Testimony>();
  for (const story of stories) {
    for (const [word, sentences] of story.words) {
      if (!words.has(word)) continue;
      const sum = sums.get(word) ?? { testimony: 0, stories: 0 };
      sums.set(word, { testimony: sum.testimony + Math.sqrt(sentences), stories: sum.stories + 1 });
    }
  }
  return sums;
}

function sumSizes(stories: readonly Story[]): number {
  return stories.reduce((sum, { sentences }) => sum + Math.sqrt(sentences), 0);
}
