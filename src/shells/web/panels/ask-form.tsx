import '../styles/ask.css';
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import {
  addFilter,
  type ChoiceSummary,
  type FilterFacts,
  type FilterSummary,
  filterGraph,
  type Measure,
  type MeasureSummary,
  type NumberRange,
  removeFilter,
  summariseFilters,
} from '../../../index.ts';
import { readFacts } from '../state/asked.ts';
import { showsRoles } from '../state/filters.ts';
import { ReachChoice } from './connections-form.tsx';
import { useAtlas, useSession } from './context.ts';
import { DateFacet } from './date-facet.tsx';
import { Failed } from './failed.tsx';
import { titleValue } from './filter-titles.ts';
import { CHOICE_TITLES, MEASURE_WORDS, nameNumber, nameRange } from './filter-words.ts';
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
  const { settled, sight, glimpse, picture, isPublished } = useSession();
  const { scene, source } = useAtlas();
  const { asked } = settled.value;
  const summary = useMemo(
    (): FilterSummary => summariseFilters(facts, asked, filterGraph(facts, asked)),
    [facts, asked],
  );
  const { nodes, edges } = scene.graph;
  // While a hand moves a filter the map has what it passes over, and lists wait.
  const left = glimpse.value ? picture.value?.sight : sight.value;
  const sources = facts.catalog?.sources ?? [];
  return (
    <div class="ask-form">
      <p class="ask-counts" role="status">
        {formatNumber(left?.nodeCount ?? 0)} of {count(nodes.length, 'name')}, {formatNumber(left?.edgeCount ?? 0)} of{' '}
        {count(edges.length, 'connection')}
      </p>
      <DateFacet facts={facts} />
      {summary.choices.map((choice) => (
        <ChoiceFacet key={choice.of} choice={choice} />
      ))}
      {sources.length === 1 && sources[0] !== '' && (
        <section class="facet">
          <h2>{CHOICE_TITLES.source}</h2>
          <p class="facet-range">All articles are from {sources[0]}.</p>
        </section>
      )}
      {!source.imported && !isPublished && (
        <section class="facet">
          <h2>What counts as a connection</h2>
          <ReachChoice />
        </section>
      )}
      {summary.measures.map((measure) => (
        <MeasureFacet key={measure.of} measure={measure} />
      ))}
    </div>
  );
}

function ChoiceFacet({ choice: { of, values, hides } }: { readonly choice: ChoiceSummary }) {
  const { filters, dispatch } = useSession();
  const { scene } = useAtlas();
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
    titleValue(scene, of, value).toLowerCase().includes(wanted.value.trim().toLowerCase()),
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
              <span class="facet-value" title={titleValue(scene, of, value)}>
                {titleValue(scene, of, value)}
              </span>
              <span class="number">{formatNumber(size)}</span>
            </label>
            <button type="button" class="small-button" onClick={() => only(value)}>
              only<span class="sr-only"> {titleValue(scene, of, value)}</span>
            </button>
          </li>
        ))}
      </ul>
      {of === 'kind' && (chosen?.includes('role') ?? true) && !showsRoles(scene, filters.value) && (
        <p class="facet-range">
          Roles are in lists and the table; the map leaves them out.
          <button type="button" class="small-button" onClick={() => dispatch({ type: 'toggle-roles', scene })}>
            Draw them
          </button>
        </p>
      )}
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
        nameEnds={[nameEnd(of, range, 'from'), nameEnd(of, range, 'to')]}
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

/** Where a range begins or ends: the very number, which may lie within a bar. */
function nameEnd(of: Measure, range: NumberRange | undefined, end: 'from' | 'to'): string {
  const value = range?.[end];
  return nameRange(of, value === undefined ? {} : { [end]: value });
}

function nameBin(bin: MeasureSummary['bins'][number] | undefined): string {
  if (!bin) return '';
  return bin.from === bin.to ? nameNumber(bin.from) : `${nameNumber(bin.from)} to ${nameNumber(bin.to)}`;
}
