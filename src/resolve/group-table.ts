import type { Mention } from '../model/mention.ts';
import type { Usage } from './across-corpus/name-counts.ts';
import type { Amendments, NumberedMention } from './amend.ts';
import type { NameGroup } from './name-groups.ts';
import type { NamedCorpus } from './named-corpus.ts';

/**
 * The groups of a corpus while decisions are folded over them: what is decided lies over the corpus's own groups, which
 * stay as they are. So a decision costs what it touches.
 */
export class GroupTable {
  readonly corpus: NamedCorpus;
  readonly amendments: Amendments;
  /** Groups that were made or changed, by id; `undefined` where one is no more. */
  private readonly changed = new Map<string, NameGroup | undefined>();
  /** A name, or the id of a group that is no more → the id of the group it is in now. */
  private readonly moved = new Map<string, string>();

  constructor(corpus: NamedCorpus, amendments: Amendments) {
    this.corpus = corpus;
    this.amendments = amendments;
  }

  /** The group of an entity's id, or of the id of any name that went into one. */
  find(id: string): NameGroup | undefined {
    const live = this.group(id);
    if (live) return live;
    const moved = this.moved.get(id);
    if (moved !== undefined && moved !== id) return this.find(moved);
    const named = this.corpus.groupOfName.get(id);
    if (named) return this.current(named);
    return this.groupsPrinted(id)[0];
  }

  /**
   * The group that a person means by a name beside another. A name that several are printed as and that is none's own ("Senate" of two
   * countries) is the other's, where that one is printed so: they saw it there.
   */
  findBeside(id: string, other: string): NameGroup | undefined {
    const [found, near] = [this.find(id), this.find(other)];
    if (!found || !near || found.id === id || found.names.includes(id)) return found;
    return near.usages.some(({ printed }) => printed === id) ? near : found;
  }

  /** The group that has this id now. */
  private group(id: string): NameGroup | undefined {
    if (this.changed.has(id)) return this.changed.get(id);
    return this.corpus.groupOfId.get(id);
  }

  /** What a group of the corpus has become. */
  private current(group: NameGroup): NameGroup | undefined {
    if (!this.changed.has(group.id)) return group;
    const now = this.changed.get(group.id);
    if (now) return now;
    const moved = this.moved.get(group.id);
    return moved === undefined ? undefined : this.find(moved);
  }

  /** Groups in which a mention is printed so, in the order of the corpus, changed ones last. */
  groupsPrinted(printed: string): readonly NameGroup[] {
    const untouched = (this.corpus.groupsOfPrinted.get(printed) ?? []).filter(({ id }) => !this.changed.has(id));
    const changed = [...this.changed.values()].filter((group) =>
      group?.usages.some((usage) => usage.printed === printed),
    );
    return [...untouched, ...changed.filter((group) => group !== undefined)];
  }

  /** The group that a mention is in. */
  groupOfMention(mention: NumberedMention): NameGroup | undefined {
    for (const group of this.changed.values()) {
      if (group?.usages.some((usage) => placeIn(usage, mention) >= 0)) return group;
    }
    const usage = this.corpus.counts.usageOf[mention.article]?.[mention.number];
    const group = usage && this.corpus.groupOfName.get(usage.node);
    return group && !this.changed.has(group.id) ? group : undefined;
  }

  /** Whether a decision made another group of what is printed so. */
  isFreed(printed: string, group: NameGroup): boolean {
    const moved = this.moved.get(printed);
    return moved !== undefined && moved !== group.id && this.changed.get(moved) !== undefined;
  }

  /** A mention as people left it; none where another took its place. */
  mention({ article, number }: NumberedMention): Mention | undefined {
    const amended = this.amendments.articles.get(article);
    if (!amended) return this.corpus.recognitions[article]?.mentions[number];
    return amended.recognition.mentions[amended.indexOf[number] ?? -1];
  }

  /** What a mention reads as. */
  surface({ article }: NumberedMention, { from, to }: Mention): string {
    return this.corpus.articles[article]!.text.slice(from, to);
  }

  /** Adds a group, or puts it in the place of the one with its id. */
  put(group: NameGroup): void {
    this.changed.set(group.id, group);
    for (const name of group.names) this.moved.set(name, group.id);
  }

  /** Takes a group out; its id leads to `heir` from now on. */
  remove(group: NameGroup, heir: NameGroup): void {
    this.changed.set(group.id, undefined);
    this.moved.set(group.id, heir.id);
  }

  /** Whether a decision changed a group of the corpus, or took it out. */
  isChanged({ id }: NameGroup): boolean {
    return this.changed.has(id);
  }

  /** Whether a name, or a group's id, leads elsewhere than in the corpus. */
  isMoved(id: string): boolean {
    return this.moved.has(id) || this.changed.has(id);
  }

  /** Names, and ids of groups, that lead elsewhere than in the corpus. */
  *movedIds(): Generator<string> {
    yield* this.changed.keys();
    for (const id of this.moved.keys()) if (!this.changed.has(id)) yield id;
  }

  /** The ids of the groups that were made, changed or taken out. */
  changedIds(): Iterable<string> {
    return this.changed.keys();
  }

  /** The groups that were made or changed and are left, in that order. */
  *changedGroups(): Generator<NameGroup> {
    for (const group of this.changed.values()) if (group) yield group;
  }
}

/** The place of a mention in a usage's lists, or -1; mentions of one article need not be in order. */
function placeIn(usage: Usage, { article, number }: NumberedMention): number {
  let low = 0;
  let high = usage.articles.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (usage.articles[middle]! < article) low = middle + 1;
    else high = middle;
  }
  for (let at = low; usage.articles[at] === article; at++) if (usage.mentions[at] === number) return at;
  return -1;
}
