import {
  chooseUnit,
  type DateSummary,
  type Day,
  type FilterFacts,
  listArticles,
  listBins,
  partFar,
  spanOfDays,
  UNDATED,
} from '../../../index.ts';
import type { Target } from '../scene/target.ts';
import { readFacts } from '../state/asked.ts';
import { today } from '../state/today.ts';
import { useAtlas } from './context.ts';
import { Bars } from './corpus-facts.tsx';
import { useLoaded } from './loading.ts';

/** In how many articles of each time a name or a connection is found, over the time of all articles. */
export function Timeline({ target }: { readonly target: Target }) {
  const { source } = useAtlas();
  const loading = useLoaded(() => readFacts(source), [source.graph.edges]);
  const dates = loading.type === 'done' ? summarise(loading.value, target) : undefined;
  return dates ? <Bars dates={dates} /> : null;
}

/** Undefined where all is of one day, or nothing has a date. */
function summarise({ catalog, nodeArticles, edgeArticles }: FilterFacts, target: Target): DateSummary | undefined {
  const counts = target.type === 'node' ? nodeArticles : edgeArticles;
  const span = catalog && spanOfDays(catalog, today());
  if (!counts || !span || span.from === span.to) return undefined;
  const unit = chooseUnit(span);
  const starts = listBins(span, unit);
  const bins = starts.map((day) => ({ day, count: 0 }));
  let undated = 0;
  const far: Day[] = [];
  for (const article of listArticles(counts, target.type === 'node' ? target.node : target.edge)) {
    const day = catalog.days[article]!;
    if (day === UNDATED) {
      undated++;
      continue;
    }
    // One that is far from all others would squeeze them into a bar.
    if (day < span.from || day > span.to) {
      far.push(day);
      continue;
    }
    const after = starts.findIndex((start) => start > day);
    bins[after < 0 ? bins.length - 1 : after - 1]!.count++;
  }
  return { unit, bins, undated, far: partFar(far, span), hides: 0 };
}
