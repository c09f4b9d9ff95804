import type { Article, SourceFile } from '../model/article.ts';
import { FormatError, type Notice } from '../model/notice.ts';
import type { Progress } from '../model/progress.ts';
import type { ColumnNames } from '../model/record-columns.ts';
import type { Span } from '../model/span.ts';
import { doubtFarDates, doubtFileDates } from './doubtful-dates.ts';
import { markFurniture } from './furniture.ts';
import { splitParagraphs } from './paragraphs.ts';
import { readRecords, type SourceRecord } from './records.ts';
import { markRepetition } from './repetition.ts';
import { splitSentences } from './sentences.ts';

/** Longest paragraph that is taken for a headline, in UTF-16 code units. */
const LONGEST_HEADLINE = 200;

/** Code units of a title that no record gives: a text without a stop is one sentence. */
const LONGEST_TITLE = 1000;

/** UTF-16 code units of one article's text, some 1.3 million words. Twice as many took 3.4 GB, and 200 million ended the program for want of memory. */
const LONGEST_ARTICLE = 2 ** 23;

export interface ReadResult {
  readonly articles: readonly Article[];
  readonly notices: readonly Notice[];
}

/**
 * Reads files as articles: a plain text is one article, its text as it stands; a table or a list of records is one
 * article a record. What cannot be read, or holds no text, becomes a notice.
 *
 * @param columns where the parts of a record stand, in tables whose columns have names of their own.
 */
export function* readArticles(
  files: readonly SourceFile[],
  columns: ColumnNames = {},
): Generator<Progress, ReadResult> {
  const articles: Article[] = [];
  const notices: Notice[] = [];
  const ids = new Set<string>();
  const datedByFile: Article[] = [];
  for (const [index, file] of files.entries()) {
    if (index % 50 === 0) yield { step: 'read', done: index, total: files.length };
    try {
      const records = readRecords(file, columns);
      for (const notice of records.notices) notices.push(notice);
      for (const [row, record] of records.records.entries()) {
        if (row % 200 === 199) yield { step: 'read', done: index, total: files.length };
        if (record.text.trim() === '') {
          notices.push({ where: record.id, message: 'holds no text; it was left out' });
          continue;
        }
        if (record.text.length > LONGEST_ARTICLE) {
          const message = `holds ${record.text.length} characters, more than the ${LONGEST_ARTICLE} that one article can have; it was left out. Cut it into parts`;
          notices.push({ where: record.id, message });
          continue;
        }
        if (ids.has(record.id)) {
          notices.push({ where: record.id, message: 'another article has the same id; this one was left out' });
          continue;
        }
        ids.add(record.id);
        const article = readArticle(record);
        articles.push(article);
        if (records.areDatedByFile) datedByFile.push(article);
      }
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      notices.push({ where: error.where, message: error.message.slice(error.where.length + 2) });
    }
  }
  for (const notice of [...doubtFileDates(datedByFile), ...doubtFarDates(articles)]) notices.push(notice);
  return { articles: markRepetition(articles), notices };
}

/** Finds the parts of one article. */
function readArticle({ title, ...record }: SourceRecord): Article {
  const paragraphs = splitParagraphs(record.text);
  const sentences = splitSentences(record.text, paragraphs);
  const furniture = markFurniture(record.text, paragraphs, sentences);
  return { ...record, title: title ?? findTitle(record.text, paragraphs, sentences), paragraphs, sentences, furniture };
}

function findTitle(text: string, paragraphs: readonly Span[], sentences: readonly Span[]): string {
  const first = paragraphs[0];
  if (!first) return '';
  const looksLikeHeadline = first.to - first.from <= LONGEST_HEADLINE && paragraphs.length > 1;
  const { from, to } = looksLikeHeadline ? first : (sentences[0] ?? first);
  const isCut = to - from > LONGEST_TITLE;
  return text.slice(from, isCut ? from + LONGEST_TITLE : to).replace(/\s+/g, ' ') + (isCut ? '…' : '');
}
