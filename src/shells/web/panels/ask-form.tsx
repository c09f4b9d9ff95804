import '../styles/ask.css';
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import {
  addFilter,
  type ChoiceSummary,
  type FilterFacts,
  type FilterSummary,
  filterGraph,
  type MeasureSummary,
  removeFilter,
  summariseFilters,
} from '../../../index.ts';
import { readFacts } from '../state/asked.ts';
import { useAtlas, useSession } from './context.ts';
import { Failed } from './failed.tsx';
import { CHOICE_TITLES, MEASURE_WORDS, nameNumber, nameRange, nameValue } from './filter-words.ts';
import { Histogram } from './histogram.tsx';
import { useLoaded } from './loading.ts';
import { count, formatNumber } from './words.ts';

/** Values of a choice that are listed at once; more can be searched for. */
const LISTED = 8;

/** Every filter with its histogram: what each could still choose among, the others applied. */
export function AskForm() {
  const { source } = useAtlas();
  const loading = useLoaded(() => readFacts(source), [source.graph.edges]);
  if (loading.type === 'failed') return <Failed message={loading.message} />;
  if (loading.type === 'waiting') return <p class="quiet">Reading what filters look at…</p>;
  return <Facets facts={loading.value} />;
}

function Facets({ facts }: { readonly facts: FilterFacts }) {
  const { settled, sight } = useSession();
  const { scene } = useAtlas();
  const { asked } = settled.value;
  const summary = useMemo(
    (): FilterSummary => summariseFilters(facts, asked, filterGraph(facts, asked)),
    [facts, asked],
  );
  const { nodes, edges } = scene.graph;
  return (
    <div class="ask-form">
      <p class="ask-counts" role="status">
        {formatNumber(sight.value?.nodeCount ?? 0)} of {count(nodes.length, 'name')},{' '}
        {formatNumber(sight.value?.edgeCount ?? 0)} of {count(edges.length, 'connection')}
      </p>
      {summary.choices.map((choice) => (
        <ChoiceFacet key={choice.of} choice={choice} />
      ))}
      {summary.measures.map((measure) => (
        <MeasureFacet key={measure.of} measure={measure} />
      ))}
    </div>
  );
}

function ChoiceFacet({ choice: { of, values, hides } }: { readonly choice: ChoiceSummary }) {
  const { filters, dispatch } = useSession();
  const wanted = useSignal('');
  const { asked } = filters.value;
  const chosen = asked.choices[of];
  if (values.length < 2 && !chosen) return null;
  const all = values.map(({ value }) => value);
  const toggle = (value: string) => {
    const before = chosen ?? all;
    const next = before.includes(value) ? before.filter((own) => own !== value) : [...before, value];
    const isAll = all.every((own) => next.includes(own));
    const part = { type: 'choice', of, values: next } as const;
    dispatch({ type: 'ask', asked: isAll ? removeFilter(asked, part) : addFilter(asked, part) });
  };
  const only = (value: string) =>
    dispatch({ type: 'ask', asked: addFilter(asked, { type: 'choice', of, values: [value] }) });
  const matching = values.filter(({ value }) =>
    nameValue(of, value).toLowerCase().includes(wanted.value.trim().toLowerCase()),
  );
  return (
    <fieldset class="facet">
      <legend>
        {CHOICE_TITLES[of]} {hides > 0 && <span class="quiet">hides {formatNumber(hides)}</span>}
      </legend>
      {values.length > LISTED && (
        <input
          type="search"
          class="facet-search"
          placeholder={`Search ${formatNumber(values.length)}`}
          aria-label={`Search ${CHOICE_TITLES[of].toLowerCase()}`}
          value={wanted.value}
          onInput={(event) => {
            wanted.value = event.currentTarget.value;
          }}
        />
      )}
      <ul>
        {matching.slice(0, LISTED).map(({ value, count: size }) => (
          <li key={value}>
            <label>
              <input type="checkbox" checked={chosen?.includes(value) ?? true} onChange={() => toggle(value)} />
              <span class="facet-value">{nameValue(of, value)}</span>
              <span class="number">{formatNumber(size)}</span>
            </label>
            <button type="button" class="small-button" onClick={() => only(value)}>
              only<span class="sr-only"> {nameValue(of, value)}</span>
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function MeasureFacet({ measure: { of, bins, hides } }: { readonly measure: MeasureSummary }) {
  const { filters, dispatch } = useSession();
  const { asked } = filters.value;
  const range = asked.ranges[of];
  if (bins.length < 2 && !range) return null;
  const at = (value: number | undefined, otherwise: number) => {
    if (value === undefined) return otherwise;
    const bin = bins.findIndex(({ from, to }) => value >= from && value <= to);
    if (bin >= 0) return bin;
    return value < (bins[0]?.from ?? 0) ? 0 : bins.length - 1;
  };
  const put = (first: number, last: number) => {
    const next = {
      ...(first > 0 && { from: bins[first]!.from }),
      ...(last < bins.length - 1 && { to: bins[last]!.to }),
    };
    dispatch({ type: 'ask', asked: addFilter(asked, { type: 'range', of, range: next }), gesture: of });
  };
  const { title } = MEASURE_WORDS[of];
  return (
    <section class="facet">
      <h2>
        {title} {hides > 0 && <span class="quiet">hides {formatNumber(hides)}</span>}
      </h2>
      <Histogram
        label={title}
        counts={bins.map((bin) => bin.count)}
        first={at(range?.from, 0)}
        last={at(range?.to, bins.length - 1)}
        nameBin={(bin) => nameBin(bins[bin])}
        onChange={put}
        onEnd={() => dispatch({ type: 'end-gesture' })}
      />
      <p class="facet-range">
        {range ? nameRange(of, range) : 'any'}
        {range && (
          <button
            type="button"
            class="small-button"
            onClick={() => dispatch({ type: 'ask', asked: removeFilter(asked, { type: 'range', of, range }) })}
          >
            any<span class="sr-only">: {title}</span>
          </button>
        )}
      </p>
    </section>
  );
}

function nameBin(bin: MeasureSummary['bins'][number] | undefined): string {
  if (!bin) return '';
  return bin.from === bin.to ? nameNumber(bin.from) : `${nameNumber(bin.from)} to ${nameNumber(bin.to)}`;
}
