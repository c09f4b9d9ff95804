import type { Article } from '../model/article.ts';
import { ContentHash } from '../model/content-hash.ts';
import type { Curation, Decision, MentionAddress, SeenArticle } from '../model/curation.ts';

/**
 * Decisions as these articles' ids have them. One that names an article finds it under another id by its text, else by title and day
 * where these are of one article; each then holds what was seen of the articles that it names. What is not found stays as it is.
 */
export function addressDecisions(curation: Curation, articles: readonly Article[]): Curation {
  if (!curation.some(namesArticle)) return curation;
  const shelf = new Shelf(articles);
  return curation.map((decision) => {
    const ids = [...new Set(listNamed(decision))];
    const found = ids.flatMap((id) => {
      const article = shelf.find(
        id,
        decision.seen?.find(({ article }) => article === id),
      );
      return article ? [[id, article] as const] : [];
    });
    if (found.length === 0) return decision;
    const moved = new Map(found.map(([id, article]) => [id, article.id]));
    const lost = decision.seen?.filter(({ article }) => !moved.has(article)) ?? [];
    return { ...rename(decision, moved), seen: [...found.map(([, article]) => shelf.see(article)), ...lost] };
  });
}

/** The articles, looked up by what is asked of them first. */
class Shelf {
  private readonly byId: ReadonlyMap<string, Article>;
  private readonly hashes = new Map<Article, string>();
  private byText: Map<string, Article> | undefined;
  /** `undefined` where several are called so. */
  private readonly byTitle = new Map<string, Article | undefined>();

  constructor(articles: readonly Article[]) {
    this.byId = new Map(articles.map((article) => [article.id, article]));
    for (const article of articles) {
      const key = keyOfTitle(article);
      this.byTitle.set(key, this.byTitle.has(key) ? undefined : article);
    }
  }

  find(id: string, seen: SeenArticle | undefined): Article | undefined {
    const own = this.byId.get(id);
    if (!seen || (own && this.hash(own) === seen.text)) return own;
    return this.findText(seen.text) ?? own ?? this.byTitle.get(keyOfTitle(seen));
  }

  see(article: Article): SeenArticle {
    const { id, title, published } = article;
    return { article: id, title, ...(published !== undefined && { published }), text: this.hash(article) };
  }

  private findText(hash: string): Article | undefined {
    if (!this.byText) {
      this.byText = new Map();
      for (const article of this.byId.values()) {
        const key = this.hash(article);
        if (!this.byText.has(key)) this.byText.set(key, article);
      }
    }
    return this.byText.get(hash);
  }

  private hash(article: Article): string {
    let hash = this.hashes.get(article);
    if (hash === undefined) {
      const content = new ContentHash();
      content.add(article.text);
      hash = content.toString();
      this.hashes.set(article, hash);
    }
    return hash;
  }
}

function keyOfTitle({ title, published = '' }: Pick<SeenArticle, 'title' | 'published'>): string {
  return `${published}\n${title}`;
}

function namesArticle(decision: Decision): boolean {
  return listNamed(decision).length > 0;
}

/** Ids of the articles that a decision names. A note may be about a name, whose id is no article's. */
function listNamed(decision: Decision): readonly string[] {
  if ('mentions' in decision) return decision.mentions.map(({ article }) => article);
  if (decision.type === 'note') return [decision.about];
  return 'article' in decision && decision.article !== undefined ? [decision.article] : [];
}

function rename(decision: Decision, ids: ReadonlyMap<string, string>): Decision {
  const idOf = (id: string): string => ids.get(id) ?? id;
  if ('mentions' in decision) {
    const mentions = decision.mentions.map((at): MentionAddress => ({ ...at, article: idOf(at.article) }));
    return { ...decision, mentions };
  }
  if (decision.type === 'note') return { ...decision, about: idOf(decision.about) };
  return 'article' in decision && decision.article !== undefined
    ? { ...decision, article: idOf(decision.article) }
    : decision;
}
