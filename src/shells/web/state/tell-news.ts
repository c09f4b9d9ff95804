import { isNothingNew, readNews } from '../../../index.ts';
import type { Session } from './session.ts';

/** Where a server has what the last build told of itself. */
const NEWS = './news';

/** The build whose news a person put away last. */
const PUT_AWAY = 'dramatis-news';

/** Tells what the last build of the served atlas has that the one before had not, until it is put away. */
export async function tellNews({ opened, dispatch }: Pick<Session, 'opened' | 'dispatch'>): Promise<void> {
  const { build, source } = opened.peek() ?? {};
  if (!build || !source || build === readPutAway()) return;
  const response = await fetch(NEWS);
  const news = response.ok ? readNews(await response.text(), build) : undefined;
  if (!news || isNothingNew(news) || opened.peek()?.build !== build) return;
  const { articles } = source.manifest.counts;
  dispatch({ type: 'report', report: { files: 0, filesRead: 0, articles, notices: [], isShown: true, news } });
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
