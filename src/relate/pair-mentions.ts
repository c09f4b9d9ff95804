import type { Article } from '../model/article.ts';
import type { Reach } from '../model/graph.ts';
import type { Mention } from '../model/mention.ts';

/** Two nodes named in one unit of text, and the nearest pair of mentions that says so. */
export interface MentionPair {
  /** Node indices, `source < target`. */
  readonly source: number;
  readonly target: number;
  /** Mention indices: `a` names the source, `b` the target. */
  readonly a: number;
  readonly b: number;
  /** Sentences between the two: 0 = the same sentence. */
  readonly distance: number;
}

/** The mentions of one node in a unit, in text order. */
type Named = Map<number, number[]>;

/**
 * Every pair of different nodes in every unit of one article, once a unit, in text order.
 *
 * @param nodes for each mention the node it names, or -1 where it does not count.
 */
export function* pairMentions(
  article: Article,
  mentions: readonly Mention[],
  nodes: readonly number[],
  reach: Reach,
): Generator<MentionPair> {
  const units = new Map<number, Named>();
  mentions.forEach((mention, index) => {
    const node = nodes[index]!;
    if (node < 0) return;
    const unit = unitOf(article, mention, reach);
    const named = units.get(unit) ?? new Map<number, number[]>();
    units.set(unit, named);
    named.set(node, [...(named.get(node) ?? []), index]);
  });
  const within = reach.unit === 'sentence' ? reach.within : 0;
  for (const [unit, named] of [...units].sort(([a], [b]) => a - b)) {
    yield* pairsInside(named, mentions);
    for (let later = unit + 1; later <= unit + within; later++) {
      const next = units.get(later);
      if (next) yield* pairsAcross(named, next, mentions);
    }
  }
}

function unitOf(article: Article, mention: Mention, reach: Reach): number {
  switch (reach.unit) {
    case 'sentence':
      return mention.sentence;
    case 'paragraph':
      return article.sentences[mention.sentence]!.paragraph;
    case 'article':
      return 0;
  }
}

function* pairsInside(named: Named, mentions: readonly Mention[]): Generator<MentionPair> {
  const nodes = [...named.keys()];
  for (let i = 0; i < nodes.length; i++) {
    for (let j = i + 1; j < nodes.length; j++) {
      const [x, y] = [nodes[i]!, nodes[j]!];
      const [first, second] = nearestPair(named.get(x)!, named.get(y)!, mentions);
      yield orient(x, y, first, second, mentions);
    }
  }
}

function* pairsAcross(earlier: Named, later: Named, mentions: readonly Mention[]): Generator<MentionPair> {
  const seen = new Set<string>();
  for (const [x, first] of earlier) {
    for (const [y, second] of later) {
      const key = x < y ? `${x} ${y}` : `${y} ${x}`;
      if (x === y || seen.has(key)) continue;
      seen.add(key);
      yield orient(x, y, first.at(-1)!, second[0]!, mentions);
    }
  }
}

/** Of two ascending lists of mentions the pair with the least text between them; the earliest of equals. */
function nearestPair(
  some: readonly number[],
  others: readonly number[],
  mentions: readonly Mention[],
): readonly [number, number] {
  let best: readonly [number, number] = [some[0]!, others[0]!];
  let least = Number.POSITIVE_INFINITY;
  let i = 0;
  let j = 0;
  while (i < some.length && j < others.length) {
    const a = some[i]!;
    const b = others[j]!;
    const gap = a < b ? mentions[b]!.from - mentions[a]!.to : mentions[a]!.from - mentions[b]!.to;
    if (gap < least) {
      least = gap;
      best = [a, b];
    }
    if (a < b) i++;
    else j++;
  }
  return best;
}

function orient(x: number, y: number, mentionX: number, mentionY: number, mentions: readonly Mention[]): MentionPair {
  const distance = Math.abs(mentions[mentionX]!.sentence - mentions[mentionY]!.sentence);
  return x < y
    ? { source: x, target: y, a: mentionX, b: mentionY, distance }
    : { source: y, target: x, a: mentionY, b: mentionX, distance };
}
