import type { Headline } from '../model/description.ts';
import type { Recognition } from '../model/mention.ts';
import { type Direction, normalise, project, type Story } from './directions.ts';
import { type Gathering, liesWithin, type PlaceTask } from './place-stories.ts';
import { listWords } from './sentence-words.ts';
import { setTitle, trimTitle } from './title.ts';

/** What headlines are chosen from. Arrays of articles are parallel. */
export interface HeadlineTask extends PlaceTask {
  readonly recognitions: readonly Recognition[];
  /** For each article, for each of its mentions, the node it names, or -1 where it does not count. */
  readonly assigned: readonly (readonly number[])[];
}

/**
 * For each region the title of the article that says best what the region is about: so a person who sees the map reads what
 * happened, in the words of somebody whose work it was to say just that.
 *
 * An article stands for its region as far as its direction is that of all articles that the region is made of, as its title's is, and as it
 * names the first names: a headline stands among them on the map. A title that names nobody of whom a good part of these articles speak would
 * head them falsely: where there is no other, a region has none, and is called by its names. Linear in the text.
 */
export function findHeadlines(
  task: HeadlineTask,
  { first, core, directions, sums }: Gathering,
): (Headline | undefined)[] {
  const { stories, articles, graph } = task;
  return core.map((members, at) => {
    const sum = sums[at]!;
    const shares = countNamed(members, stories);
    let [best, most] = [-1, 0];
    for (const index of members) {
      const { leader, mentions } = stories[index]!;
      const named = listTitleNodes(task, leader);
      const told = Math.max(0, ...named.map((node) => (liesWithin(task, node, at) ? shares.get(node)! : 0)));
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

/** Letters: a shorter title is a label ("CORRECTION"), a longer one finds less room on a map. */
const SHORTEST = 16;
const FITS = 46;

/** The part of an article's direction that its title says, again of length 1. */
function directTitle(task: HeadlineTask, index: number, whole: Direction): Direction {
  const { leader } = task.stories[index]!;
  const { title } = task.articles[leader]!;
  const words = listWords(title.toLowerCase(), { from: 0, to: title.length }, []);
  const items = new Set<number | string>([...words, ...listTitleNodes(task, leader)]);
  const own: Direction = new Map();
  for (const item of items) if (whole.has(item)) own.set(item, whole.get(item)!);
  return normalise(own);
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
