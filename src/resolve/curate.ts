import { type Curation, type Decision, HOLDS, sayOfDecision } from '../model/curation.ts';
import { mintEntityId } from '../model/entity.ts';
import { typeOfKind } from '../model/mention.ts';
import type { Notice } from '../model/notice.ts';
import { keyOfName, slugOfKey } from '../text/name-key.ts';
import { type Amendments, amendMentions, type NumberedMention } from './amend.ts';
import { GroupTable } from './group-table.ts';
import { joinGroups } from './join-groups.ts';
import { MentionFinder } from './mention-finder.ts';
import { hideMentions, hidePrinted, moveMentions, nameSplit } from './move-mentions.ts';
import type { NameGroup } from './name-groups.ts';
import type { NamedCorpus } from './named-corpus.ts';
import { partGroup } from './part-group.ts';

/** Where a notice about a decision says it comes from. */
export const CURATION_NOTICE = 'curation';

/** What is left of the corpus's own reading once people have decided. */
export interface CuratedNames {
  readonly amendments: Amendments;
  /** Roles that are not said of an entity: role mentions, and that entity's group. */
  readonly denied: readonly { readonly mention: NumberedMention; readonly of: NameGroup }[];
  /** Pairs of entities that somebody said are not one. */
  readonly separated: readonly (readonly [string, string])[];
  /** Decisions that no longer apply or that a later one contradicts, in their order. */
  readonly notices: readonly Notice[];
  readonly table: GroupTable;
}

/**
 * Folds what people decided, in order, over what the articles say: each decision makes new groups of those there are. What
 * the texts' mentions are (selected names, what is no boilerplate) is settled before who they are. Where two decisions
 * contradict each other the later holds; the earlier is named in a notice, as is one that finds nothing to decide.
 */
export function curateNames(corpus: NamedCorpus, curation: Curation): CuratedNames {
  const amendments = amendMentions(corpus.articles, corpus.recognitions, curation);
  const table = new GroupTable(corpus, amendments);
  const fold: Fold = { table, finder: new MentionFinder(corpus, amendments), notices: [], separations: [], denied: [] };
  for (const [index, decision] of curation.entries()) decide(fold, decision, index);
  return {
    amendments,
    denied: fold.denied.flatMap(({ mention, of }) => {
      const group = table.find(of);
      return group ? [{ mention, of: group }] : [];
    }),
    separated: fold.separations.map(({ a, b }) => [a, b] as const),
    notices: fold.notices.sort((a, b) => a.index - b.index).map(({ message }) => ({ where: CURATION_NOTICE, message })),
    table,
  };
}

interface Fold {
  readonly table: GroupTable;
  readonly finder: MentionFinder;
  readonly notices: { readonly index: number; readonly message: string }[];
  separations: { readonly a: string; readonly b: string; readonly index: number }[];
  readonly denied: { readonly mention: NumberedMention; readonly of: string }[];
}

function decide(fold: Fold, decision: Decision, index: number): void {
  const { table, notices } = fold;
  const say = (message: string, at = index): void => {
    notices.push({ index: at, message: sayOfDecision(at, decision, message) });
  };
  const find = (id: string): NameGroup | undefined => {
    const group = table.find(id);
    if (!group) say(`no entity "${id}" is left; it was passed over`);
    return group;
  };
  const change = (id: string, edit: (group: NameGroup) => NameGroup): void => {
    const group = find(id);
    if (group) table.put(edit(group));
  };
  switch (decision.type) {
    case 'merge': {
      if (!find(decision.entity) || !find(decision.into)) return;
      const from = table.findBeside(decision.entity, decision.into)!;
      const into = table.findBeside(decision.into, decision.entity)!;
      joinGroups(table, from, into);
      fold.separations = fold.separations.filter(({ a, b, index: earlier }) => {
        if (table.find(a) !== table.find(b)) return true;
        notices.push({
          index: earlier,
          message: sayOfDecision(
            earlier,
            { type: 'not-same' },
            `decision ${index + 1} merged "${a}" and "${b}" after it; the later one holds`,
          ),
        });
        return false;
      });
      return;
    }
    case 'not-same': {
      const { a, b } = decision;
      if (!find(a) || !find(b)) return;
      const undone = partGroup(table, a, b);
      if (undone === 'inseparable') {
        say(`"${a}" and "${b}" are one name; it was passed over`);
        return;
      }
      if (undone === 'decision') say(`an earlier decision merged "${a}" and "${b}"; ${HOLDS}`);
      fold.separations.push({ a, b, index });
      return;
    }
    case 'split': {
      const mentions = fold.finder.find(decision.mentions, say);
      if (mentions.length === 0 || !find(decision.entity)) return;
      moveMentions(table, mentions, nameSplit(table, decision, decision.mentions[0]!));
      return;
    }
    case 'split-name': {
      const { entity, name, article, into } = decision;
      const group = find(entity);
      if (!group) return;
      const mentions = fold.finder.printed(group, keyOfName(name), article);
      if (mentions.length === 0) {
        say(`"${name}" does not name "${entity}" in ${article}; it was passed over`);
        return;
      }
      const meant = into === undefined ? undefined : table.find(into);
      if (meant?.id === group.id) return;
      if (into !== undefined && !meant) say(`no entity "${into}" is left; "${name}" there stands for itself`);
      moveMentions(table, mentions, meant ?? nameSplit(table, decision, { article, from: 0 }));
      return;
    }
    case 'rename':
      change(decision.entity, (group) => ({ ...group, label: decision.label }));
      return;
    case 'retype':
      change(decision.entity, (group) => ({ ...group, kind: decision.kind }));
      return;
    case 'hide':
      change(decision.entity, (group) => {
        if (group.confirmed) say(`"${decision.entity}" was confirmed before; this later one holds`);
        return { ...group, hidden: true, confirmed: false };
      });
      return;
    case 'confirm':
      change(decision.entity, (group) => {
        if (group.hidden) say(`"${decision.entity}" was hidden before; this later one holds`);
        return { ...group, hidden: false, confirmed: true };
      });
      return;
    case 'hide-name':
      if (!hidePrinted(table, slugOfKey(keyOfName(decision.name))))
        say(`nothing is called "${decision.name}"; it was passed over`);
      return;
    case 'not-a-name':
    case 'not-a-role': {
      const mentions = fold.finder.find(decision.mentions, say);
      if (decision.type === 'not-a-role' && decision.of !== undefined) {
        if (!find(decision.of)) return;
        for (const mention of mentions) fold.denied.push({ mention, of: decision.of });
      } else hideMentions(table, mentions);
      return;
    }
    case 'name': {
      const mentions = fold.table.amendments.added.get(index) ?? [];
      if (mentions.length === 0) {
        say(`"${decision.name}" stands nowhere; it was passed over`);
        return;
      }
      const { name, kind, entity } = decision;
      const id = mintEntityId(typeOfKind(kind), slugOfKey(keyOfName(name)));
      const meant = entity === undefined ? undefined : table.find(entity);
      // What a person marked is there, whoever it was said to be: it took the place of what the program found.
      if (entity !== undefined && !meant) say(`no entity "${entity}" is left; "${name}" stands for itself`);
      moveMentions(table, mentions, meant ?? table.find(id) ?? { id, label: name, kind });
      return;
    }
    case 'not-boilerplate':
      if (!fold.finder.knows(decision.article)) say(`there is no article "${decision.article}"; it was passed over`);
      return;
    case 'note':
      return;
  }
}
