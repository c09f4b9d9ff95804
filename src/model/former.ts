import { compareText } from './random.ts';

/** An entity as the articles themselves gave it, before any decision, by the names that are one in it. */
export interface NamesOfEntity {
  readonly id: string;
  /** Ids of names (`NameNode`), in code-unit order. */
  readonly names: readonly string[];
}

/** What an article is known by wherever it comes from. */
export interface KnownArticle {
  readonly id: string;
  readonly title: string;
  readonly published?: string;
  readonly url?: string;
  /** Absent where nobody had to look it up. */
  readonly text?: string;
}

/** For the id of each name of an earlier build the id of the entity that it was a name of there. */
export type FormerNames = ReadonlyMap<string, string>;

/**
 * For each name the entity that it was a name of.
 *
 * @param entities ids of all entities, decisions applied.
 * @param names the entities whose id is not their only name, and those that decisions took away.
 */
export function indexFormerNames(entities: Iterable<string>, names: readonly NamesOfEntity[]): FormerNames {
  const entityOfName = new Map<string, string>();
  for (const { id, names: own } of names) for (const name of own) entityOfName.set(name, id);
  // What decisions made of a name is not what the articles say of it.
  for (const id of entities) if (!entityOfName.has(id)) entityOfName.set(id, id);
  return entityOfName;
}

/** The entities of an earlier build with all their names, by id: `indexFormerNames` without entities gives the same back. */
export function listFormerNames(former: FormerNames): readonly NamesOfEntity[] {
  const names = new Map<string, string[]>();
  for (const [name, id] of former) {
    const own = names.get(id);
    if (own) own.push(name);
    else names.set(id, [name]);
  }
  return [...names].sort(([a], [b]) => compareText(a, b)).map(([id, own]) => ({ id, names: own.sort(compareText) }));
}
