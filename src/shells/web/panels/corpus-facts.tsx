import {
  type CatalogArticle,
  type DateSummary,
  makeCatalog,
  NO_FILTERS,
  summariseDates,
  writeDay,
} from '../../../index.ts';
import { today } from '../state/today.ts';
import { CappedList } from './capped-list.tsx';
import { useAtlas } from './context.ts';
import { FarDates } from './far-dates.tsx';
import { useLoaded } from './loading.ts';
import { countSources, nameCorpus } from './name-corpus.ts';
import { formatDate } from './proof-words.ts';
import { count, formatNumber } from './words.ts';

/** What the articles say of themselves: where they come from, and when they were published. */
export function useCatalog(): readonly CatalogArticle[] | undefined {
  const { source } = useAtlas();
  const loading = useLoaded(() => source.catalog(), [source.graph.edges]);
  return loading.type === 'done' ? loading.value : undefined;
}

/** Where a corpus comes from: its sources, else the one file it was in. Takes its room before it is known. */
export function CorpusName({ articles }: { readonly articles: readonly CatalogArticle[] | undefined }) {
  return <p class="corpus-name">{(articles && nameCorpus(articles)) || '\u00a0'}</p>;
}

const [WIDTH, HEIGHT] = [352, 48];

/** How many articles there are of each time. */
export function PublishedWhen({ articles }: { readonly articles: readonly CatalogArticle[] | undefined }) {
  const dates = articles && summariseDates({ catalog: makeCatalog(articles) }, NO_FILTERS, today());
  if (!dates || dates.bins.length < 2) return null;
  return <Bars dates={dates} />;
}

/** Articles of each stretch of time, as bars. */
export function Bars({ dates: { unit, bins, undated, far } }: { readonly dates: DateSummary }) {
  const most = bins.reduce((top, bin) => Math.max(top, bin.count), 1);
  const step = WIDTH / bins.length;
  const dayOf = (bin: number) => formatDate(writeDay(bins[bin]!.day));
  const peak = bins.findIndex((bin) => bin.count === most);
  return (
    <figure class="dates">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Articles by ${unit}: most, ${formatNumber(most)}, in that of ${dayOf(peak)}`}
      >
        {bins.map(({ day, count: size }, i) => {
          const height = size === 0 ? 0 : Math.max(2, (size / most) * (HEIGHT - 1));
          const width = Math.max(0.5, step - (step > 4 ? 1 : 0.2));
          return (
            <rect key={day} x={i * step} y={HEIGHT - height} width={width} height={height}>
              <title>{`${dayOf(i)}: ${count(size, 'article')}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption>
        <span>{dayOf(0)}</span>
        {undated > 0 && <span>{count(undated, 'article')} without a date</span>}
        <span>{dayOf(bins.length - 1)}</span>
      </figcaption>
      {far.length > 0 && (
        <p class="far-dates">
          <FarDates far={far} />
        </p>
      )}
    </figure>
  );
}

/** Where the articles come from, where that is more than one source. */
export function Sources({ articles }: { readonly articles: readonly CatalogArticle[] | undefined }) {
  const sources = articles ? countSources(articles) : [];
  if (sources.length < 2) return null;
  return (
    <section>
      <h3>Sources</h3>
      <CappedList items={sources} cap={5} class="plain-rows">
        {({ source, articles: size }) => (
          <>
            <span class="row-name">{source}</span>
            <span class="number">{formatNumber(size)}</span>
          </>
        )}
      </CappedList>
    </section>
  );
}
