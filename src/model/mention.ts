import type { Furniture } from './article.ts';
import type { Span } from './span.ts';

/** What a name stands for. Finer than its type: a person, an organisation and a group are all actors. */
export type Kind = (typeof KINDS)[number];

/** Every kind, in the order in which they are listed and in which one goes before another where they are equally sure. */
export const KINDS = ['person', 'organization', 'group', 'place', 'role'] as const;

/** The three things on the map. */
export type EntityType = 'actor' | 'place' | 'role';

export function typeOfKind(kind: Kind): EntityType {
  return kind === 'place' || kind === 'role' ? kind : 'actor';
}

/** How a mention was found: by the trained tagger, a list of names, its spelling, the nouns for roles, one's own list, a person. */
export const FINDERS = ['tagger', 'lexicon', 'shape', 'role', 'watchlist', 'decision'] as const;

export type Finder = (typeof FINDERS)[number];

/** A span in one sentence of one article that names an actor, a place or a role. */
export interface Mention extends Span {
  /** Index into the article's sentences. */
  readonly sentence: number;
  readonly kind: Kind;
  readonly finder: Finder;
  /** How sure the recogniser is that the span names something of this kind, 0..1. */
  readonly confidence: number;
  /** The name it goes by where that is not its surface: a lexicon's or watchlist's canonical name, a role's lemma, a country for its demonym. */
  readonly canonical?: string;
  /** A demonym or adjective that only hints at a place ("Iraqi border"): evidence for it, at a lower confidence. */
  readonly demonym?: boolean;
  /** Named as the one who is quoted to ("told Sky News", "said AFP"), not as one who takes part. */
  readonly attribution?: boolean;
  /** A headline's name that its own article does not confirm: it counts where another article does. */
  readonly unconfirmed?: boolean;
  /** Stands in furniture; makes no edge. */
  readonly furniture?: boolean;
}

/** Whether a mention may make a node and prove an edge: it is sure enough and does not stand in furniture. */
export function mentionCounts({ confidence, furniture }: Mention, minConfidence: number): boolean {
  return confidence >= minConfidence && !furniture;
}

/**
 * That somebody takes part in a function: "SDF spokesman Mustefa Bali" has the role, its holder and its organisation.
 * The numbers are indices into the same article's mentions.
 */
export interface RoleTie {
  readonly role: number;
  readonly holder?: number;
  readonly organization?: number;
}

/** That two mentions of one article name the same thing because the text says so ("Syrian Observatory for Human Rights (SOHR)"). */
export interface Equation {
  readonly a: number;
  readonly b: number;
  readonly reason: 'acronym';
}

/**
 * An enumeration, a table, results or credits: names that stand side by side without being said to have met. What
 * stands in it is tied to its head alone.
 */
export interface NameList extends Span {
  /** Index of the mention that the list is about, inside it or before it; absent where it has none. */
  readonly head?: number;
}

/** What was read of an article that decisions may change: without it a decision could not be taken back. */
export interface Reading extends Pick<Recognition, 'mentions' | 'roleTies' | 'equations'> {
  readonly furniture: readonly Furniture[];
}

/** What recognition found in one article. Mentions are in text order and do not overlap. */
export interface Recognition {
  /** The article's id. */
  readonly article: string;
  readonly mentions: readonly Mention[];
  readonly roleTies: readonly RoleTie[];
  readonly equations: readonly Equation[];
  /** In text order; absent where there are none. */
  readonly lists?: readonly NameList[];
}
