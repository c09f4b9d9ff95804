import { useMemo } from 'preact/hooks';
import {
  addFilter,
  type DateSummary,
  endOfBin,
  type FilterFacts,
  type Filters,
  summariseDates,
  writeDay,
} from '../../../index.ts';
import { today } from '../state/today.ts';
import { useSession } from './context.ts';
import { formatDate } from './proof-words.ts';

/** The range of dates that is asked for, as a stretch of the bars that it is drawn over. */
export interface DateRange {
  readonly dates: DateSummary;
  /** The bins that are chosen, both included. */
  readonly first: number;
  readonly last: number;
  /** What is chosen lies beyond all bins: none of them is. */
  readonly isElsewhere: boolean;
  /** What each bin is called. */
  readonly names: readonly string[];
  put(first: number, last: number): void;
  done(): void;
}

/** Articles by date among those that the other filters leave: what there is to choose among does not change while the range moves. */
export function useDates(facts: FilterFacts): DateSummary | undefined {
  const { asked } = useSession().filters.value;
  return useMemo(() => {
    const { dates: _, ...others } = asked;
    return summariseDates(facts, others, today());
  }, [facts, JSON.stringify([asked.choices, asked.ranges])]);
}

export function useDateRange(dates: DateSummary): DateRange {
  const { filters, dispatch } = useSession();
  const { unit, bins } = dates;
  const { asked } = filters.value;
  const end = bins.length - 1;
  const names = useMemo(() => bins.map(({ day }) => nameBin(day, unit)), [bins, unit]);
  const binOf = (day: number | undefined, otherwise: number) => {
    if (day === undefined) return otherwise;
    const after = bins.findIndex((bin) => bin.day > day);
    return after < 0 ? end : Math.max(0, after - 1);
  };
  const { from: chosen = Number.NEGATIVE_INFINITY, to: until = Number.POSITIVE_INFINITY } = asked.dates ?? {};
  const put = (from: number, to: number) => {
    const isAll = from === 0 && to === end;
    const range = {
      ...(from > 0 && { from: bins[from]!.day }),
      ...(to < end && { to: endOfBin(bins[to]!.day, unit) }),
    };
    const own: Filters['dates'] = { ...range, undated: isAll || (asked.dates?.undated ?? false) };
    dispatch({ type: 'ask', asked: addFilter(asked, { type: 'dates', dates: own }), gesture: 'dates' });
  };
  return {
    dates,
    first: binOf(asked.dates?.from, 0),
    last: binOf(asked.dates?.to, end),
    isElsewhere: chosen > endOfBin(bins[end]!.day, unit) || until < bins[0]!.day,
    names,
    put,
    done: () => dispatch({ type: 'end-gesture' }),
  };
}

/** "17 February 2019", "Week of 18 February 2019", "February 2019", "2019". */
function nameBin(day: number, unit: DateSummary['unit']): string {
  const iso = writeDay(day);
  const long = formatDate(iso);
  if (unit === 'day') return long;
  if (unit === 'week') return `Week of ${long}`;
  if (unit === 'year') return iso.slice(0, 4);
  const month = long.replace(/^\d+ /, '');
  return unit === 'month' ? month : `Quarter from ${month}`;
}
