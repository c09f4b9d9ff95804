/** Something imperfect in the input that a reader should know of; the run went on. */
export interface Notice {
  /** Where: a file's name, an article's id, or what was being done. */
  readonly where: string;
  /** What is the matter and what to do about it, in one sentence. */
  readonly message: string;
}

/** A file that is not what its name promises. Shells alone catch and print. */
export class FormatError extends Error {
  readonly where: string;

  /** @param where file and, where known, line or record; @param message what was found and what was expected. */
  constructor(where: string, message: string) {
    super(`${where}: ${message}`);
    this.name = 'FormatError';
    this.where = where;
  }
}

/**
 * A file of an atlas that belongs to another build than the one that was opened: the atlas was replaced meanwhile. What is
 * read of it must not be shown beside what was read before; opening the atlas again gives the new one.
 */
export class StaleAtlasError extends FormatError {
  constructor(where: string) {
    super(
      where,
      'belongs to another build of this atlas, which was replaced after it was opened; open it again, and if this is said again, build it again',
    );
    this.name = 'StaleAtlasError';
  }
}
