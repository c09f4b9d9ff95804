/** How many there are of a sort, and the first of them: enough to look at one by one. */
export interface NewsPart<Item> {
  readonly count: number;
  readonly first: readonly Item[];
}

export interface NewName {
  readonly id: string;
  readonly label: string;
}

/** A connection by the ids of its ends, its weight, and what that was before: 0 where there was none. */
export interface NewConnection {
  readonly a: string;
  readonly b: string;
  readonly weight: number;
  readonly before: number;
}

/** What a build has that the one before had not. */
export interface News {
  readonly articles: number;
  /** New names, the most mentioned first. */
  readonly names: NewsPart<NewName>;
  /** New connections, and those that more proves than before; what grew most first. */
  readonly connections: NewsPart<NewConnection>;
  readonly strengthened: NewsPart<NewConnection>;
}

const NONE = { count: 0, first: [] };

export const NOTHING_NEW: News = { articles: 0, names: NONE, connections: NONE, strengthened: NONE };

/** Whether there is nothing to tell. */
export function isNothingNew({ articles, names, connections, strengthened }: News): boolean {
  return articles + names.count + connections.count + strengthened.count === 0;
}

/**
 * Beside the atlas's files, and no part of them: it depends on what was there before, and the atlas on nothing but its articles.
 * Not hidden, since hosts of static files serve no hidden ones; of a name that nobody gives to an article.
 */
export const NEWS_FILE = 'atlas-news.json';
