import type { Alias, Entity } from '../model/entity.ts';
import { FINDERS, type Finder, type Recognition, type RoleTie } from '../model/mention.ts';
import { compareText } from '../model/random.ts';
import { NO_AMENDMENTS } from './amend.ts';
import type { CuratedNames } from './curate.ts';
import { GroupTable } from './group-table.ts';
import { findHomeCountry } from './home-country.ts';
import type { NameGroup } from './name-groups.ts';
import type { NamedCorpus } from './named-corpus.ts';
import { cleanSurface } from './surface.ts';

/** Entities, and who every mention names. */
export interface Tally {
  /** Ordered by id in code-unit order. */
  readonly entities: readonly Entity[];
  /** For each article, for each of its mentions, an index into `entities`. */
  readonly assignments: readonly (readonly number[])[];
  /** As the articles' recognitions are once people have decided. */
  readonly recognitions: readonly Recognition[];
}

interface Tallied {
  readonly group: NameGroup;
  readonly entity: Entity;
}

/** What is counted of a corpus before anybody decides: once, however many decisions come. */
interface OwnTally {
  /** Ordered by the entities' ids. */
  readonly tallied: readonly Tallied[];
  /** For each article, for each of its mentions, an index into `tallied`; -1 for none. */
  readonly assignments: readonly Int32Array[];
  /** Index into `tallied` by the id of the group. */
  readonly indexOf: ReadonlyMap<string, number>;
}

const counted = new WeakMap<NamedCorpus, OwnTally>();

/**
 * Counts every group's mentions and gives each mention its entity. Groups without a mention are no entities. What no decision
 * touches is counted once for a corpus; a decision counts its own groups and those of the articles that it amends.
 */
export function tallyGroups(corpus: NamedCorpus, curated: CuratedNames): Tally {
  const { table } = curated;
  const own = counted.get(corpus) ?? tallyOwn(corpus);
  counted.set(corpus, own);
  const amended = listAmended(corpus, table);
  const fresh: Tallied[] = [];
  for (const groups of [amended, table.changedGroups()]) {
    for (const group of groups) {
      const entity = tallyGroup(table, group);
      if (entity) fresh.push({ group, entity });
    }
  }
  fresh.sort(compareTallied);
  const touched: number[] = [];
  for (const ids of [table.changedIds(), Array.from(amended, ({ id }) => id)]) {
    for (const id of ids) {
      const at = own.indexOf.get(id);
      if (at !== undefined) touched.push(at);
    }
  }
  const { tallied, indexNow, freshAt } = exchange(own.tallied, touched, fresh);
  const assignments = moveAssignments(own, indexNow, table);
  for (const [at, { group }] of fresh.entries()) assignGroup(group, freshAt[at]!, table, assignments);
  return {
    entities: tallied.map(({ entity }) => entity),
    assignments,
    recognitions: denyRoles(corpus, curated, tallied, assignments),
  };
}

/**
 * A list in order without some of its items, and with others: whole stretches are taken over, since they are nearly all of it.
 * Tells for each item of the list where it is now, -1 where it was left out, and where the others went.
 */
function exchange(list: readonly Tallied[], leftOut: readonly number[], others: readonly Tallied[]) {
  const indexNow = new Int32Array(list.length).fill(-1);
  const freshAt: number[] = [];
  const tallied: Tallied[] = [];
  const takeUntil = (from: number, to: number): void => {
    for (let at = from; at < to; at++) {
      indexNow[at] = tallied.length;
      tallied.push(list[at]!);
    }
  };
  const cuts = [
    ...leftOut.map((at) => ({ at, skips: 1, other: undefined })),
    ...others.map((other) => ({ at: placeOf(list, other), skips: 0, other })),
  ].sort((a, b) => a.at - b.at || a.skips - b.skips);
  let next = 0;
  for (const { at, skips, other } of cuts) {
    takeUntil(next, at);
    next = Math.max(next, at) + skips;
    if (!other) continue;
    freshAt.push(tallied.length);
    tallied.push(other);
  }
  takeUntil(next, list.length);
  return { tallied, indexNow, freshAt };
}

/** Where an item stands in a list in order: the first place whose item is not before it. */
function placeOf(list: readonly Tallied[], item: Tallied): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareTallied(list[middle]!, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compareTallied(a: Tallied, b: Tallied): number {
  return compareText(a.entity.id, b.entity.id);
}

function tallyOwn(corpus: NamedCorpus): OwnTally {
  const table = new GroupTable(corpus, NO_AMENDMENTS);
  const tallied = corpus.groups.flatMap((group): Tallied[] => {
    const entity = tallyGroup(table, group);
    return entity ? [{ group, entity }] : [];
  });
  tallied.sort(compareTallied);
  const assignments = corpus.recognitions.map(({ mentions }) => new Int32Array(mentions.length).fill(-1));
  for (const [at, { group }] of tallied.entries()) assignGroup(group, at, table, assignments);
  const indexOf = new Map(tallied.map(({ group }, at) => [group.id, at]));
  return { tallied, assignments, indexOf };
}

/** The corpus's own groups, unchanged, of which a mention stands in an article that decisions amended. */
function listAmended({ counts, groupOfName }: NamedCorpus, table: GroupTable): ReadonlySet<NameGroup> {
  const groups = new Set<NameGroup>();
  for (const article of table.amendments.articles.keys()) {
    for (const usage of counts.usageOf[article] ?? []) {
      const group = groupOfName.get(usage.node);
      if (group && !table.isChanged(group)) groups.add(group);
    }
  }
  return groups;
}

function tallyGroup(table: GroupTable, group: NameGroup): Entity | undefined {
  const aliases = new Map<string, number>();
  const articles = new Set<number>();
  const finders = new Set<Finder>();
  let mentions = 0;
  let confidence = 0;
  for (const usage of group.usages) {
    for (const [i, article] of usage.articles.entries()) {
      const place = { article, number: usage.mentions[i]! };
      const mention = table.mention(place);
      if (!mention) continue;
      const surface = cleanSurface(table.surface(place, mention));
      finders.add(mention.finder);
      aliases.set(surface, (aliases.get(surface) ?? 0) + 1);
      if (!mention.furniture) {
        mentions++;
        articles.add(article);
      }
      confidence = Math.max(confidence, mention.confidence);
    }
  }
  if (aliases.size === 0) return undefined;
  const list: Alias[] = [...aliases].map(([name, count]) => ({ name, count }));
  if (!aliases.has(group.label)) list.push({ name: group.label, count: 0 });
  list.sort((a, b) => b.count - a.count || compareText(a.name, b.name));
  const country = findHomeCountry(group, table.corpus.lexicon);
  return {
    id: group.id,
    label: group.label,
    kind: group.kind,
    aliases: list,
    mentions,
    articles: articles.size,
    confidence: group.confirmed ? 1 : confidence,
    finders: FINDERS.filter((finder) => finders.has(finder)),
    ...(country !== undefined && { country }),
    ...(group.hidden && { hidden: true }),
    ...(group.confirmed && { confirmed: true }),
  };
}

/** The corpus's own assignments with the entities where they are now, those of touched ones left open. */
function moveAssignments({ assignments }: OwnTally, indexNow: Int32Array, { amendments }: GroupTable): number[][] {
  return assignments.map((own, article) => {
    const amended = amendments.articles.get(article);
    const moved = new Array<number>(amended ? amended.recognition.mentions.length : own.length).fill(-1);
    for (let number = 0; number < own.length; number++) {
      const index = amended ? amended.indexOf[number]! : number;
      if (index >= 0 && own[number]! >= 0) moved[index] = indexNow[own[number]!]!;
    }
    return moved;
  });
}

/** Gives all mentions of a group their entity. */
function assignGroup(
  { usages }: NameGroup,
  entity: number,
  { amendments }: GroupTable,
  assignments: readonly { [mention: number]: number }[],
): void {
  for (const { articles, mentions } of usages) {
    for (let i = 0; i < articles.length; i++) {
      const article = articles[i]!;
      const indexOf = amendments.articles.get(article)?.indexOf;
      const index = indexOf ? indexOf[mentions[i]!]! : mentions[i]!;
      if (index >= 0) assignments[article]![index] = entity;
    }
  }
}

/** Takes from role mentions whom somebody said they are not said of; a role that is then nobody's stays a role. */
function denyRoles(
  corpus: NamedCorpus,
  { amendments, denied }: CuratedNames,
  tallied: readonly { readonly group: NameGroup }[],
  assignments: readonly (readonly number[])[],
): readonly Recognition[] {
  const recognitions = corpus.recognitions.map(
    (recognition, article) => amendments.articles.get(article)?.recognition ?? recognition,
  );
  for (const { mention, of } of denied) {
    const { article, number } = mention;
    const index = amendments.articles.get(article)?.indexOf[number] ?? number;
    const isOf = (other: number | undefined): boolean =>
      other !== undefined && tallied[assignments[article]![other]!]?.group === of;
    const recognition = recognitions[article]!;
    const roleTies = recognition.roleTies.map(({ role, holder, organization }): RoleTie => {
      const denies = role === index;
      return {
        role,
        ...(holder !== undefined && !(denies && isOf(holder)) && { holder }),
        ...(organization !== undefined && !(denies && isOf(organization)) && { organization }),
      };
    });
    recognitions[article] = { ...recognition, roleTies };
  }
  return recognitions;
}
