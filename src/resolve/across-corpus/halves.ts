import { measureLikelihoodRatio } from '../../model/likelihood.ts';
import { compareText } from '../../model/random.ts';
import { hasLegalForm, keyOfName, looseKey, stripLegalForm, wordsOfKey } from '../../text/name-key.ts';
import { isPerson } from '../name-kind.ts';
import { cleanSurface } from '../surface.ts';
import type { Joint } from '../within-article/neighbours.ts';
import type { Grouping } from './grouping.ts';
import type { NameCounts, NameNode } from './name-counts.ts';

/** Articles in which two names must stand side by side before they can be halves of one; fewer where a legal form ends it. */
const FEWEST_ARTICLES = 3;
const FEWEST_FORMAL = 2;
/** Of the articles that name the rarer half, the share in which the other stands beside it. */
const RARER_SHARE = 0.75;
/** The same of the commoner half: what is tied by "and", a comma or "'s" may also be two who are two, or another's. */
const COMMONER_SHARE = { tight: 0.2, loose: 0.5 };
/** G² with one degree of freedom that chance passes once in a thousand times. */
const SIGNIFICANT = 10.83;

/** Two names and where they stand side by side. */
interface Pair {
  readonly left: NameNode;
  readonly right: NameNode;
  /** It is tied by what may also tie two who are two. */
  readonly loose: boolean;
  readonly articles: Set<number>;
  readonly printed: Map<string, number>;
}

/**
 * Halves of a name that was cut at "and", "&", a comma or "\'s" stand side by side nearly wherever the rarer one stands:
 * "Goldman" and "Sachs". Places are no halves ("Kenosha, Wisconsin"), and neither are two persons with full names.
 *
 * @param articles in the corpus.
 * @returns for each half the whole name as it is mostly printed.
 */
export function mergeHalves(
  { nodes, usages, neighbours }: NameCounts,
  grouping: Grouping,
  articles: number,
): ReadonlyMap<string, string> {
  const pairs = new Map<string, Pair>();
  for (const { left: one, right: two, joint, article, printed } of neighbours) {
    const [left, right] = [nodes.get(one), nodes.get(two)];
    if (!left || !right || !mayBeHalves(left, right, joint)) continue;
    const loose = joint !== 'space' && joint !== 'hyphen';
    const key = `${one}\n${two}\n${loose}`;
    const pair = pairs.get(key) ?? {
      left,
      right,
      loose,
      articles: new Set<number>(),
      printed: new Map<string, number>(),
    };
    pairs.set(key, pair);
    pair.articles.add(article);
    const surface = cleanSurface(printed);
    pair.printed.set(surface, (pair.printed.get(surface) ?? 0) + 1);
  }
  const named = new Map<string, Set<number>>();
  for (const { node, articles: own } of usages) {
    const all = named.get(node) ?? new Set<number>();
    named.set(node, all);
    for (const article of own) all.add(article);
  }
  const wholes = new Map<string, string>();
  const bare = new Map<string, NameNode>();
  for (const node of nodes.values()) if (node.type === 'actor') bare.set(bareKey(node.words), node);
  for (const { left, right, loose, articles: beside, printed } of pairs.values()) {
    if (beside.size < (hasLegalForm(right.words) ? FEWEST_FORMAL : FEWEST_ARTICLES)) continue;
    const [few, many] = [named.get(left.id)?.size ?? 0, named.get(right.id)?.size ?? 0].sort((a, b) => a - b);
    const least = loose ? COMMONER_SHARE.loose : COMMONER_SHARE.tight;
    if (beside.size < RARER_SHARE * few! || beside.size < least * many!) continue;
    if (measureLikelihoodRatio(beside.size, few!, many!, articles) < SIGNIFICANT) continue;
    grouping.merge({ from: right.id, to: left.id, reason: 'short-name', confidence: 0.8 });
    if (grouping.find(right.id) !== grouping.find(left.id)) continue;
    const [[whole]] = [...printed].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0])) as [[string, number]];
    const same = bare.get(bareKey(wordsOfKey(keyOfName(whole))));
    if (same) grouping.merge({ from: left.id, to: same.id, reason: 'spelling', confidence: 0.8 });
    for (const { id } of [left, right]) {
      const longer = wholes.get(id);
      if (longer === undefined || longer.length < whole.length) wholes.set(id, whole);
    }
  }
  return wholes;
}

function bareKey(words: readonly string[]): string {
  return looseKey(stripLegalForm(words).join(' ').replace(/,/g, ''));
}

function mayBeHalves(left: NameNode, right: NameNode, joint: Joint): boolean {
  if (left.type !== 'actor' || right.type !== 'actor' || left.lexicon || right.lexicon) return false;
  // "Lehman Brothers Inc and Goldman": a legal form ends a name.
  if (hasLegalForm(left.words)) return false;
  // "Alliance, Reform, Natural Law" are a list.
  const formal = hasLegalForm(right.words);
  if (joint === 'comma' && !formal && left.words.length + right.words.length > 2) return false;
  const full = (node: NameNode): boolean => isPerson(node) && node.words.length > 1;
  return !full(left) && !full(right);
}
