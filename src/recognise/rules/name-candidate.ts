import type { Finder, Kind } from '../../model/mention.ts';

/** A name that may be one: tokens `[first, end)` of one sentence. */
export interface NameCandidate {
  readonly first: number;
  readonly end: number;
  readonly kind: Kind;
  readonly finder: Finder;
  readonly confidence: number;
  readonly canonical?: string;
  readonly demonym?: boolean;
  /** Its confidence is stated as it is: how often coalitions are right was never counted. */
  readonly asIs?: boolean;
  /** A news agency or outlet. */
  readonly news?: boolean;
  /** A headline's name that the article's running text does not confirm, and that is sure enough in itself to wait for another's. */
  readonly unconfirmed?: boolean;
  /** Stands in a bracket behind the name it is short for, and so is of its kind. */
  readonly introduced?: boolean;
  /** Nothing but its capitals speaks for it: another occurrence may know better. */
  readonly guess?: boolean;
}

/** Whether two candidates share a token. */
export function candidatesOverlap(a: NameCandidate, b: NameCandidate): boolean {
  return a.first < b.end && b.first < a.end;
}
