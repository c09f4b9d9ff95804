import { availableParallelism } from 'node:os';
import {
  type Article,
  type OwnNames,
  type Progress,
  type Recogniser,
  type Recognition,
  signText,
} from '../../index.ts';
import { say } from './printable.ts';
import { recogniseInPool } from './recognise-pool.ts';
import { type Finding, type Makers, openRecognitionCache, type RecognitionCache } from './recognition-cache.ts';

/** Articles to look for names in, from which another thread is worth the half second in which it loads the model. */
const ARTICLES_A_THREAD = 150;

/** Articles from which what was found is kept: fewer are read again as fast. */
const KEPT_FROM = 100;

/** How a recogniser that ships is made again elsewhere, and what it may use. */
export interface Ahead {
  readonly id: string;
  readonly own: OwnNames;
  /** At most so many; as many as the machine runs at once where it is not said. */
  readonly threads?: number | undefined;
  /** Keeps nothing, and uses nothing that was kept, where it is undefined. */
  readonly cache?: { readonly folder: string; readonly makers: Makers } | undefined;
}

/**
 * A recogniser that reads articles ahead: what an earlier build found it takes from there, the rest it finds on as many
 * threads as are worth it. What it says is what the given one says.
 */
export function recogniseAhead(recogniser: Recogniser, { id, own, threads, cache }: Ahead) {
  const ready = new Map<string, Finding>();
  let opened: RecognitionCache | undefined;
  const prepare = async (articles: readonly Article[], watch: (progress: Progress) => void): Promise<void> => {
    opened = cache && (await openRecognitionCache(cache.folder, cache.makers));
    if (opened?.stale) say(`notice: ${opened.stale} since the last build: names are looked for anew in all articles`);
    const missing: Article[] = [];
    for (const article of articles) {
      const kept = opened?.find(article);
      if (kept) ready.set(article.id, kept);
      else missing.push(article);
    }
    const worth = Math.floor(missing.length / ARTICLES_A_THREAD);
    const used = Math.min(threads ?? availableParallelism(), worth);
    // On one thread they are found when they are asked for.
    if (used < 2) return;
    const found = await recogniseInPool(missing, used, { recogniser: id, own }, watch);
    for (const [at, article] of missing.entries()) ready.set(article.id, found[at]!);
  };
  const findingOf = (article: Article): Finding => {
    const known = ready.get(article.id);
    if (known) return known;
    const found = { recognition: recogniser.recogniseArticle(article), signature: signText(article) };
    ready.set(article.id, found);
    return found;
  };
  return {
    lexicon: recogniser.lexicon,
    prepare,
    recogniseArticle: (article: Article): Recognition => findingOf(article).recognition,
    recallSignature: (article: Article) => findingOf(article).signature,
    /** Keeps for the next build what was found, and not what decisions made of it. */
    async keep(articles: readonly Article[]): Promise<void> {
      if (!opened || articles.length < KEPT_FROM) return;
      const trouble = await opened.keep(articles, (article) => ready.get(article.id));
      if (trouble) say(`notice: ${trouble}`);
    },
  };
}
