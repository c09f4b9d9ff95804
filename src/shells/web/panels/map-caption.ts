import { type AtlasSource, listFilters, makeCatalog, spanOfDays, UNDATED } from '../../../index.ts';
import type { Caption } from '../export/map-picture.ts';
import { describeTarget } from '../scene/target.ts';
import type { Session } from '../state/session.ts';
import { titleFilter } from './filter-titles.ts';
import { nameDates } from './filter-words.ts';
import { nameCorpus } from './name-corpus.ts';
import { readToldArticles } from './use-told-articles.ts';
import { count } from './words.ts';

/** What is said around a picture of the map: what is selected, the dates, the filters, and what it was made of. */
export async function captionMap(session: Session, title: string): Promise<Caption> {
  const { source, scene } = session.atlas.value!;
  const selection = session.selection.value;
  const { dates: _, ...others } = session.filters.value.asked;
  const told = await readToldArticles(session);
  const lines = [
    selection ? `Selected: ${describeTarget(scene, selection)}` : '',
    await sayDates(source, told),
    listFilters(others)
      .map((part) => titleFilter(scene, part))
      .join(' · '),
  ];
  return { title: title.trim(), lines: lines.filter(Boolean), source: await sayOrigin(session, source, told) };
}

async function sayOrigin(session: Session, source: AtlasSource, told: Uint8Array | undefined): Promise<string> {
  const { imported, manifest } = source;
  const sight = session.sight.value!;
  const size = `${count(sight.nodeCount, 'name')} and ${count(sight.edgeCount, 'connection')}`;
  if (imported) return `${size} from a graph file. ${manifest.generator}.`;
  const kept = told?.reduce((sum, one) => sum + one, 0) ?? manifest.counts.articles;
  const drawn = session.shown.value;
  const part = drawn && drawn.names < sight.nodeCount ? `, ${count(drawn.names, 'name')} of them drawn` : '';
  const corpus = nameCorpus((await source.catalog()).filter((_, article) => told?.[article] !== 0));
  const from = corpus ? ` (${corpus})` : '';
  return `${size} from ${count(kept, 'article')}${from}${part}. Read by a machine: ${manifest.generator}.`;
}

/** From when to when the articles that count were published. */
async function sayDates(source: AtlasSource, kept: Uint8Array | undefined): Promise<string> {
  if (source.imported) return '';
  const { days } = makeCatalog(await source.catalog());
  const own = days.filter((_, article) => kept?.[article] !== 0);
  const span = spanOfDays({ days: own });
  if (!span) return 'Articles without a date';
  const undated = own.filter((day) => day === UNDATED).length;
  const also = undated > 0 ? `, and ${undated} undated` : '';
  return `Articles of ${nameDates({ ...span, undated: false })}${also}`;
}
