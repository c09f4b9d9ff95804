import '../styles/ask.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { addFilter, type DateSummary, type FilterFacts, removeFilter } from '../../../index.ts';
import { readFacts } from '../state/asked.ts';
import { stretchBeside } from '../state/changes.ts';
import { useAtlas, useSession } from './context.ts';
import { Failed } from './failed.tsx';
import { FarDates } from './far-dates.tsx';
import { nameDates } from './filter-words.ts';
import { Histogram } from './histogram.tsx';
import { useLoaded } from './loading.ts';
import { PanelIcon } from './panel-icons.tsx';
import { useDateRange, useDates } from './use-date-range.ts';
import { count } from './words.ts';

/** Milliseconds between two steps of the range while it is played: time to see what changed. */
const STEP_MS = 900;

/** When the articles were published, under the map: a range drawn over it is what the map, its weights and lists are of. */
export function TimeStrip() {
  const { source } = useAtlas();
  const loading = useLoaded(() => readFacts(source), [source.graph.edges]);
  if (loading.type === 'failed') return <Failed message={loading.message} />;
  return (
    <section class="time-strip" aria-label="Dates" data-overlay>
      {loading.type === 'waiting' ? <p class="quiet">Reading the dates…</p> : <Dates facts={loading.value} />}
    </section>
  );
}

function Dates({ facts }: { readonly facts: FilterFacts }) {
  const dates = useDates(facts);
  if (!dates || dates.bins.length === 0) return <p class="quiet">No article here says when it was published.</p>;
  return <Range dates={dates} facts={facts} />;
}

function Range(props: { readonly dates: DateSummary; readonly facts: FilterFacts }) {
  const { bins, undated, far } = props.dates;
  const { filters, dispatch, go, announce } = useSession();
  const { first, last, isElsewhere, names, put, done } = useDateRange(props.dates);
  const isPlaying = useSignal(false);
  const { asked } = filters.value;
  const end = bins.length - 1;

  useEffect(() => {
    if (!isPlaying.value) return;
    const timer = setTimeout(() => {
      const width = last - first;
      if (last >= end) {
        isPlaying.value = false;
        done();
        return;
      }
      put(first + 1, Math.min(end, first + 1 + width));
    }, STEP_MS);
    return () => clearTimeout(timer);
  }, [isPlaying.value, first, last]);

  const play = () => {
    if (!isPlaying.value && last >= end) {
      // From the start, in steps of a tenth where no range is drawn yet.
      const width = first === 0 ? Math.max(0, Math.round(end / 10)) : last - first;
      put(0, width);
    }
    isPlaying.value = !isPlaying.value;
  };
  const compare = () => {
    const stretches = stretchBeside(asked.dates ?? {}, props.facts);
    if (stretches) go({ question: { type: 'changes', ...stretches } });
    else announce('There is nothing outside these dates to compare them with');
  };
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-pressed={isPlaying.value}
        aria-label={isPlaying.value ? 'Stop' : 'Play the range through time'}
        title={isPlaying.value ? 'Stop' : 'Play the range through time'}
        onClick={play}
      >
        <PanelIcon name={isPlaying.value ? 'pause' : 'play'} />
      </button>
      <div class="time-body">
        <Histogram
          label="Published"
          counts={bins.map((bin) => bin.count)}
          first={first}
          last={last}
          nameBin={(bin) => names[bin]!}
          isElsewhere={isElsewhere}
          onChange={(from, to) => {
            isPlaying.value = false;
            put(from, to);
          }}
          onEnd={done}
        />
        <p class="time-words">
          <span role="status">{asked.dates ? nameDates(asked.dates) : `${names[0]} to ${names[end]}`}</span>
          {undated > 0 && (
            <label>
              <input
                type="checkbox"
                checked={asked.dates?.undated ?? true}
                onChange={(event) => {
                  const withUndated = event.currentTarget.checked;
                  const dates = { ...asked.dates, undated: withUndated };
                  dispatch({ type: 'ask', asked: addFilter(asked, { type: 'dates', dates }) });
                }}
              />
              with {count(undated, 'undated article')}
            </label>
          )}
          <FarDates far={far} />
          {asked.dates && (
            <button
              type="button"
              class="small-button"
              onClick={() => {
                isPlaying.value = false;
                dispatch({ type: 'ask', asked: removeFilter(asked, { type: 'dates', dates: asked.dates! }) });
              }}
            >
              All dates
            </button>
          )}
          {asked.dates && (
            <button type="button" class="small-button" onClick={compare}>
              What changed
            </button>
          )}
        </p>
      </div>
    </>
  );
}
