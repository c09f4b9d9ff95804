import type { Lexicon } from '../../lexicon/lexicon.ts';
import { isPerson } from '../name-kind.ts';
import { block } from './blocks.ts';
import type { Grouping } from './grouping.ts';
import type { NameNode } from './name-counts.ts';

/** A name is of one type where that has at least this share of what its mentions say. */
const DOMINANT_SHARE = 0.7;
/** An organisation and a place of one name are two where each has at least so many sure mentions. */
const FEWEST = 3;

/**
 * A name that is read as an actor here and as a place there is one, unless both are said so often that both exist, or the
 * lexicon knows one of them: Washington. A word such as "Bank" in it settles it.
 */
export function mergeTypes(nodes: readonly NameNode[], grouping: Grouping, { words }: Lexicon): void {
  const named = nodes.filter(({ type, lexicon }) => type !== 'role' && !lexicon);
  mergeKnown(nodes, named, grouping);
  for (const same of block(named, ({ key }) => key).values()) {
    const [one, two] = same;
    if (!one || !two) continue;
    const weights = same.map(weigh);
    const sum = weights.reduce((all, weight) => all + weight, 0);
    const [major, minor] = weights[0]! >= weights[1]! ? [one, two] : [two, one];
    const actor = one.words.some((word) => words.organizationHead.has(word) || words.bodyHead.has(word));
    const seldom = !isPerson(one) && !isPerson(two) && Math.min(...weights) < FEWEST;
    if (!actor && !seldom && Math.max(...weights) < DOMINANT_SHARE * sum) continue;
    grouping.merge({ from: minor.id, to: major.id, reason: 'spelling', confidence: 0.8 });
  }
}

/** "Chicago Board of Trade" is the organisation that the lexicon knows, wherever a tagger read it as a place; one word may be both. */
function mergeKnown(nodes: readonly NameNode[], unknown: readonly NameNode[], grouping: Grouping): void {
  const known = new Map(
    nodes
      .filter(({ lexicon, words }) => lexicon?.kind === 'organization' && words.length > 1)
      .map((node) => [node.key, node]),
  );
  for (const node of unknown) {
    const other = known.get(node.key);
    if (other) grouping.merge({ from: node.id, to: other.id, reason: 'spelling', confidence: 0.8 });
  }
}

function weigh({ kinds }: NameNode): number {
  let sum = 0;
  for (const weight of kinds.values()) sum += weight;
  return sum;
}
