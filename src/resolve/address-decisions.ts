import { type Article, isRowNumber } from '../model/article.ts';
import { ContentHash } from '../model/content-hash.ts';
import type { Curation, Decision, MentionAddress, SeenArticle } from '../model/curation.ts';
import { markOfSplit } from './move-mentions.ts';

/**
 * Decisions as these articles' ids have them. One that names an article finds it under another id by its text, else by title and day
 * where these are of one article; each then holds what was seen of the articles that it names. What is not found is done to no other
 * article, and found again when it comes back.
 */
export function addressDecisions(curation: Curation, articles: readonly Article[]): Curation {
  if (!curation.some(namesArticle)) return curation;
  const shelf = new Shelf(articles);
  /** How the ids of what was split off ended, and end now. */
  const marks = new Map<string, string>();
  const addressed = curation.map((decision) => {
    const ids = [...new Set(listNamed(decision))];
    const seen = ids.flatMap((id): (readonly [string, SeenArticle])[] => {
      const before = decision.seen?.find(({ article }) => article === id);
      const article = shelf.find(id, before);
      if (article) return [[id, shelf.see(article)]];
      return before ? [[id, shelf.has(id) ? { ...before, article: markMissing(before) } : before]] : [];
    });
    if (seen.length === 0) return decision;
    const moved = new Map(seen.map(([id, { article }]) => [id, article]));
    for (const [before, now] of listSplitMarks(decision, rename(decision, moved))) marks.set(before, now);
    return { ...rename(decision, moved), seen: seen.map(([, article]) => article) };
  });
  return marks.size === 0 ? addressed : addressed.map((decision) => renameSplits(decision, marks));
}

/** An id that no article here bears, for one that is not here, where another bears its own: what was decided on it is not done to that. */
function markMissing({ article, text }: SeenArticle): string {
  return article.endsWith(`~${text}`) ? article : `${article}~${text}`;
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

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** One that was changed since is the one of its id, if that is more than a row's number or its title is the same. */
  find(id: string, seen: SeenArticle | undefined): Article | undefined {
    const own = this.byId.get(id);
    if (!seen || (own && this.hash(own) === seen.text)) return own;
    const changed = own && (own.title === seen.title || !isRowNumber(id)) ? own : undefined;
    return this.findText(seen.text) ?? changed ?? this.byTitle.get(keyOfTitle(seen));
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

/** What the ids end in of what a decision splits off, before its articles had other ids and since. */
function listSplitMarks(before: Decision, now: Decision): readonly (readonly [string, string])[] {
  const [one, other] = [markOfSplit(before), markOfSplit(now)];
  return one === undefined || other === undefined || one === other ? [] : [[one, other]];
}

/** The ids of what was split off, in a decision about that. */
function renameSplits(decision: Decision, marks: ReadonlyMap<string, string>): Decision {
  const renamed = Object.entries(decision).map(([key, value]) => {
    if (!ENTITY_KEYS.has(key) || typeof value !== 'string') return [key, value];
    const end = value.lastIndexOf('~') + 1;
    const mark = end === 0 ? undefined : marks.get(value.slice(end));
    return [key, mark === undefined ? value : value.slice(0, end) + mark];
  });
  return Object.fromEntries(renamed) as Decision;
}

/** Where decisions have ids of entities. */
const ENTITY_KEYS: ReadonlySet<string> = new Set(['entity', 'into', 'a', 'b', 'of', 'about']);
