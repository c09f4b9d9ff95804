import type { Choice } from './mutate.ts';

/** A way into the program that somebody else's data takes. */
export interface Door {
  readonly name: string;
  /** How many of the cases go through it, in proportion to the others' shares. */
  readonly share: number;
  /** An input that chance chose: the same for the same seed. */
  make(choice: Choice): string | Uint8Array;
  /** Takes the input in and looks at what came of it. Throws where that is wrong; a `FormatError` is an answer. */
  enter(input: string | Uint8Array): void | Promise<void>;
}

/** A file that a manifest promises is not there. */
export class MissingFile extends Error {}
