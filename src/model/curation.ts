import type { Kind } from './mention.ts';

/** One mention, named so that it can be found again after a rebuild: article id and span. */
export interface MentionAddress {
  readonly article: string;
  readonly from: number;
  readonly to: number;
}

/**
 * What a person decided, as a value. It names what the person saw: an entity by its id, or by the id of any name that
 * went into it, a mention by article and span, a name as it is printed. So it means the same after a rebuild, with
 * another model and with more articles.
 */
export type Decision = (
  | { readonly type: 'merge'; readonly entity: string; readonly into: string }
  | { readonly type: 'not-same'; readonly a: string; readonly b: string }
  /** These mentions are another's, who is called so. */
  | {
      readonly type: 'split';
      readonly entity: string;
      readonly mentions: readonly MentionAddress[];
      readonly label: string;
    }
  /** This name, in this article, is another's, who is called so: `into`, where that is an entity; `entity` itself where it was rightly read. */
  | {
      readonly type: 'split-name';
      readonly entity: string;
      readonly name: string;
      readonly article: string;
      readonly label: string;
      readonly into?: string;
    }
  | { readonly type: 'rename'; readonly entity: string; readonly label: string }
  | { readonly type: 'retype'; readonly entity: string; readonly kind: Kind }
  | { readonly type: 'hide'; readonly entity: string }
  /** A name that is never one, whatever it was taken for: "he". */
  | { readonly type: 'hide-name'; readonly name: string }
  /** It is what it seems: drawn however unsure its mentions are. */
  | { readonly type: 'confirm'; readonly entity: string }
  /** These mentions name nobody. */
  | { readonly type: 'not-a-name'; readonly mentions: readonly MentionAddress[] }
  /** These mentions are no role; with `of`, they are a role, but not that entity's. */
  | { readonly type: 'not-a-role'; readonly mentions: readonly MentionAddress[]; readonly of?: string }
  /** Text that a person selected is a name: of `entity`, else of what else is called so. In one article, or in all. */
  | {
      readonly type: 'name';
      readonly name: string;
      readonly kind: Kind;
      readonly entity?: string;
      readonly article?: string;
    }
  /** This stretch of an article is text, no boilerplate. */
  | { readonly type: 'not-boilerplate'; readonly article: string; readonly from: number; readonly to: number }
  /** Changes nothing; `about` is an entity's or an article's id. */
  | { readonly type: 'note'; readonly about: string; readonly text: string }
) &
  Signature;

/** What says of a decision where it comes from, and nothing of what it means: two that differ in it alone are equal. */
export interface Signature {
  /** Who decided, and on what day (ISO 8601), where a shell knows it. */
  readonly by?: string;
  readonly on?: string;
  /** Its place among the others in a file that is not in their order. */
  readonly at?: number;
  /** The articles that it names, so that they are found again under other ids. */
  readonly seen?: readonly SeenArticle[];
}

/** An article as somebody saw it who decided something about it. */
export interface SeenArticle {
  /** The id that it had. */
  readonly article: string;
  readonly title: string;
  readonly published?: string;
  /** Hash of its text (`ContentHash`). */
  readonly text: string;
}

/** Decisions in the order they were made; folded in that order on every build. */
export type Curation = readonly Decision[];

/** A decision's meaning as text, without its signature: equal for equal decisions. */
export function keyOfDecision({ by, on, at, seen, ...decision }: Decision): string {
  return JSON.stringify(Object.entries(decision).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What is said of one decision of a list, its number, counted from 1, first. */
export function sayOfDecision(index: number, { type }: Pick<Decision, 'type'>, said: string): string {
  return `decision ${index + 1}, "${type}": ${said}`;
}

/** The decision that something is said of, and what; undefined where it is of none. */
export function readOfDecision(message: string): { readonly index: number; readonly said: string } | undefined {
  const [head, number] = /^decision (\d+), "[^"]*": /.exec(message) ?? [];
  return head === undefined ? undefined : { index: Number(number) - 1, said: message.slice(head.length) };
}

/** How a decision ends what is said of it that contradicts an earlier one: it holds itself. */
export const HOLDS = 'this later one holds';
