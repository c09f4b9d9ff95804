import { lastAtOrBelow } from '../model/sorted.ts';
import { type Day, UNDATED } from './calendar.ts';
import { spanOfDays } from './catalog.ts';
import { chooseUnit, type DateUnit, listBins } from './date-bins.ts';
import { type FilterFacts, keepArticles, listPasses, measureItems, type Seen, SUBJECTS } from './filter-graph.ts';
import { CHOICES, type Choice, type Filters, MEASURES, type Measure } from './filters.ts';

/** Numbers from `from` to `to`, both included, and how many items have them. */
export interface NumberBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** The values of one measure among what passes every other filter. */
export interface MeasureSummary {
  readonly of: Measure;
  /** Ascending, without gaps in what there is; empty where there is nothing to measure. */
  readonly bins: readonly NumberBin[];
  /** How many this filter alone hides: what would come back without it. */
  readonly hides: number;
}

export interface ChoiceSummary {
  readonly of: Choice;
  /** The most frequent first, ties in code-unit order; those with none are left out. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
  readonly hides: number;
}

/** The articles of each stretch of time among those that pass every other filter on articles. */
export interface DateSummary {
  readonly unit: DateUnit;
  readonly bins: readonly { readonly day: Day; readonly count: number }[];
  readonly undated: number;
  /** Articles whose dates lie so far from all others that no bin is of their time: those before the first, and those after the last. */
  readonly far: readonly FarDates[];
  readonly hides: number;
}

/** The first and the last of some days, and how many articles are of them. */
export interface FarDates {
  readonly from: Day;
  readonly to: Day;
  readonly count: number;
}

export interface FilterSummary {
  readonly measures: readonly MeasureSummary[];
  readonly choices: readonly ChoiceSummary[];
  /** Absent where no article has a date. */
  readonly dates?: DateSummary;
}

/** Bins in a histogram of a measure: as many as can be told apart in a chip's panel. */
const BINS = 24;

/**
 * For every filter the histogram of what it can choose among: the items that all *other* filters let through, so that one
 * sees what moving it would bring. And how many it hides by itself.
 */
export function summariseFilters(facts: FilterFacts, filters: Filters, seen: Seen): FilterSummary {
  const { graph } = seen;
  const { nodes, edges } = graph;
  const node = new Rejections(listPasses(graph, facts, filters, 'node'), nodes.length, seen.nodeTally?.weight);
  const edge = new Rejections(listPasses(graph, facts, filters, 'edge'), edges.length, seen.edgeTally?.weight);
  // Which line a filter of lines can bring back is a question of those whose two ends are there.
  edges.forEach(({ source, target }, at) => {
    if (!node.passes(source) || !node.passes(target)) edge.drop(at);
  });
  const items = { node, edge };
  const measures = MEASURES.map((of): MeasureSummary => {
    const own = items[SUBJECTS[of] as 'node' | 'edge'];
    return { of, bins: binValues(measureItems(graph, of), own.withoutFilter(of)), hides: own.onlyBy(of) };
  });
  const choices = CHOICES.flatMap((of): ChoiceSummary[] => {
    const subject = SUBJECTS[of];
    const column = facts.choices[of];
    if (subject === 'article' || !column) return [];
    const counts = new Uint32Array(column.values.length);
    const mask = items[subject].withoutFilter(of);
    for (let item = 0; item < mask.length; item++) {
      if (!mask[item]) continue;
      const own = column.of[item]!;
      if (!column.isSet) counts[own]!++;
      else for (let bit = 0; bit < counts.length; bit++) if (own & (1 << bit)) counts[bit]!++;
    }
    return [{ of, values: listCounts(column.values, counts), hides: items[subject].onlyBy(of) }];
  });
  const dates = summariseDates(facts, filters);
  const source = summariseSources(facts, filters);
  return { measures, choices: [...choices, ...(source ? [source] : [])], ...(dates && { dates }) };
}

const NONE = -1;
const SEVERAL = -2;

/** Which filters reject each item: none, one, or several. An item of which nothing counts is rejected as by several. */
class Rejections {
  private readonly filters: readonly (Measure | Choice)[];
  /** `NONE`, `SEVERAL`, or the place of the only one. */
  private readonly by: Int8Array;

  constructor(
    list: readonly { readonly of: Measure | Choice; readonly passes: Uint8Array }[],
    count: number,
    weight: Uint32Array | undefined,
  ) {
    this.filters = list.map(({ of }) => of);
    this.by = Int8Array.from({ length: count }, (_, item) => (weight?.[item] === 0 ? SEVERAL : NONE));
    list.forEach(({ passes }, filter) => {
      for (let item = 0; item < count; item++) {
        if (!passes[item]) this.by[item] = this.by[item] === NONE ? filter : SEVERAL;
      }
    });
  }

  passes(item: number): boolean {
    return this.by[item] === NONE;
  }

  drop(item: number): void {
    this.by[item] = SEVERAL;
  }

  /** 1 for each item that every other filter lets through. */
  withoutFilter(of: Measure | Choice): Uint8Array {
    const own = this.filters.indexOf(of);
    const mask = new Uint8Array(this.by.length);
    for (let item = 0; item < mask.length; item++) {
      const filter = this.by[item]!;
      if (filter === NONE || (own >= 0 && filter === own)) mask[item] = 1;
    }
    return mask;
  }

  onlyBy(of: Measure | Choice): number {
    const own = this.filters.indexOf(of);
    return own < 0 ? 0 : this.by.reduce((sum, filter) => sum + +(filter === own), 0);
  }
}

/** Whole numbers of a short range a bin each; else bins of equal width, or, where values spread wide, of equal ratio. */
export function binValues(values: ArrayLike<number>, kept: Uint8Array): readonly NumberBin[] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let isWhole = true;
  for (let item = 0; item < kept.length; item++) {
    if (!kept[item]) continue;
    const value = values[item]!;
    if (value < least) least = value;
    if (value > most) most = value;
    isWhole &&= Number.isInteger(value);
  }
  if (least > most) return [];
  const edges = listEdges(least, most, isWhole);
  const counts = new Uint32Array(edges.length);
  for (let item = 0; item < kept.length; item++) if (kept[item]) counts[binOf(edges, values[item]!)]!++;
  return edges.map((from, bin) => {
    const next = edges[bin + 1];
    return { from, to: next === undefined ? most : isWhole ? next - 1 : next, count: counts[bin]! };
  });
}

/** Where each bin begins, ascending from `least`. Past a ratio of 50, the bins grow. */
function listEdges(least: number, most: number, isWhole: boolean): readonly number[] {
  if (isWhole && most - least < BINS) return Array.from({ length: most - least + 1 }, (_, i) => least + i);
  if (most === least) return [least];
  const grows = most > 50 * Math.max(least, isWhole ? 1 : most / 10_000);
  const edges = new Set<number>();
  for (let bin = 0; bin < BINS; bin++) {
    // A power of the place instead of an exponential: the same on every machine.
    const place = bin / BINS;
    const edge = least + (most - least) * (grows ? place * place * place : place);
    edges.add(isWhole ? Math.floor(edge) : edge);
  }
  return [...edges];
}

/** What is below the first bin belongs to it. */
function binOf(starts: readonly number[], value: number): number {
  return Math.max(0, lastAtOrBelow(starts, value));
}

/**
 * The articles by date that pass all filters but that of dates; undefined where no article has a date.
 *
 * @param today for whoever has a clock (see `findLikelySpan`).
 */
export function summariseDates(
  facts: Pick<FilterFacts, 'catalog'>,
  filters: Filters,
  today?: Day,
): DateSummary | undefined {
  const { catalog } = facts;
  const span = catalog && spanOfDays(catalog, today);
  if (!catalog || !span) return undefined;
  const { dates: _, ...rest } = filters;
  const others = keepArticles(facts, rest);
  const all = keepArticles(facts, filters);
  const unit = chooseUnit(span);
  const days = listBins(span, unit);
  const counts = new Uint32Array(days.length);
  let undated = 0;
  let hides = 0;
  const far: Day[] = [];
  catalog.days.forEach((day, article) => {
    if (others?.[article] === 0) return;
    if (all?.[article] === 0) hides++;
    if (day === UNDATED) undated++;
    else if (day >= span.from && day <= span.to) counts[binOf(days, day)]!++;
    else far.push(day);
  });
  const bins = days.map((day, bin) => ({ day, count: counts[bin]! }));
  return { unit, bins, undated, far: partFar(far, span), hides };
}

/** Days beyond a span, ascending: those before it, those after it. @param days none of them within the span. */
export function partFar(days: readonly Day[], { from }: { readonly from: Day }): readonly FarDates[] {
  const parts = [days.filter((day) => day < from), days.filter((day) => day >= from)];
  return parts.flatMap((part) => {
    if (part.length === 0) return [];
    const bound = (pick: (a: Day, b: Day) => Day) => part.reduce((a, b) => pick(a, b));
    return [{ from: bound(Math.min), to: bound(Math.max), count: part.length }];
  });
}

function summariseSources(facts: FilterFacts, filters: Filters): ChoiceSummary | undefined {
  const { catalog } = facts;
  if (!catalog || catalog.sources.length < 2) return undefined;
  const { source: _, ...choices } = filters.choices;
  const others = keepArticles(facts, { ...filters, choices });
  const all = keepArticles(facts, filters);
  const counts = new Uint32Array(catalog.sources.length);
  let hides = 0;
  catalog.source.forEach((source, article) => {
    if (others?.[article] === 0) return;
    counts[source]!++;
    if (all?.[article] === 0) hides++;
  });
  return { of: 'source', values: listCounts(catalog.sources, counts), hides };
}

function listCounts(values: readonly string[], counts: Uint32Array) {
  return values
    .map((value, index) => ({ value, count: counts[index]! }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
