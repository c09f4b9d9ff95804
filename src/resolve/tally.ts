import type { Alias, Entity } from '../model/entity.ts';
import type { Recognition, RoleTie } from '../model/mention.ts';
import { compareText } from '../model/random.ts';
import type { CuratedNames } from './curate.ts';
import type { GroupTable } from './group-table.ts';
import type { NameGroup } from './name-groups.ts';
import type { NamedCorpus } from './named-corpus.ts';
import { cleanSurface } from './surface.ts';

/** Entities, and who every mention names. */
export interface Tally {
  /** Ordered by id in code-unit order. */
  readonly entities: readonly Entity[];
  /** Parallel to `entities`. */
  readonly groups: readonly NameGroup[];
  /** For each article, for each of its mentions, an index into `entities`. */
  readonly assignments: readonly (readonly number[])[];
  /** As the articles' recognitions are once people have decided. */
  readonly recognitions: readonly Recognition[];
}

/** What was counted of a corpus's own groups: they are counted once, however many decisions come. */
const counted = new WeakMap<NamedCorpus, WeakMap<NameGroup, Entity>>();

/** Counts every group's mentions and gives each mention its entity. Groups without a mention are no entities. */
export function tallyGroups(corpus: NamedCorpus, curated: CuratedNames): Tally {
  const { table, amendments } = curated;
  const known = counted.get(corpus) ?? new WeakMap<NameGroup, Entity>();
  counted.set(corpus, known);
  const touched = new Set<NameGroup>();
  for (const article of amendments.articles.keys()) {
    for (const usage of corpus.counts.usageOf[article] ?? []) {
      const group = corpus.groupOfName.get(usage.node);
      if (group) touched.add(group);
    }
  }
  const tallied: { readonly group: NameGroup; readonly entity: Entity }[] = [];
  for (const group of curated.groups) {
    const own = touched.has(group) ? undefined : known.get(group);
    const entity = own ?? tallyGroup(table, group);
    if (!entity) continue;
    if (!own && !touched.has(group)) known.set(group, entity);
    tallied.push({ group, entity });
  }
  tallied.sort((a, b) => compareText(a.entity.id, b.entity.id));
  const assignments = assignMentions(corpus, table, tallied);
  return {
    entities: tallied.map(({ entity }) => entity),
    groups: tallied.map(({ group }) => group),
    assignments,
    recognitions: denyRoles(corpus, curated, tallied, assignments),
  };
}

function tallyGroup(table: GroupTable, group: NameGroup): Entity | undefined {
  const aliases = new Map<string, number>();
  const articles = new Set<number>();
  let mentions = 0;
  let confidence = 0;
  for (const usage of group.usages) {
    for (const [i, article] of usage.articles.entries()) {
      const place = { article, number: usage.mentions[i]! };
      const mention = table.mention(place);
      if (!mention) continue;
      const surface = cleanSurface(table.surface(place, mention));
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
  return {
    id: group.id,
    label: group.label,
    kind: group.kind,
    aliases: list,
    mentions,
    articles: articles.size,
    confidence: group.confirmed ? 1 : confidence,
    ...(group.hidden && { hidden: true }),
    ...(group.confirmed && { confirmed: true }),
  };
}

function assignMentions(
  corpus: NamedCorpus,
  table: GroupTable,
  tallied: readonly { readonly group: NameGroup }[],
): readonly (readonly number[])[] {
  const { articles: amended } = table.amendments;
  const assignments = corpus.recognitions.map(({ mentions }, article) =>
    Array.from({ length: amended.get(article)?.recognition.mentions.length ?? mentions.length }, () => -1),
  );
  for (const [entity, { group }] of tallied.entries()) {
    for (const { articles, mentions } of group.usages) {
      for (let i = 0; i < articles.length; i++) {
        const article = articles[i]!;
        const indexOf = amended.get(article)?.indexOf;
        const index = indexOf ? indexOf[mentions[i]!]! : mentions[i]!;
        if (index >= 0) assignments[article]![index] = entity;
      }
    }
  }
  return assignments;
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
