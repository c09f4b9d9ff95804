import type { AtlasManifest } from '../model/atlas-folder.ts';
import { hashText } from '../model/random.ts';
import type { TermCounts } from '../model/text-index.ts';

/** A part of a term's postings: a run of the articles that it stands in. */
export interface TextPart {
  readonly term: string;
  /** Number of the part, from 0. */
  readonly part: number;
  /** See `postings-code.ts`. */
  readonly postings: string;
  /** With part 0: the term's counts, and the first article of each of its parts. */
  readonly whole?: TermCounts & { readonly starts: readonly number[] };
}

/** Mentions, or articles, for each bucket: some 8 kB of postings in news, where every twelfth word or so is a name. */
const MENTIONS_A_BUCKET = 200;
export function countBuckets({ articles, mentions }: Pick<AtlasManifest['counts'], 'articles' | 'mentions'>): number {
  return 1 + Math.floor((articles + mentions) / MENTIONS_A_BUCKET);
}

export function bucketOf(term: string, part: number, buckets: number): number {
  return (hashText(term) + part) % buckets;
}
