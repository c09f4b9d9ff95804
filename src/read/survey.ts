import type { Notice } from '../model/notice.ts';
import { drain } from '../model/progress.ts';
import type { ColumnNames } from '../model/record-columns.ts';
import { dropLastLine, dropLastRecord } from './beginning.ts';
import { openSource } from './open-source.ts';
import { readArticles } from './read-articles.ts';
import { readColumns } from './records.ts';
import type { SourceBytes } from './source-format.ts';

/** What was found in a file, before anything is made of it. */
export interface SurveyedFile {
  readonly name: string;
  readonly articles: number;
  /** Only its beginning was looked into: it holds more. */
  readonly isBeginning?: true;
  /** Of its first articles. */
  readonly first: readonly SurveyedArticle[];
  /** Of a table, as its first row has them. */
  readonly columns?: readonly string[];
  readonly notices: readonly Notice[];
}

interface SurveyedArticle {
  readonly title: string;
  /** How its text goes on after the title. */
  readonly start: string;
  readonly published?: string;
  readonly source?: string;
}

/** Articles of a file that are shown. */
const SHOWN = 3;
/** Code units of a text that are shown. */
const START = 160;

/**
 * Reads one file as a build would, and says what is in it.
 *
 * @param isBeginning whether there is more of it than these bytes.
 */
export async function surveySource(
  { name, bytes }: SourceBytes,
  columns: ColumnNames = {},
  isBeginning = false,
): Promise<SurveyedFile> {
  const notices: Notice[] = [];
  const opened = await openSource({ name, bytes: isBeginning ? dropLastLine({ name, bytes }) : bytes }, notices);
  const files = isBeginning ? opened.map(dropLastRecord) : opened;
  const read = drain(readArticles(files, columns));
  const table = files.map(readColumns).find((names) => names.length > 0);
  const first = read.articles.slice(0, SHOWN).map(({ title, text, published, source }): SurveyedArticle => {
    const rest = text.startsWith(title) ? text.slice(title.length) : text;
    const start = rest.replace(/\s+/g, ' ').trim();
    return {
      title,
      start: start.length > START ? `${start.slice(0, START).trimEnd()}…` : start,
      ...(published && { published }),
      ...(source && { source }),
    };
  });
  return {
    name,
    articles: read.articles.length,
    ...(isBeginning && { isBeginning }),
    first,
    ...(table && { columns: table }),
    notices: [...notices, ...read.notices],
  };
}
