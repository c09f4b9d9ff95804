import type { Kind } from './mention.ts';

/** One mention, named so that it can be found again after a rebuild. */
export interface MentionAddress {
  readonly article: string;
  readonly from: number;
  readonly to: number;
}

/** What a person decided, as a value. Entities are named by their ids. */
export type Decision =
  | { readonly type: 'merge'; readonly entity: string; readonly into: string }
  | { readonly type: 'not-same'; readonly a: string; readonly b: string }
  | {
      readonly type: 'split';
      readonly entity: string;
      readonly mentions: readonly MentionAddress[];
      readonly label: string;
    }
  | { readonly type: 'rename'; readonly entity: string; readonly label: string }
  | { readonly type: 'retype'; readonly entity: string; readonly kind: Kind }
  | { readonly type: 'hide'; readonly entity: string };

/** Decisions in the order they were made; replayed on a rebuild. */
export type Curation = readonly Decision[];
