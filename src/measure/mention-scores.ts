import type { Span } from '../model/span.ts';
import { makeScore, type Score } from './score.ts';

/** A span of one text with what it is said to be: a kind, a type, whatever is compared. */
export interface LabelledSpan extends Span {
  readonly label: string;
}

/**
 * Scores found spans against gold ones of the same texts, in the same order. `exact`: both ends and the label agree.
 * `overlap`: they share a code unit and the label; one to one, the best overlap of each gold span first in text order.
 */
export function scoreMentions(
  found: readonly (readonly LabelledSpan[])[],
  gold: readonly (readonly LabelledSpan[])[],
  match: 'exact' | 'overlap',
): Score {
  if (found.length !== gold.length) throw new RangeError(`${found.length} texts found but ${gold.length} gold`);
  let right = 0;
  for (const [text, wanted] of gold.entries()) right += countMatches(found[text] ?? [], wanted, match);
  const size = (texts: readonly (readonly LabelledSpan[])[]): number =>
    texts.reduce((sum, spans) => sum + spans.length, 0);
  return makeScore(right, size(found), size(gold));
}

function countMatches(
  found: readonly LabelledSpan[],
  gold: readonly LabelledSpan[],
  match: 'exact' | 'overlap',
): number {
  const taken = new Set<LabelledSpan>();
  for (const wanted of gold) {
    let best: LabelledSpan | undefined;
    let bestShare = 0;
    for (const span of found) {
      if (taken.has(span) || span.label !== wanted.label) continue;
      const share = shareOfUnion(span, wanted);
      if (share > bestShare && (match === 'overlap' || share === 1)) [best, bestShare] = [span, share];
    }
    if (best) taken.add(best);
  }
  return taken.size;
}

function shareOfUnion(a: Span, b: Span): number {
  const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  return shared <= 0 ? 0 : shared / (Math.max(a.to, b.to) - Math.min(a.from, b.from));
}
