import type { Article } from '../model/article.ts';
import type { Description, Vocabulary } from '../model/description.ts';
import type { Edge } from '../model/graph.ts';
import { NAMES_AT_FIRST } from '../model/map-scale.ts';
import type { Recognition } from '../model/mention.ts';
import type { Progress } from '../model/progress.ts';
import type { WeighedGraph } from '../model/weighing.ts';
import { describeLine, type LineSentence } from './describe-line.ts';
import { describeRegions } from './describe-regions.ts';
import type { Story } from './directions.ts';
import { findHeadlines } from './headline.ts';
import { gatherStories, listNaming, placeStories } from './place-stories.ts';
import { releaseStrays } from './release-strays.ts';
import { listArticleWords } from './vocabulary.ts';

/** What is described, and in whose words. Arrays of articles are parallel. */
export interface Describable {
  readonly articles: readonly Article[];
  readonly recognitions: readonly Recognition[];
  /** For each article, for each of its mentions, the node it names, or -1 where it does not count. */
  readonly assigned: readonly (readonly number[])[];
  /** For each article the first that carries the same text: its own index where it stands alone. */
  readonly leaders: readonly number[];
  readonly graph: WeighedGraph;
  /** For each region the one it is a part of, and for each node its finest region; -1 for none. */
  readonly within: readonly number[];
  readonly region: readonly number[];
  readonly vocabulary: Vocabulary;
  /** Whether every name stays in its region: on a map that a person has seen. */
  readonly isSettled?: boolean;
}

/** Says what regions are about, and lines that are among the first. Linear in the text and in those lines' proofs. */
export function* describeMap(task: Describable): Generator<Progress, Description> {
  const { articles, recognitions, graph, within, vocabulary } = task;
  const words: Map<number, Set<string>>[] = [];
  for (let index = 0; index < articles.length; index++) {
    if (index % STRIDE === 0) yield { step: 'describe', done: index, total: articles.length };
    words.push(listArticleWords(articles[index]!, recognitions[index]!.mentions));
  }
  const stories = listStories(task, words);
  yield { step: 'describe', done: articles.length, total: articles.length };
  const gathering = gatherStories({ ...task, stories });
  const headlines = findHeadlines({ ...task, stories }, gathering);
  const storyOf = new Map(stories.map(({ leader }, index) => [leader, index]));
  const heads = headlines.map((headline) => (headline ? storyOf.get(headline.article)! : -1));
  const own = placeStories({ ...task, stories }, gathering, heads);
  const { rank, group } = graph.weighing;
  const about = group ? own : listNaming({ ...task, stories });
  const region = group && !task.isSettled ? releaseStrays({ ...task, stories }, about) : task.region;
  const regions = describeRegions({ within, region, rank, stories, own, about, vocabulary });
  const lines = new Map<number, readonly string[]>();
  graph.weighing.drawnFrom.forEach((from, edge) => {
    if (from === 0 || from > LINES_UP_TO) return;
    const found = describeLine(listLineSentences(graph.edges[edge]!, recognitions, words), vocabulary);
    if (found.length > 0) lines.set(edge, found);
  });
  const headed = regions.map((own, at) => (headlines[at] ? { ...own, headline: headlines[at] } : own));
  return { regions: headed, region, vocabulary, lines };
}

/** Regions of a graph without texts: they have names, and no words. */
export function describeDrawing(
  { nodes, weighing: { rank } }: WeighedGraph,
  { within, region }: Pick<Describable, 'within' | 'region'>,
): Description {
  const vocabulary = { sentences: 0, words: new Map<string, number>() };
  const none = within.map(() => []);
  const regions = describeRegions({ within, region, rank, stories: [], own: none, about: none, vocabulary });
  return { regions, region: nodes.map((_, node) => region[node]!), vocabulary, lines: new Map() };
}

/** Lines that come with so many names are described at once, the others when they are asked for. */
const LINES_UP_TO = 4 * NAMES_AT_FIRST;
/** Articles between two reports of progress. */
const STRIDE = 200;

function listStories({ assigned, leaders }: Describable, words: readonly Map<number, Set<string>>[]): Story[] {
  const copies = new Map<number, number[]>();
  for (const [article, leader] of leaders.entries()) {
    const own = copies.get(leader);
    if (own) own.push(article);
    else copies.set(leader, [article]);
  }
  return [...copies].map(([leader, articles]) => {
    const mentions = new Map<number, number>();
    for (const node of assigned[leader]!) if (node >= 0) mentions.set(node, (mentions.get(node) ?? 0) + 1);
    const own = new Map<string, number>();
    for (const sentence of words[leader]!.values())
      for (const word of sentence) own.set(word, (own.get(word) ?? 0) + 1);
    return { leader, articles, sentences: words[leader]!.size, words: own, mentions };
  });
}

function listLineSentences(
  { proofs }: Edge,
  recognitions: readonly Recognition[],
  words: readonly Map<number, Set<string>>[],
): LineSentence[] {
  return proofs.map(({ article, a, b }) => {
    const own = words[article]!;
    const { mentions } = recognitions[article]!;
    const [first, second] = [own.get(mentions[a]!.sentence), own.get(mentions[b]!.sentence)];
    return {
      words: new Set([...(first ?? []), ...(second ?? [])]),
      inArticle(word) {
        let count = 0;
        for (const sentence of own.values()) if (sentence.has(word)) count++;
        return count;
      },
    };
  });
}
