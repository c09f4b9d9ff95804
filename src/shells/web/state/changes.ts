import { type Change, compareRanges, type FilterFacts, spanOfDays } from '../../../index.ts';
import { today } from './today.ts';

/** Days from and to, both included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What a second stretch of time has beside a first: names and connections that are new, gone, stronger, weaker. */
export interface Changes {
  /** Articles of each stretch. */
  readonly before: number;
  readonly after: number;
  readonly nodes: readonly Change[];
  readonly edges: readonly Change[];
}

/** @returns undefined where the atlas does not say what stands in which article. */
export function listChanges(facts: FilterFacts, before: Stretch, after: Stretch): Changes | undefined {
  const { catalog, nodeArticles, edgeArticles } = facts;
  if (!catalog || !nodeArticles || !edgeArticles) return undefined;
  const keep = ({ from, to }: Stretch) => Uint8Array.from(catalog.days, (day) => +(day >= from && day <= to));
  const [first, second] = [keep(before), keep(after)];
  const count = (kept: Uint8Array) => kept.reduce((sum, own) => sum + own, 0);
  return {
    before: count(first),
    after: count(second),
    nodes: compareRanges(nodeArticles, catalog.leaders, first, second),
    edges: compareRanges(edgeArticles, catalog.leaders, first, second),
  };
}

/** What a stretch is first compared with: as many days right before it, else all that comes after it. */
export function stretchBeside(
  after: Partial<Stretch>,
  { catalog }: Pick<FilterFacts, 'catalog'>,
): { readonly before: Stretch; readonly after: Stretch } | undefined {
  const span = catalog && spanOfDays(catalog, today());
  if (!span) return undefined;
  const own = { from: after.from ?? span.from, to: after.to ?? span.to };
  const days = own.to - own.from + 1;
  if (own.from > span.from)
    return { before: { from: Math.max(span.from, own.from - days), to: own.from - 1 }, after: own };
  return own.to < span.to ? { before: own, after: { from: own.to + 1, to: span.to } } : undefined;
}
