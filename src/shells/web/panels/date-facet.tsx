import { type FilterFacts, removeFilter } from '../../../index.ts';
import { useSession } from './context.ts';
import { nameDates } from './filter-words.ts';
import { Histogram } from './histogram.tsx';
import { useDateRange, useDates } from './use-date-range.ts';
import { formatNumber } from './words.ts';

/** The dates among the other filters; what plays and compares them stands under the map. */
export function DateFacet({ facts }: { readonly facts: FilterFacts }) {
  const dates = useDates(facts);
  return dates && dates.bins.length > 1 ? <Range dates={dates} /> : null;
}

function Range({ dates }: { readonly dates: NonNullable<ReturnType<typeof useDates>> }) {
  const { filters, dispatch, showsTime } = useSession();
  const { first, last, isElsewhere, names, put, done } = useDateRange(dates);
  const { asked } = filters.value;
  const set = asked.dates;
  return (
    <section class="facet">
      <h2>Dates of articles</h2>
      <Histogram
        label="Dates of articles"
        counts={dates.bins.map((bin) => bin.count)}
        first={first}
        last={last}
        isElsewhere={isElsewhere}
        nameBin={(bin) => names[bin]!}
        onChange={put}
        onEnd={done}
      />
      <p class="facet-range">
        {set ? nameDates(set) : `${names[0]} to ${names.at(-1)}`}
        {dates.undated > 0 && !set?.undated && set && `, without ${formatNumber(dates.undated)} undated`}
        {set && (
          <button
            type="button"
            class="small-button"
            onClick={() => dispatch({ type: 'ask', asked: removeFilter(asked, { type: 'dates', dates: set }) })}
          >
            any<span class="sr-only">: dates of articles</span>
          </button>
        )}
        {!showsTime.value && (
          <button
            type="button"
            class="small-button"
            onClick={() => {
              showsTime.value = true;
            }}
          >
            Play and compare
          </button>
        )}
      </p>
    </section>
  );
}
