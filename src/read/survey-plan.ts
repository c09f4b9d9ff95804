import { BEGINNING_BYTES, canBeCut } from './beginning.ts';
import { expectReading } from './source-formats.ts';
import type { SurveyedFile } from './survey.ts';

/** Files that are looked into before anything is made of them, the bytes of one and of them all: the list is there soon. */
const MOST_FILES = 100;
const MOST_BYTES = 32_000_000;
const MOST_OF_ONE = 8_000_000;

/** The same, in words. */
export const SURVEY_BOUND = `larger than ${MOST_OF_ONE / 1e6} MB, or beyond the first ${MOST_FILES} files and ${MOST_BYTES / 1e6} MB`;

/** Files of a format that are shown however well they are read. */
const SHOWN = 2;

/** Formats with columns, which may have to be explained. */
const TABLES = new Set(['table', 'workbook']);

export interface SurveyPlan<File> {
  /** Some of each format, and every table: what a person may have to say something about. */
  readonly first: readonly File[];
  readonly others: readonly File[];
  /** Of the two those that are large: a look at their beginning says what they are. */
  readonly cut: ReadonlySet<File>;
  /** Beyond the bounds: looked into when they are read. */
  readonly left: readonly File[];
}

/** Which files to look into, of those that can be read. */
export function planSurvey<File extends { readonly name: string }>(
  files: readonly File[],
  sizeOf: (file: File) => number,
): SurveyPlan<File> {
  const counts = new Map<string, number>();
  const [first, others, left]: [File[], File[], File[]] = [[], [], []];
  for (const file of files) {
    const format = nameFormat(file.name);
    const seen = counts.get(format) ?? 0;
    const isFirst = (sizeOf(file) <= MOST_OF_ONE || canBeCut(file.name)) && (seen < SHOWN || TABLES.has(format));
    if (isFirst) counts.set(format, seen + 1);
    (isFirst ? first : others).push(file);
  }
  const cut = new Set<File>();
  let [number, bytes] = [0, 0];
  const fits = (file: File) => {
    const size = sizeOf(file);
    const isWhole = size <= MOST_OF_ONE && bytes + size <= MOST_BYTES;
    const looked = isWhole ? size : Math.min(size, BEGINNING_BYTES);
    if (number >= MOST_FILES || bytes + looked > MOST_BYTES || !(isWhole || canBeCut(file.name))) {
      left.push(file);
      return false;
    }
    if (looked < size) cut.add(file);
    number++;
    bytes += looked;
    return true;
  };
  return { first: first.filter(fits), others: others.filter(fits), cut, left };
}

/** Of the files that were looked into those to be shown: some of each format, tables with columns of their own, and what gives no article or has to be read with care. */
export function pickTold(found: readonly SurveyedFile[]): readonly SurveyedFile[] {
  const counts = new Map<string, number>();
  const headers = new Set<string>();
  return found.filter(({ name, articles, columns, notices }) => {
    const format = nameFormat(name);
    const seen = counts.get(format) ?? 0;
    counts.set(format, seen + 1);
    const header = columns?.join('\n');
    const isNew = header !== undefined && !headers.has(header);
    if (isNew) headers.add(header);
    return seen < SHOWN || isNew || articles === 0 || notices.length > 0;
  });
}

function nameFormat(name: string): string {
  const expected = expectReading(name);
  return 'format' in expected ? expected.format : '';
}
