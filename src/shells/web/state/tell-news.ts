import {
  type AtlasSource,
  ContentHash,
  fitNews,
  isNothingNew,
  listNews,
  NEWS_FILE,
  type News,
  readNews,
  type Surveyed,
} from '../../../index.ts';
import type { Derived } from './derive.ts';
import type { OpenAtlas, Report } from './state.ts';
import type { Action } from './update.ts';
import type { World } from './world.ts';

interface Told extends Pick<Derived, 'opened' | 'report'> {
  dispatch(action: Action): void;
}

interface Beside extends Pick<Derived, 'opened'> {
  /** Reads a file that lies beside those of the served atlas. */
  readBeside(path: string): Promise<string | undefined>;
}

/** What names the news that a person put away last: a build, or a hash where they are of no build. */
const PUT_AWAY = 'dramatis-news';

/** Tells what the last build of the served atlas has that the one before had not, until it is put away. */
export async function tellNews(session: Told & Beside): Promise<void> {
  const { build } = session.opened.peek() ?? {};
  // Where it cannot be had nothing is told: that the map's host is gone is said where the map is asked for something.
  const news = await findNews(session).catch(() => undefined);
  if (news && session.opened.peek()?.build === build) tellWhereNew(session, news);
}

/** Tells what was new in a project when it was built last, until it is put away. */
export function tellKeptNews(session: Told, news: News): void {
  const atlas = session.opened.peek();
  if (!atlas) return;
  session.dispatch({ type: 'know-news', of: atlas, news });
  tellWhereNew(session, news);
}

function tellWhereNew({ opened, report, dispatch }: Told, news: News): void {
  const atlas = opened.peek();
  if (!atlas || isNothingNew(news) || nameNews(atlas, news) === readPutAway()) return;
  const { articles } = atlas.source.manifest.counts;
  // What had to be read with care is told with it.
  const notices = report.peek()?.notices ?? [];
  dispatch({
    type: 'report',
    report: { how: 'opened', files: 0, filesRead: 0, articles, notices, isShown: true, news },
  });
}

/** Tells that the served atlas was built anew while an older build of it was open, and what is new in it. */
export async function tellRebuilt(world: World, before: AtlasSource): Promise<void> {
  const { articles } = world.derived.opened.peek()!.source.manifest.counts;
  const report: Report = { how: 'rebuilt', files: 0, filesRead: 0, articles, notices: [], isShown: true };
  world.dispatch({ type: 'report', report });
  await knowNews(world, before);
}

/** Finds out what the map that is open has that another had not. */
export async function knowNews({ derived, dispatch }: World, before: AtlasSource): Promise<void> {
  const atlas = derived.opened.peek();
  if (!atlas) return;
  try {
    const [earlier, now] = await Promise.all([survey(before), survey(atlas.source)]);
    dispatch({ type: 'know-news', of: atlas, news: listNews(earlier, now) });
  } catch {
    // One of the two is no longer there: the map is, and what it holds is told by itself.
  }
}

async function survey(source: AtlasSource): Promise<Surveyed> {
  const [{ nodes, edges }, catalog] = await Promise.all([source.wholeGraph(), source.catalog()]);
  return { articles: catalog.map(({ id }) => id), nodes, edges };
}

/** What is new in the map that is open, for whoever gets it; undefined where nothing tells of it. */
export async function findNews({ opened, readBeside }: Beside): Promise<News | undefined> {
  const { build = '', source, isOwn, news: known } = opened.peek() ?? {};
  if (!source) return undefined;
  const told = isOwn ? undefined : await readBeside(NEWS_FILE);
  const news = isOwn ? known : told === undefined ? undefined : readNews(told, build);
  return news && fitNews(news, await source.wholeGraph());
}

/** They are not told again when the map is opened the next time. */
export function putNewsAway(atlas: OpenAtlas, news: News): void {
  try {
    localStorage.setItem(PUT_AWAY, nameNews(atlas, news));
  } catch {
    // A browser that keeps nothing: it is told again.
  }
}

/** Of one's own articles only a hash is left in the browser: nobody asked for more to be kept. */
function nameNews({ build }: OpenAtlas, news: News): string {
  if (build !== '') return build;
  const hash = new ContentHash();
  hash.add(JSON.stringify(news));
  return hash.toString();
}

function readPutAway(): string | null {
  try {
    return localStorage.getItem(PUT_AWAY);
  } catch {
    return null;
  }
}
