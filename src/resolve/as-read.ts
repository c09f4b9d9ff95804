import type { Article } from '../model/article.ts';
import type { Reading, Recognition } from '../model/mention.ts';

/** Articles and what was recognised in them, parallel. */
interface ReadArticles {
  readonly articles: readonly Article[];
  readonly recognitions: readonly Recognition[];
}

/** By index, what was read of the articles that decisions changed: an atlas keeps it, so that they can be taken back. */
export function keepReadings(read: ReadArticles, decided: ReadArticles): ReadonlyMap<number, Reading> {
  const kept = new Map<number, Reading>();
  for (const [at, recognition] of read.recognitions.entries()) {
    if (recognition === decided.recognitions[at] && read.articles[at] === decided.articles[at]) continue;
    const { mentions, roleTies, equations } = recognition;
    kept.set(at, { furniture: read.articles[at]!.furniture, mentions, roleTies, equations });
  }
  return kept;
}

/** The articles as they were read, from an atlas that keeps that. */
export function restoreReadings({
  articles,
  recognitions,
  asRead = new Map(),
}: ReadArticles & { readonly asRead?: ReadonlyMap<number, Reading> }): ReadArticles {
  return {
    articles: articles.map((article, at) => {
      const reading = asRead.get(at);
      return reading ? { ...article, furniture: reading.furniture } : article;
    }),
    recognitions: recognitions.map((recognition, at) => {
      const reading = asRead.get(at);
      if (!reading) return recognition;
      const { mentions, roleTies, equations } = reading;
      return { ...recognition, mentions, roleTies, equations };
    }),
  };
}
