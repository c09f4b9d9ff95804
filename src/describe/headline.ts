import type { Article } from '../model/article.ts';
import type { Headline, Vocabulary } from '../model/description.ts';
import { computeLog } from '../model/logarithm.ts';
import { NAMES_AT_FIRST } from '../model/map-scale.ts';
import type { Recognition } from '../model/mention.ts';
import type { WeighedGraph } from '../model/weighing.ts';
import { placeStory, type Story } from './describe-regions.ts';
import { listWords } from './sentence-words.ts';
import { setTitle, trimTitle } from './title.ts';

/** What headlines are chosen from. Arrays of articles are parallel. */
export interface HeadlineTask {
  readonly articles: readonly Article[];
  readonly recognitions: readonly Recognition[];
  /** For each article, for each of its mentions, the node it names, or -1 where it does not count. */
  readonly assigned: readonly (readonly number[])[];
  readonly within: readonly number[];
  /** For each node its finest region, -1 for none. */
  readonly region: readonly number[];
  readonly stories: readonly Story[];
  readonly vocabulary: Vocabulary;
  readonly graph: WeighedGraph;
}

/**
 * For each region the title of the article that says best what the region is about: so a person who sees the map reads what
 * happened, in the words of somebody whose work it was to say just that.
 *
 * Every article is a direction in the space of names and words, each by the log of how often it is said and of how few articles say it; a
 * region's direction is the sum of its articles': of those that name two of its first names, for these are what it is about, or of all
 * that lie in it where none does. An article stands for its region as far as the two point the same way, as its title does, and as it
 * names the first names: a headline stands among them on the map. A title that names nobody of whom a good part of these articles speak would
 * head them falsely: where there is no other, a region has none, and is called by its names. Linear in the text.
 */
export function findHeadlines(task: HeadlineTask): (Headline | undefined)[] {
  const { within, region, stories, articles, graph } = task;
  const first = listFirstNames(task);
  const own = findOwnStories(task, first);
  const directions = directStories(task);
  const isWithin = (node: number, at: number): boolean => {
    for (let up = region[node]!; up >= at; up = within[up]!) if (up === at) return true;
    return false;
  };
  return own.map((members, at) => {
    const sum: Direction = new Map();
    for (const index of members) {
      for (const [item, value] of directions[index]!) sum.set(item, (sum.get(item) ?? 0) + value);
    }
    // What happened to others is no headline: a name of the region says twice as much.
    for (const [item, value] of sum) if (typeof item === 'number' && isWithin(item, at)) sum.set(item, OWN * value);
    const shares = countNamed(members, stories);
    let [best, most] = [-1, 0];
    for (const index of members) {
      const { leader, mentions } = stories[index]!;
      const named = listTitleNodes(task, leader);
      const told = Math.max(0, ...named.map((node) => (isWithin(node, at) ? shares.get(node)! : 0)));
      if (named.length > 0 && told < TOLD * members.length) continue;
      const length = [...trimTitle(articles[leader]!.title)].length;
      if (length < SHORTEST) continue;
      const fit = Math.min(1, FITS / length) ** 2;
      const reach = first[at]!.filter((node) => mentions.has(node)).length;
      const score = project(directions[index]!, sum) * project(directTitle(task, index, directions[index]!), sum);
      if (score * fit * reach > most) [best, most] = [leader, score * fit * reach];
    }
    if (best < 0) return undefined;
    const labels = listTitleNodes(task, best).map((node) => graph.nodes[node]!.label);
    return { text: setTitle(articles[best]!, labels), article: best };
  });
}

/** For each region the names that stand in it where it is titled: on the first view the first names, in its parts as many as it has there. */
function listFirstNames({ within, region, graph: { weighing } }: HeadlineTask): number[][] {
  const { rank } = weighing;
  const first = within.map((): number[] => []);
  region.forEach((finest, node) => {
    for (let at = finest; at >= 0; at = within[at]!) {
      if (within[at]! >= 0 || rank[node]! < NAMES_AT_FIRST) first[at]!.push(node);
    }
  });
  return first.map((nodes) => nodes.sort((a, b) => rank[a]! - rank[b]!).slice(0, MOST_FIRST));
}

const MOST_FIRST = 12;

/** For each region the stories that name two of its first names; where none does, and on a map of lines alone, those that lie in it. */
function findOwnStories(
  { within, region, stories, graph: { weighing } }: HeadlineTask,
  first: readonly (readonly number[])[],
): number[][] {
  const regionsOf = new Map<number, number[]>();
  first.forEach((nodes, at) => {
    for (const node of nodes) {
      const list = regionsOf.get(node);
      if (list) list.push(at);
      else regionsOf.set(node, [at]);
    }
  });
  const placed = within.map((): number[] => []);
  const shared = within.map((): number[] => []);
  for (const [index, story] of stories.entries()) {
    for (const at of placeStory(story, within, region)) placed[at]!.push(index);
    const times = new Map<number, number>();
    for (const node of story.mentions.keys()) {
      for (const at of regionsOf.get(node) ?? []) times.set(at, (times.get(at) ?? 0) + 1);
    }
    for (const [at, count] of times) if (count >= 2) shared[at]!.push(index);
  }
  return shared.map((own, at) => (weighing.group && own.length > 0 ? own : placed[at]!));
}

/** Names by their nodes, words and phrases by themselves; of length 1. */
type Direction = Map<number | string, number>;

/** How many of some stories name each node. */
function countNamed(members: readonly number[], stories: readonly Story[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const index of members) {
    for (const node of stories[index]!.mentions.keys()) counts.set(node, (counts.get(node) ?? 0) + 1);
  }
  return counts;
}

/**
 * Part of a region's stories that name somebody whom its title names. Without it "Condom recalls rise" headed South Africa, Norway
 * and Sweden, and a death in Tonga the United Kingdom; half of the stories would leave many regions of several small stories untitled.
 */
const TOLD = 0.2;

/** How much more a name of the region says of it than one of another. */
const OWN = 2;
/** Letters: a shorter title is a label ("CORRECTION"), a longer one finds less room on a map. */
const SHORTEST = 16;
const FITS = 46;

function directStories({ stories, vocabulary, graph }: HeadlineTask): Direction[] {
  const frequency = new Map<number | string, number>();
  const count = (item: number | string) => frequency.set(item, (frequency.get(item) ?? 0) + 1);
  const items = stories.map(({ mentions, words }) => {
    const own: Direction = new Map();
    for (const [node, times] of mentions) if (graph.nodes[node]!.kind !== 'role') own.set(node, times);
    for (const [word, times] of words) if (vocabulary.words.has(word)) own.set(word, times);
    for (const item of own.keys()) count(item);
    return own;
  });
  return items.map((own) => {
    let square = 0;
    for (const [item, times] of own) {
      const value = (1 + computeLog(times)) * computeLog(stories.length / frequency.get(item)!);
      own.set(item, value);
      square += value * value;
    }
    const length = Math.sqrt(square) || 1;
    for (const [item, value] of own) own.set(item, value / length);
    return own;
  });
}

/** The part of an article's direction that its title says, again of length 1. */
function directTitle(task: HeadlineTask, index: number, whole: Direction): Direction {
  const { leader } = task.stories[index]!;
  const { title } = task.articles[leader]!;
  const words = listWords(title.toLowerCase(), { from: 0, to: title.length }, []);
  const items = new Set<number | string>([...words, ...listTitleNodes(task, leader)]);
  const own: Direction = new Map();
  for (const item of items) if (whole.has(item)) own.set(item, whole.get(item)!);
  const length = Math.sqrt([...own.values()].reduce((sum, value) => sum + value * value, 0)) || 1;
  for (const [item, value] of own) own.set(item, value / length);
  return own;
}

/** What the title of an article names, where it stands in the text too. */
function listTitleNodes({ articles, recognitions, assigned }: HeadlineTask, article: number): number[] {
  const { title, text } = articles[article]!;
  if (!text.startsWith(title)) return [];
  const own = assigned[article]!.filter(
    (node, at) => node >= 0 && recognitions[article]!.mentions[at]!.to <= title.length,
  );
  return [...new Set(own)];
}

function project(direction: Direction, on: Direction): number {
  let sum = 0;
  for (const [item, value] of direction) sum += value * (on.get(item) ?? 0);
  return sum;
}
