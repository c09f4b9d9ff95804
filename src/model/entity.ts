import type { NamesOfEntity } from './former.ts';
import type { EntityType, Finder, Kind, Mention } from './mention.ts';
import type { Notice } from './notice.ts';

/** One spelling under which an entity is named. */
export interface Alias {
  readonly name: string;
  /** Mentions that read so. */
  readonly count: number;
}

/** What several mentions, in any article, turn out to name. */
export interface Entity {
  /**
   * `<type>:<normalised name>`, minted before any decision renames or retypes it, so that decisions outlive a rebuild.
   * Unique; one that a person split off ends in `~` and a hash of its first mention.
   */
  readonly id: string;
  readonly label: string;
  readonly kind: Kind;
  /** Most used first; ties in code-unit order. The label is one of them, unless a person renamed the entity. */
  readonly aliases: readonly Alias[];
  /** Mentions outside furniture. */
  readonly mentions: number;
  /** Articles that name it outside furniture. */
  readonly articles: number;
  /** Highest confidence among its mentions, 0..1: below the drawing threshold it is kept but not drawn. */
  readonly confidence: number;
  /** How its mentions were found, in the order of `FINDERS`; absent in an atlas of an earlier version. */
  readonly finders?: readonly Finder[];
  /** Name of the country that a place or a body lies in, where the lexicon knows it; none of a country. */
  readonly country?: string;
  /** A person decided that it is not to be drawn. */
  readonly hidden?: boolean;
  /** A person decided that it is what it seems: its mentions count however unsure they are. */
  readonly confirmed?: boolean;
}

/** Why two names were taken for one. */
export type MergeReason = 'lexicon' | 'acronym' | 'short-name' | 'title' | 'spelling' | 'decision';

/** That one name was merged into an entity, and why. */
export interface Merge {
  /** Id of the entity it went into. */
  readonly entity: string;
  readonly name: string;
  readonly into: string;
  readonly reason: MergeReason;
  /** 0..1. */
  readonly confidence: number;
}

/** A merge that is likely but unsure: offered, not made. */
export interface Suggestion {
  readonly a: string;
  readonly b: string;
  readonly reason: MergeReason;
  readonly confidence: number;
}

/** Who every mention names. */
export interface Resolution {
  /** Ordered by id in code-unit order. */
  readonly entities: readonly Entity[];
  /** For each article (same order as the recognitions), for each of its mentions, an index into `entities`. */
  readonly assignments: readonly (readonly number[])[];
  readonly merges: readonly Merge[];
  readonly suggestions: readonly Suggestion[];
  /** Entities as the articles gave them whose id is not their only name, or that decisions took away: a later build keeps ids by them. Absent in an atlas of an earlier version. */
  readonly names?: readonly NamesOfEntity[];
  readonly notices: readonly Notice[];
}

/** Prefix of an id for a type of entity and an already normalised name. */
export function mintEntityId(type: EntityType, normalisedName: string): string {
  return `${type}:${normalisedName}`;
}

/** The type an id was minted from; an entity that a person retyped keeps it. */
export function typeOfEntityId(id: string): EntityType {
  const type = id.slice(0, id.indexOf(':'));
  return type === 'place' || type === 'role' ? type : 'actor';
}

/** Whether a mention of an entity makes a node and proves edges: no boilerplate, not hidden, and sure enough or confirmed. */
export function mentionCountsFor(
  { hidden, confirmed }: Pick<Entity, 'hidden' | 'confirmed'>,
  { confidence, furniture }: Mention,
  minConfidence: number,
): boolean {
  return !hidden && !furniture && (confirmed === true || confidence >= minConfidence);
}
