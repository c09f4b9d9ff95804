import { addFilter, type DateSummary, writeDay } from '../../../index.ts';
import { useSession } from './context.ts';
import { formatDate } from './proof-words.ts';
import { count } from './words.ts';

/** Articles that a chart of time leaves out, for their dates would squeeze all others; by a press the map is of them. */
export function FarDates({ far }: Pick<DateSummary, 'far'>) {
  const { filters, dispatch } = useSession();
  return (
    <>
      {far.map(({ from, to, count: size }) => {
        const [first, last] = [writeDay(from), writeDay(to)];
        const years = [first.slice(0, 4), last.slice(0, 4)];
        const when = from === to ? formatDate(first) : years[0] === years[1] ? years[0] : `${years[0]} to ${years[1]}`;
        return (
          <button
            key={from}
            type="button"
            class="small-button"
            title="Far from all others, and not on this chart: see whether it is right"
            onClick={() => {
              const dates = { from, to, undated: false };
              dispatch({ type: 'ask', asked: addFilter(filters.value.asked, { type: 'dates', dates }) });
            }}
          >
            {count(size, 'article')} of {when}
          </button>
        );
      })}
    </>
  );
}
