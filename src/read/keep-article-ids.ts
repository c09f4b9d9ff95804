import { type Article, isRowNumber } from '../model/article.ts';
import type { KnownArticle } from '../model/former.ts';
import { hashText } from '../model/random.ts';

/**
 * The articles of an earlier build that cannot be told by id, title, day and address alone, by their index: whoever asks has to know
 * their texts. None where the same files were read again.
 */
export function listUnsure(articles: readonly Article[], former: readonly KnownArticle[]): readonly number[] {
  const now = new Map(articles.map((article) => [article.id, article]));
  return former.flatMap((known, index) => (isSame(now.get(known.id), known) ? [] : [index]));
}

/**
 * Gives articles the ids that they had in an earlier build, wherever they are read from now: what people decided on them names them
 * so. An article is the one of the same id, title, day and address; else of the same text; else of the same name in its file and the same
 * address; else of the same id, unless that is a row's number and the title is another: the next rows of a table are other articles. One
 * that is new never bears an id that stood for another. Linear in the texts.
 */
export function keepArticleIds(articles: readonly Article[], former: readonly KnownArticle[]): readonly Article[] {
  if (former.length === 0) return articles;
  const formerOfId = new Map(former.map((known) => [known.id, known]));
  const kept = new Map<Article, string>();
  const taken = new Set<string>();
  const keep = (article: Article, id: string): void => {
    kept.set(article, id);
    taken.add(id);
  };
  for (const article of articles) {
    const known = formerOfId.get(article.id);
    if (known && isSame(article, known)) keep(article, known.id);
  }
  for (const keyOf of KEYS) {
    const left = new Map<string, KnownArticle[]>();
    for (const known of former) {
      const key = taken.has(known.id) ? undefined : keyOf(known);
      if (key === undefined) continue;
      const list = left.get(key);
      if (list) list.push(known);
      else left.set(key, [known]);
    }
    if (left.size === 0) continue;
    // Of articles that are alike the first is the first.
    for (const list of left.values()) list.reverse();
    for (const article of articles) {
      const key = kept.has(article) ? undefined : keyOf(article);
      const known = key === undefined ? undefined : left.get(key)?.pop();
      if (known) keep(article, known.id);
    }
  }
  return articles.map((article) => {
    const id =
      kept.get(article) ?? (taken.has(article.id) || formerOfId.has(article.id) ? markId(article, taken) : article.id);
    return id === article.id ? article : { ...article, id };
  });
}

function isSame(article: KnownArticle | undefined, { title, published, url }: KnownArticle): boolean {
  return article?.title === title && article.published === published && article.url === url;
}

/** By what an article is known that is not as it was, the surest first. */
const KEYS: readonly ((article: KnownArticle) => string | undefined)[] = [
  ({ text }) => text,
  ({ id, url }) => (url === undefined ? undefined : `${nameIn(id)}\n${url}`),
  ({ id, title }) => (isRowNumber(id) ? `${id}\n${title}` : id),
];

/** A record's own id, or a file's name without its folders. */
function nameIn(id: string): string {
  return id.slice(Math.max(id.lastIndexOf('#'), id.lastIndexOf('/')) + 1);
}

/** An id for an article whose own another bears. */
function markId({ id, text }: Article, taken: Set<string>): string {
  let marked = `${id}~${hashText(text).toString(36)}`;
  while (taken.has(marked)) marked += '~';
  taken.add(marked);
  return marked;
}
