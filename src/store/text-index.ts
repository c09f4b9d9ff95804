import { FormatError } from '../model/notice.ts';
import { NO_POSTINGS, type Postings, type TextIndex } from '../model/text-index.ts';
import { type Check, listOf, nullable, text, tuple, whole } from './check.ts';
import { decodePostings } from './postings-code.ts';
import type { AtlasCounts, Table } from './table.ts';
import { bucketOf, countBuckets, type TextPart } from './text-buckets.ts';

/** term, part, postings, and with part 0 articles, occurrences, starts */
type TextCells = readonly [string, number, string, readonly [number, number, readonly number[]] | null];

/**
 * The words of all sentences: an index that any host can serve. A row is a bucket; which one holds a part of a term
 * follows from the term itself, so that no list of terms has to be read first, and the parts of a long one follow each
 * other in neighbouring rows.
 */
export const textTable: Table<readonly TextPart[], readonly TextCells[]> = {
  folder: 'text',
  rows: (view) => view.textParts(),
  count: countBuckets,
  encode: (parts) =>
    parts.map(({ term, part, postings, whole: all }) => [
      term,
      part,
      postings,
      all ? [all.articles, all.occurrences, all.starts] : null,
    ]),
  check: ({ articles }) => {
    const starts: Check<readonly number[]> = listOf(whole(0, articles));
    const counts = nullable(tuple<readonly [number, number, readonly number[]]>(whole(1), whole(1), starts));
    return listOf(tuple<TextCells>(text, whole(), text, counts));
  },
  decode: (cells) =>
    cells.map(([term, part, postings, all]) => ({
      term,
      part,
      postings,
      ...(all && { whole: { articles: all[0], occurrences: all[1], starts: all[2] } }),
    })),
};

/** The index behind rows that are read when they are needed: at most one for a rare term. */
export function openTextIndex(
  readRow: (bucket: number) => Promise<readonly TextPart[]>,
  counts: AtlasCounts,
): TextIndex {
  const buckets = countBuckets(counts);
  const readPart = async (term: string, part: number) =>
    (await readRow(bucketOf(term, part, buckets))).find((own) => own.term === term && own.part === part);
  return {
    counts: async (term) => (await readPart(term, 0))?.whole ?? { articles: 0, occurrences: 0 },
    postings: async (term, wanted) => {
      const first = await readPart(term, 0);
      const starts = first?.whole?.starts;
      if (!first || !starts) return NO_POSTINGS;
      const needed = starts.flatMap((start, part) =>
        !wanted || wanted.subarray(start, starts[part + 1]).includes(1) ? [part] : [],
      );
      const parts = await Promise.all(needed.map((part) => (part === 0 ? first : readPart(term, part))));
      return checkPostings(term, decodePostings(parts.map((part) => part?.postings ?? '?')), counts.articles);
    },
  };
}

function checkPostings(term: string, postings: Postings | undefined, articles: number): Postings {
  if (postings?.articles.every((article) => article < articles)) return postings;
  throw new FormatError('text', `do not say where "${term}" stands; build the atlas again`);
}
