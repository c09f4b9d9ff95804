import { open, readFile, stat } from 'node:fs/promises';
import {
  BEGINNING_BYTES,
  type ColumnNames,
  expectReading,
  pickTold,
  planSurvey,
  refuseSize,
  SURVEY_BOUND,
  type SurveyedFile,
  surveySource,
} from '../../index.ts';
import { sayNotices } from './build-report.ts';
import type { FoundFiles } from './find-files.ts';
import { gatherUnwaited } from './unwaited.ts';

/** Articles that are shown of a file. */
const SHOWN = 2;

/**
 * What was found among the inputs before anything is made of it, line by line: how many files are going to be read as what,
 * what the first of each hold, and which are not read and why. Writes nothing.
 */
export async function* sayIntake(
  { files, notices }: Pick<FoundFiles, 'files' | 'notices'>,
  columns: ColumnNames = {},
): AsyncGenerator<string> {
  const formats = new Map<string, { readonly path: string; readonly name: string; readonly bytes: number }[]>();
  for (const { path, name } of files) {
    const expected = expectReading(name);
    if (!('format' in expected)) continue;
    const own = formats.get(expected.format) ?? [];
    formats.set(expected.format, own);
    own.push({ path, name, bytes: (await stat(path)).size });
  }
  const ordered = [...formats].sort(([, a], [, b]) => b.length - a.length);
  const plan = planSurvey(
    ordered.flatMap(([, own]) => own),
    ({ bytes }) => bytes,
  );
  yield `found: ${countFiles(files.length)} to read, ${countFiles(notices.length)} not`;
  for (const [format, own] of ordered) {
    const bytes = own.reduce((sum, file) => sum + file.bytes, 0);
    yield `as ${format}: ${countFiles(own.length)}, ${sayBytes(bytes)}`;
    const looked = new Set([...plan.first, ...plan.others]);
    const found: SurveyedFile[] = [];
    for (const file of own) if (looked.has(file)) found.push(await survey(file, columns, plan.cut.has(file)));
    for (const file of pickTold(found)) for (const line of describeFile(file)) yield `  ${line}`;
    const articles = found.reduce((sum, each) => sum + each.articles, 0);
    const more = found.some(({ isBeginning }) => isBeginning) ? 'more than ' : '';
    if (found.length > 0) yield `  ${more}${countArticles(articles)} in ${countFiles(found.length)}`;
    for (const { name, bytes } of own) {
      const refusal = refuseSize(bytes);
      if (refusal !== undefined) yield `  ${name}: ${refusal}`;
    }
  }
  for (const { name } of plan.left) yield `not looked into before it is read (${SURVEY_BOUND}): ${name}`;
  for (const line of sayNotices(notices)) yield `not read: ${line}`;
}

/** As a build would read it; what a library leaves behind in reading it is said of that file. */
async function survey(
  file: { path: string; name: string },
  columns: ColumnNames,
  isCut: boolean,
): Promise<SurveyedFile> {
  const faults: string[] = [];
  const bytes = isCut ? await readBeginning(file.path) : await readFile(file.path);
  const found = await gatherUnwaited(
    () => surveySource({ name: file.name, bytes }, columns, isCut),
    (reason) => faults.push(reason instanceof Error ? reason.message : String(reason)),
  );
  const damage = faults.map((why) => ({ where: file.name, message: `is damaged (${why})` }));
  return { ...found, notices: [...found.notices, ...damage] };
}

async function readBeginning(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(BEGINNING_BYTES), 0, BEGINNING_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function* describeFile({ name, articles, isBeginning, first, columns, notices }: SurveyedFile): Generator<string> {
  yield `${name}: ${isBeginning ? `${countArticles(articles)} in its beginning; more are not counted yet` : countArticles(articles)}`;
  if (columns) yield `  columns: ${columns.join(', ')}`;
  for (const { title, start, published, source } of first.slice(0, SHOWN)) {
    const about = [published, source].filter(Boolean).join(', ');
    yield `  “${title}”${about && ` (${about})`}${start && `: ${start}`}`;
  }
  for (const { where, message } of notices) yield `  ${where}: ${message}`;
}

function countArticles(number: number): string {
  return `${number.toLocaleString('en')} article${number === 1 ? '' : 's'}`;
}

function countFiles(number: number): string {
  return `${number.toLocaleString('en')} file${number === 1 ? '' : 's'}`;
}

function sayBytes(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
