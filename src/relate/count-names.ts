import type { Mention } from '../model/mention.ts';

/** How often stories name things. A story is an article together with its near-duplicates. */
export interface NameCounts {
  readonly stories: number;
  /** For each article its story, from 0 in article order. */
  readonly storyOf: Int32Array;
  /** Node i is named in the stories `story[first[i] .. first[i + 1])`, ascending. */
  readonly first: Uint32Array;
  readonly story: Int32Array;
  /** Parallel to `story`: sentences of that story that name the node, and its mentions there. Of near-duplicates the most. */
  readonly sentences: Uint32Array;
  readonly mentions: Uint32Array;
  /** Parallel to `story`: 1 where its first sentence, a headline as a rule, names the node. */
  readonly lead: Uint8Array;
  /** For each story its sentences that name anything; of near-duplicates the most. */
  readonly sentencesOf: Uint32Array;
  /** For each article, for each sentence, how many different nodes it names that are counted as names. */
  readonly crowd: readonly Uint16Array[];
}

/**
 * @param assigned for each article, for each of its mentions, the node it names, or -1 where it does not count.
 * @param leaders for each article the first article with the same text (see `groupNearDuplicates`).
 * @param isName which nodes make a sentence crowded: roles do not.
 */
export function countNames(
  articles: readonly { readonly sentences: number; readonly mentions: readonly Mention[] }[],
  assigned: readonly (readonly number[])[],
  leaders: readonly number[],
  order: number,
  isName: (node: number) => boolean,
): NameCounts {
  const storyOf = new Int32Array(articles.length);
  const copies: number[][] = [];
  leaders.forEach((leader, article) => {
    const story = leader === article ? copies.length : storyOf[leader]!;
    storyOf[article] = story;
    const list = copies[story];
    if (list) list.push(article);
    else copies.push([article]);
  });
  const crowd = articles.map(({ sentences }) => new Uint16Array(sentences));
  const sentencesOf = new Uint32Array(copies.length);
  const rows: { nodes: number[]; counts: Counts[] }[] = [];
  const first = new Uint32Array(order + 1);
  for (const [story, members] of copies.entries()) {
    const most = new Map<number, Counts>();
    for (const article of members) {
      const named = countArticle(articles[article]!.mentions, assigned[article]!);
      const own = new Set<number>();
      for (const [node, { sentences, mentions }] of named) {
        for (const sentence of sentences) {
          own.add(sentence);
          if (isName(node)) crowd[article]![sentence]!++;
        }
        const before = most.get(node) ?? { sentences: 0, mentions: 0, lead: 0 };
        most.set(node, {
          sentences: Math.max(before.sentences, sentences.size),
          mentions: Math.max(before.mentions, mentions),
          lead: before.lead || sentences.has(0) ? 1 : 0,
        });
      }
      sentencesOf[story] = Math.max(sentencesOf[story]!, own.size);
    }
    for (const node of most.keys()) first[node + 1]!++;
    rows.push({ nodes: [...most.keys()], counts: [...most.values()] });
  }
  for (let node = 0; node < order; node++) first[node + 1]! += first[node]!;
  const fill = first.slice();
  const size = first[order]!;
  const counts = {
    story: new Int32Array(size),
    sentences: new Uint32Array(size),
    mentions: new Uint32Array(size),
    lead: new Uint8Array(size),
  };
  rows.forEach(({ nodes, counts: own }, story) => {
    nodes.forEach((node, i) => {
      const at = fill[node]!++;
      counts.story[at] = story;
      counts.sentences[at] = own[i]!.sentences;
      counts.mentions[at] = own[i]!.mentions;
      counts.lead[at] = own[i]!.lead;
    });
  });
  return { stories: copies.length, storyOf, first, ...counts, sentencesOf, crowd };
}

interface Counts {
  readonly sentences: number;
  readonly mentions: number;
  readonly lead: 0 | 1;
}

function countArticle(mentions: readonly Mention[], assigned: readonly number[]) {
  const named = new Map<number, { sentences: Set<number>; mentions: number }>();
  mentions.forEach(({ sentence }, index) => {
    const node = assigned[index]!;
    if (node < 0) return;
    const own = named.get(node) ?? { sentences: new Set<number>(), mentions: 0 };
    named.set(node, own);
    own.sentences.add(sentence);
    own.mentions++;
  });
  return named;
}
