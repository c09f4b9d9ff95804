import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { AtlasArticle, ReviewItem } from '../../../index.ts';
import { useAtlas } from './context.ts';

/** Questions whose articles are fetched before they are asked: a quick hand answers about two while the worker applies one answer. */
const AHEAD = 8;
/** Articles that are kept: enough that a question which is taken back stands with its sentences at once. */
const KEPT = 48;

/** An article, or that it could not be read; undefined while it is on its way. */
export type Fetched = AtlasArticle | 'failed' | undefined;

/**
 * Fetches the articles of the question that is asked and of the next ones, one after the other, until the panel is left. A decision changes
 * no text and no place of a mention, so that what was fetched before one is good after it too.
 *
 * @param items the questions in the order in which they will be asked.
 */
export function useArticlesAhead(items: readonly ReviewItem[]): (article: number) => Fetched {
  const { source } = useAtlas();
  const kept = useRef(new Map<number, Exclude<Fetched, undefined>>());
  const [, tell] = useReducer((times: number, _: undefined) => times + 1, 0);
  const wanted = [...new Set(items.slice(0, AHEAD).flatMap(({ places }) => places.map(({ article }) => article)))];
  useEffect(() => {
    let isWanted = true;
    void (async () => {
      for (const article of wanted) {
        const known = kept.current.get(article);
        if (known === undefined || known === 'failed') {
          // A decision may take the source away before it answers: the next one is asked again.
          const read = await source.article(article).catch(() => 'failed' as const);
          if (read !== 'failed' || isWanted) kept.current.set(article, read);
        }
        if (!isWanted) return;
        tell(undefined);
      }
      for (const article of kept.current.keys()) {
        if (kept.current.size <= KEPT) break;
        if (!wanted.includes(article)) kept.current.delete(article);
      }
    })();
    return () => {
      isWanted = false;
    };
  }, [source, wanted.join()]);
  return (article) => kept.current.get(article);
}
