import type { Article } from '../model/article.ts';
import type { Vocabulary } from '../model/description.ts';
import { computeLog } from '../model/logarithm.ts';
import type { WeighedGraph } from '../model/weighing.ts';

/** What one article says, or several that say the same. */
export interface Story {
  /** The first of its articles. */
  readonly leader: number;
  /** All that carry it, ascending. */
  readonly articles: readonly number[];
  /** Sentences outside furniture, and for each word those that hold it. */
  readonly sentences: number;
  readonly words: ReadonlyMap<string, number>;
  /** For each node that it names its mentions. */
  readonly mentions: ReadonlyMap<number, number>;
}

/** What stories are compared by. */
export interface Told {
  readonly articles: readonly Article[];
  readonly stories: readonly Story[];
  readonly vocabulary: Vocabulary;
  readonly graph: WeighedGraph;
}

/** Where a text lies in the space of names, by their nodes, and of words and phrases, by themselves. */
export type Direction = Map<number | string, number>;

/**
 * For each story its direction, of length 1: its names, roles left out, and its words that can say something, each by the log
 * of how often it is said and of how few stories say it. Linear in the text.
 */
export function directStories({ stories, vocabulary, graph }: Told): Direction[] {
  const frequency = new Map<number | string, number>();
  const count = (item: number | string) => frequency.set(item, (frequency.get(item) ?? 0) + 1);
  const items = stories.map(({ mentions, words }) => {
    const own: Direction = new Map();
    for (const [node, times] of mentions) if (graph.nodes[node]!.kind !== 'role') own.set(node, times);
    for (const [word, times] of words) if (vocabulary.words.has(word)) own.set(word, times);
    for (const item of own.keys()) count(item);
    return own;
  });
  for (const own of items) {
    for (const [item, times] of own) {
      own.set(item, (1 + computeLog(times)) * computeLog(stories.length / frequency.get(item)!));
    }
    normalise(own);
  }
  return items;
}

/** Makes it of length 1, in place. */
export function normalise(direction: Direction): Direction {
  const length = measureLength(direction) || 1;
  for (const [item, value] of direction) direction.set(item, value / length);
  return direction;
}

export function measureLength(direction: Direction): number {
  let square = 0;
  for (const value of direction.values()) square += value * value;
  return Math.sqrt(square);
}

/** How far one direction goes along another, by the other's length. */
export function project(direction: Direction, on: Direction): number {
  let sum = 0;
  for (const [item, value] of direction) sum += value * (on.get(item) ?? 0);
  return sum;
}
