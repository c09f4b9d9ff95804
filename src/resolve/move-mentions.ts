import type { Decision, MentionAddress } from '../model/curation.ts';
import { mintEntityId, typeOfEntityId } from '../model/entity.ts';
import { typeOfKind } from '../model/mention.ts';
import { compareText, hashText } from '../model/random.ts';
import { keyOfName, slugOfKey } from '../text/name-key.ts';
import type { Usage } from './across-corpus/name-counts.ts';
import type { NumberedMention } from './amend.ts';
import type { GroupTable } from './group-table.ts';
import { type GroupName, keyOfId, type NameGroup } from './name-groups.ts';

/** Takes mentions out of their groups and gives them to the group of this id, which is made where there is none. */
export function moveMentions(
  table: GroupTable,
  mentions: readonly NumberedMention[],
  target: GroupName & { readonly hidden?: boolean },
): void {
  const taken = takeMentions(table, mentions);
  const group = table.find(target.id);
  const home: NameGroup = group?.id === target.id ? group : { ...target, names: [target.id], merges: [], usages: [] };
  const node = home.names[0] ?? home.id;
  table.put({ ...home, usages: [...home.usages, ...taken.map((usage) => ({ ...usage, node }))] });
}

/** Makes these mentions name nobody: each goes to a hidden entity of its printed name. Nothing is lost. */
export function hideMentions(table: GroupTable, mentions: readonly NumberedMention[]): void {
  for (const mention of mentions) moveMentions(table, [mention], hiddenName(table, printedAs(table, mention)));
}

/** Makes a name name nobody wherever it is printed; false where it is printed nowhere. */
export function hidePrinted(table: GroupTable, slug: string): boolean {
  let found = false;
  for (const type of ['actor', 'place', 'role'] as const) {
    const printed = mintEntityId(type, slug);
    const mentions = table
      .groupsPrinted(printed)
      .flatMap(({ usages }) => usages)
      .filter((usage) => usage.printed === printed)
      .flatMap(({ articles, mentions: numbers }) => articles.map((article, i) => ({ article, number: numbers[i]! })));
    if (mentions.length === 0) continue;
    found = true;
    moveMentions(table, mentions, hiddenName(table, printed));
  }
  return found;
}

/** What a split-off entity is called. Its id hangs on its first mention, so that no other decision changes it. */
export function nameSplit(
  table: GroupTable,
  { entity, label }: Decision & { readonly type: 'split' | 'split-name' },
  { article, from }: Pick<MentionAddress, 'article' | 'from'>,
): GroupName {
  const group = table.find(entity);
  const type = typeOfEntityId(group?.id ?? entity);
  return {
    id: `${mintEntityId(type, slugOfKey(keyOfName(label)))}~${markOf({ article, from })}`,
    label,
    kind: group?.kind ?? 'organization',
  };
}

/** What the id ends in of what a decision splits off; undefined where it splits nothing. */
export function markOfSplit(decision: Decision): string | undefined {
  if (decision.type === 'split-name') return markOf({ article: decision.article, from: 0 });
  const [first] = decision.type === 'split' ? decision.mentions : [];
  return first && markOf(first);
}

function markOf({ article, from }: Pick<MentionAddress, 'article' | 'from'>): string {
  return hashText(`${article}\n${from}`).toString(36);
}

function hiddenName(table: GroupTable, printed: string): GroupName & { readonly hidden: true } {
  const kind = table.find(printed)?.kind ?? 'organization';
  return { id: `${printed}~hidden`, label: keyOfId(printed), kind, hidden: true };
}

/** The id under which a mention is printed. */
function printedAs(table: GroupTable, mention: NumberedMention): string {
  const usage = table.corpus.counts.usageOf[mention.article]?.[mention.number];
  if (usage) return usage.printed;
  const added = table.mention(mention);
  return added ? mintEntityId(typeOfKind(added.kind), slugOfKey(keyOfName(table.surface(mention, added)))) : '';
}

/** Takes mentions out of the groups they are in; gives them back as usages, by their printed names. */
function takeMentions(table: GroupTable, mentions: readonly NumberedMention[]): Usage[] {
  const byGroup = new Map<string, Set<string>>();
  const byPrinted = new Map<string, NumberedMention[]>();
  for (const mention of mentions) {
    const group = table.groupOfMention(mention);
    if (group) {
      const own = byGroup.get(group.id) ?? new Set<string>();
      own.add(`${mention.article} ${mention.number}`);
      byGroup.set(group.id, own);
    }
    const printed = printedAs(table, mention);
    const list = byPrinted.get(printed);
    if (list) list.push(mention);
    else byPrinted.set(printed, [mention]);
  }
  for (const [id, wanted] of byGroup) {
    const group = table.find(id);
    if (group) table.put({ ...group, usages: group.usages.flatMap((usage) => leaveOut(usage, wanted)) });
  }
  return [...byPrinted]
    .sort(([a], [b]) => compareText(a, b))
    .map(([printed, own]) => {
      const ordered = [...own].sort((a, b) => a.article - b.article || a.number - b.number);
      const articles = ordered.map(({ article }) => article);
      return { printed, node: printed, lent: false, articles, mentions: ordered.map(({ number }) => number) };
    });
}

/** A usage without these mentions; none where nothing is left of it. */
function leaveOut(usage: Usage, wanted: ReadonlySet<string>): Usage[] {
  const keep = usage.articles.map((article, i) => !wanted.has(`${article} ${usage.mentions[i]}`));
  if (keep.every(Boolean)) return [usage];
  if (!keep.some(Boolean)) return [];
  return [
    {
      ...usage,
      articles: usage.articles.filter((_, i) => keep[i]),
      mentions: usage.mentions.filter((_, i) => keep[i]),
    },
  ];
}
