import { fitNews, isNothingNew, NEWS_FILE, type News, readNews } from '../../../index.ts';
import type { Session } from './session.ts';

/** The build whose news a person put away last. */
const PUT_AWAY = 'dramatis-news';

/** Tells what the last build of the served atlas has that the one before had not, until it is put away. */
export async function tellNews(session: Pick<Session, 'opened' | 'dispatch' | 'readBeside'>): Promise<void> {
  const { build, source } = session.opened.peek() ?? {};
  if (!build || !source || build === readPutAway()) return;
  // Where it cannot be had nothing is told: that the map's host is gone is said where the map is asked for something.
  const news = await findNews(session).catch(() => undefined);
  if (!news || isNothingNew(news) || session.opened.peek()?.build !== build) return;
  const { articles } = source.manifest.counts;
  session.dispatch({ type: 'report', report: { files: 0, filesRead: 0, articles, notices: [], isShown: true, news } });
}

/** What is new in the map that is open, for whoever gets it; undefined where it is no served one. */
export async function findNews({
  opened,
  readBeside,
}: Pick<Session, 'opened' | 'readBeside'>): Promise<News | undefined> {
  const { build, source, isOwn } = opened.peek() ?? {};
  if (!build || !source || isOwn) return undefined;
  const told = await readBeside(NEWS_FILE);
  const news = told === undefined ? undefined : readNews(told, build);
  return news && fitNews(news, await source.wholeGraph());
}

/** It is not told again when the page is opened the next time. */
export function putNewsAway(build: string): void {
  try {
    localStorage.setItem(PUT_AWAY, build);
  } catch {
    // A browser that keeps nothing: it is told again.
  }
}

function readPutAway(): string | null {
  try {
    return localStorage.getItem(PUT_AWAY);
  } catch {
    return null;
  }
}
