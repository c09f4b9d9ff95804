import type { Article } from '../model/article.ts';
import type { Entity } from '../model/entity.ts';
import type { Mention } from '../model/mention.ts';
import { foldText } from '../text/fold.ts';
import { SPELLING } from '../text/spelling.ts';

/**
 * Not 0 for each node that is where the articles come from rather than what they are about: half of the articles that name it, and
 * `LEAST` at least, tell what somebody told it ("the minister told Reuters"), or state it as their source. On a map it would
 * tie everything to everything.
 *
 * @param mentions for each article its mentions; `assigned` the node that each names, or -1.
 */
export function markSources(
  articles: readonly Pick<Article, 'text' | 'source'>[],
  mentions: readonly (readonly Mention[])[],
  assigned: readonly (readonly number[])[],
  nodes: readonly Pick<Entity, 'label' | 'kind'>[],
): Uint8Array {
  const named = new Uint32Array(nodes.length);
  const reporting = new Uint32Array(nodes.length);
  const labels = nodes.map(({ label }) => foldText(label));
  articles.forEach(({ text, source }, article) => {
    const publisher = source === undefined ? undefined : foldText(source);
    const own = new Map<number, boolean>();
    mentions[article]!.forEach(({ from }, index) => {
      const node = assigned[article]![index]!;
      if (node < 0 || nodes[node]!.kind === 'role') return;
      own.set(node, own.get(node) === true || labels[node] === publisher || isTold(text, from));
    });
    for (const [node, isReporting] of own) {
      named[node]!++;
      if (isReporting) reporting[node]!++;
    }
  });
  return Uint8Array.from(named, (count, node) =>
    reporting[node]! >= LEAST && reporting[node]! >= SHARE * count ? 1 : 0,
  );
}

/** Reuters is told things in 132 of the 147 Reuters articles that name it, Wikinews in 24 of 47, and no other name in a third. */
const LEAST = 5;
const SHARE = 0.5;

function isTold(text: string, from: number): boolean {
  const [word] = /\p{L}+(?=\s$)/u.exec(text.slice(Math.max(0, from - LONGEST), from)) ?? [''];
  return SPELLING.listenerNext.has(word.toLowerCase());
}

/** Letters of the longest such word, and a blank. */
const LONGEST = 16;
