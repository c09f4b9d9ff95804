import type { Region, Vocabulary } from '../model/description.ts';
import { measureLikelihoodRatio } from '../model/likelihood.ts';
import { pickWords } from './pick-words.ts';

/** What one article says, or several that say the same. */
export interface Story {
  /** The first of its articles. */
  readonly leader: number;
  /** Articles that carry it. */
  readonly articles: number;
  /** Sentences outside furniture, and for each word those that hold it. */
  readonly sentences: number;
  readonly words: ReadonlyMap<string, number>;
  /** For each node that it names its mentions. */
  readonly mentions: ReadonlyMap<number, number>;
}

/** What a region is made of, before it is described. */
export interface RegionTask {
  readonly within: readonly number[];
  /** For each node its finest region, -1 for none. */
  readonly region: readonly number[];
  readonly rank: readonly number[];
  readonly stories: readonly Story[];
  readonly vocabulary: Vocabulary;
}

/**
 * Gives each region its first names, and the words that set its articles apart. A story belongs, among the regions within
 * the same one, to that whose names it mentions most (the first of equals). Words are told apart by the log-likelihood of
 * what the stories say of them, in the region and in all, where a story counts for the square root of its sentences that hold
 * the word, as it does where names are weighed: what several stories dwell on says more than what one repeats.
 */
export function describeRegions({ within, region, rank, stories, vocabulary }: RegionTask): Region[] {
  const members = within.map((): number[] => []);
  region.forEach((finest, node) => {
    for (let at = finest; at >= 0; at = within[at]!) members[at]!.push(node);
  });
  const own = within.map((): Story[] => []);
  for (const story of stories) for (const at of placeStory(story, within, region)) own[at]!.push(story);
  const all = sumTestimony(stories, vocabulary);
  const whole = sumSizes(stories);
  return within.map((outer, at) => {
    const nodes = members[at]!.sort((a, b) => rank[a]! - rank[b]!).slice(0, TITLE);
    const size = sumSizes(own[at]!);
    const scores = new Map<string, number>();
    for (const [word, { testimony, stories: count }] of sumTestimony(own[at]!, vocabulary)) {
      if (count < Math.max(LEAST_STORIES, LEAST_SHARE * own[at]!.length)) continue;
      const score = measureLikelihoodRatio(testimony, size, all.get(word)!.testimony, whole);
      if (score >= LEAST_KEYNESS) scores.set(word, score);
    }
    return {
      within: outer,
      nodes,
      words: pickWords(scores, WORDS),
      names: members[at]!.length,
      articles: own[at]!.reduce((sum, { articles }) => sum + articles, 0),
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

/** The region of the first view that a story belongs to, then the one within it, and so on. */
export function placeStory(
  { mentions }: Pick<Story, 'mentions'>,
  within: readonly number[],
  region: readonly number[],
): number[] {
  const weight = new Map<number, number>();
  for (const [node, count] of mentions) {
    for (let at = region[node]!; at >= 0; at = within[at]!) weight.set(at, (weight.get(at) ?? 0) + count);
  }
  const path: number[] = [];
  for (let outer = -1; ; ) {
    let best = -1;
    for (const [at, own] of weight) {
      if (within[at] !== outer) continue;
      if (best === -1 || own > weight.get(best)! || (own === weight.get(best) && at < best)) best = at;
    }
    if (best === -1) return path;
    path.push(best);
    outer = best;
  }
}

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
