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

/** Whether there is nothing to tell. */
export function isNothingNew({ articles, names, connections, strengthened }: News): boolean {
  return articles + names.count + connections.count + strengthened.count === 0;
}
