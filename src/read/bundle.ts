import type { SourceFile } from '../model/article.ts';
import type { Notice } from '../model/notice.ts';
import { dropInvisible } from '../text/visible.ts';
import { sayAuthors } from './authors.ts';

/**
 * Articles that a press database writes into one file, one after another. Each kind is known by the line that stands
 * between two of them, which no article has.
 */
interface BundleFormat {
  readonly name: string;
  /** Whether a line ends an article (or, where `isFirst`, begins one). */
  readonly mark: RegExp;
  readonly isFirst: boolean;
  readonly readArticle: (lines: readonly string[]) => Omit<SourceFile, 'name'>;
}

const FORMATS: readonly BundleFormat[] = [
  { name: 'LexisNexis', mark: /^\s*\d+ of \d+ DOCUMENTS\s*$/, isFirst: true, readArticle: readLexisNexis },
  { name: 'Nexis Uni', mark: /^\s*End of Document\s*$/, isFirst: false, readArticle: readNexisUni },
  {
    name: 'Factiva',
    mark: /^\s*(?:AN\s+)?Document (?=[A-Za-z0-9]{10,32}\s*$)[A-Z]{2}[A-Za-z0-9]*?\d{6}[A-Za-z0-9]*\s*$/,
    isFirst: false,
    readArticle: readFactiva,
  },
  { name: 'ProQuest', mark: /^\s*Document \d+ of \d+\s*$/, isFirst: true, readArticle: readProQuest },
];

/** What such databases write; a table or a list of records is cut by its rows. */
const PROSE = /\.(?:txt|md|rtf|docx|odt|pdf|x?html?)$/i;

/**
 * The articles of a bundle, named by their place in it, from 1; or the file itself, where it is none. The list of what was downloaded that goes
 * with them is named in a notice.
 */
export function cutBundle(file: SourceFile, notices: Notice[]): readonly SourceFile[] {
  if (file.stated?.title !== undefined || !PROSE.test(file.name)) return [file];
  const lines = splitLines(file.text);
  const format = findFormat(lines);
  if (!format) {
    if (!isCover(lines)) return [file];
    const message = 'is a list of what was downloaded from Nexis Uni, not an article; it was left out';
    notices.push({ where: file.name, message });
    return [];
  }
  return cutLines(lines, format).map((part, index) => ({
    ...format.readArticle(part),
    name: `${file.name}#${index + 1}`,
  }));
}

/** Whether a text is such a bundle. */
export function isBundle(text: string): boolean {
  return findFormat(splitLines(text)) !== undefined;
}

function splitLines(text: string): readonly string[] {
  return dropInvisible(text).split(/\r\n?|\n|\f/);
}

function findFormat(lines: readonly string[]): BundleFormat | undefined {
  return FORMATS.find(({ mark }) => lines.some((line) => mark.test(line)));
}

function cutLines(lines: readonly string[], { mark, isFirst }: BundleFormat): readonly (readonly string[])[] {
  const parts: string[][] = isFirst ? [] : [[]];
  for (const line of lines) {
    if (mark.test(line)) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  // What follows the end of the last article is what was searched for, or of an article that is cut off.
  const last = parts.at(-1)!;
  if (!isFirst && parts.length > 1 && !last.some((line) => DATE.test(line) || /^\s*HD\b/.test(line))) parts.pop();
  return parts.filter((part) => part.some((line) => line.trim() !== ''));
}

/** Labels that stand before or after an article's text, with a colon. */
const LABEL =
  /^\s*(BYLINE|SECTION|LENGTH|DATELINE|HEADLINE|BODY|LOAD-DATE|LANGUAGE|GRAPHIC|PUBLICATION-TYPE|JOURNAL-CODE|DOCUMENT-TYPE|SUBJECT|ORGANIZATION|PERSON|COUNTRY|CITY|STATE|COMPANY|TICKER|INDUSTRY|GEOGRAPHIC|TYPE|HIGHLIGHT|SERIES|CORRECTION(?:-DATE)?|Section|Length|Byline|Dateline|Highlight|Graphic|Load-Date|Language|Classification|Body)(?::\s*(.*)|\s*)$/;
const COPYRIGHT = /^\s*(?:Copyright\b|©|All Rights Reserved)/i;
const DATE =
  /^\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{4})\b/i;

/** Source, date, edition, headline, labelled lines, the text, labelled lines. */
function readLexisNexis(lines: readonly string[]): Omit<SourceFile, 'name'> {
  const dateAt = lines.findIndex((line) => DATE.test(line));
  const head = lines.slice(0, Math.max(0, dateAt)).filter((line) => line.trim() !== '' && !COPYRIGHT.test(line));
  const labels = listLabels(lines);
  const headline = labels.find(({ label }) => label === 'HEADLINE');
  const firstLabel = labels.find(({ at }) => at > dateAt);
  const title = headline
    ? joinBlock([headline.rest, ...untilBlank(lines, headline.at + 1)])
    : // Between date (and edition) and the first label.
      lastBlock(lines.slice(dateAt + 1, firstLabel?.at ?? dateAt + 1));
  const body = labels.find(({ label }) => label.toUpperCase() === 'BODY');
  const length = labels.find(({ label }) => label.toUpperCase() === 'LENGTH');
  const from = body ? body.at + 1 : (length?.at ?? firstLabel?.at ?? dateAt) + 1;
  const text = [...(body?.rest ? [body.rest] : []), ...untilTail(lines, from, labels)];
  return make(text, title, lines[dateAt], joinBlock(head.slice(0, 1)), findByline(labels));
}

/** Headline, source, date, copyright, labelled lines, `Body`, the text, `Load-Date`. */
function readNexisUni(lines: readonly string[]): Omit<SourceFile, 'name'> {
  const filled = lines.filter((line) => line.trim() !== '');
  const dateAt = filled.findIndex((line) => DATE.test(line));
  // Before the first article stands a list of all; headline, source and date follow each other.
  const head = filled.slice(isCover(lines) ? Math.max(0, dateAt - 2) : 0, Math.max(0, dateAt));
  const labels = listLabels(lines);
  const body = labels.find(({ label }) => label === 'Body');
  const lastLabel = labels.filter(({ label }) => !TAIL.has(label.toUpperCase())).at(-1);
  const from = (body?.at ?? lastLabel?.at ?? lines.findIndex((line) => DATE.test(line))) + 1;
  const [title, source] = [head[0]?.trim() ?? '', head.at(-1)?.trim() ?? ''];
  return make(untilTail(lines, from, labels), title, filled[dateAt], source, findByline(labels));
}

/** What a list of downloaded documents begins with. */
const COVER = /^\s*(?:User Name|Date and Time|Job Number):/;

function isCover(lines: readonly string[]): boolean {
  return lines.filter((line) => COVER.test(line)).length > 1 && lines.some((line) => /^\s*Client\/Matter:/.test(line));
}

/** Two-letter codes with what they stand for, or the same without codes: headline, author, words, date, source, copyright, text. */
function readFactiva(lines: readonly string[]): Omit<SourceFile, 'name'> {
  const coded = new Map<string, string[]>();
  let open: string[] | undefined;
  for (const line of lines) {
    const match =
      /^\s*(SE|HD|CR|BY|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CO|IN|NS|RE|IPD|IPC|PUB|AN|ART|CT|RF|CLM)(?:\s+(.*)|\s*)$/.exec(
        line,
      );
    if (match) {
      open = match[2] ? [match[2]] : [];
      coded.set(match[1]!, open);
    } else open?.push(line);
  }
  const title = coded.get('HD');
  if (title) {
    const text = [...(coded.get('LP') ?? []), '', ...(coded.get('TD') ?? [])];
    const [source, author] = [joinBlock(coded.get('SN') ?? []), joinBlock(coded.get('BY') ?? [])];
    return make(text, joinBlock(title), joinBlock(coded.get('PD') ?? []), source, author);
  }
  const dateAt = lines.findIndex((line) => DATE.test(line));
  const filled = lines.slice(dateAt + 1).filter((line) => line.trim() !== '');
  const wordsAt = lines.findIndex((line) => /^\s*[\d,]+ words\s*$/.test(line));
  const copyrightAt = lines.findIndex((line, at) => at > dateAt && COPYRIGHT.test(line));
  const start = Math.max(
    0,
    lines.findIndex((line) => line.trim() !== ''),
  );
  const first = untilBlank(lines, start);
  const headline = joinBlock(wordsAt > start ? first.slice(0, wordsAt - start) : first);
  const from = Math.max(copyrightAt, dateAt, wordsAt) + 1;
  // On the headline's last line, or by itself.
  const glued = /\s*By [\p{L} .'-]+$/u.exec(headline)?.[0] ?? '';
  const byline = glued || joinBlock(lines.slice(start + first.length, Math.max(0, wordsAt)));
  const plain = headline.slice(0, headline.length - glued.length);
  return make(lines.slice(from), plain, lines[dateAt], filled[0]?.trim() ?? '', byline);
}

/** Labels of ProQuest, each with a colon; those after the text tell what it is about and where it stood. */
const PROQUEST =
  /^\s*(Author|Publication info|Abstract|Links|Full text|Subject|Business indexing term|Location|People|Company \/ organization|Identifier \/ keyword|Classification|Title|Alternate title|Publication title|First page|Pages|Publication year|Publication date|Section|Document URL):\s*(.*)$/i;
const PROQUEST_TAIL =
  /^(?:subject|business indexing term|location|people|company \/ organization|identifier \/ keyword|classification|title)$/;

/** Headline, author, where it was published, abstract, the text, labelled lines. */
function readProQuest(lines: readonly string[]): Omit<SourceFile, 'name'> {
  const labels = lines.flatMap((line, at) => {
    const match = PROQUEST.exec(line);
    return match ? [{ label: match[1]!.toLowerCase(), at, rest: match[2]!.trim() }] : [];
  });
  const find = (label: string) => labels.find((each) => each.label === label);
  const read = (label: string) => find(label)?.rest ?? '';
  const headline = joinBlock(untilBlank(lines, Math.max(0, lines.findIndex((line) => line.trim() !== '')))); // biome-ignore format: one line
  const body = find('full text') ?? find('abstract');
  const tail = labels.find(({ label, at }) => at > (body?.at ?? 0) && PROQUEST_TAIL.test(label));
  const text = body ? [body.rest, ...lines.slice(body.at + 1, tail?.at)] : [];
  // "The Guardian; London (UK)"
  const [source = ''] = (read('publication title') || read('publication info')).split(';');
  const { stated, ...made } = make(text, read('title') || headline, read('publication date'), source.trim(), '');
  const author = sayAuthors(read('author').split(';').map(turnName));
  const [url = ''] = read('document url').split('?');
  return { ...made, stated: { ...stated, ...(author && { author }), ...(/^https?:/.test(url) && { url }) } };
}

/** "Doe, Jane" as she is called. */
function turnName(name: string): string {
  const [family = '', given, ...more] = name.split(',').map((part) => part.trim());
  return given === undefined || more.length > 0 ? name.trim() : `${given} ${family}`;
}

function make(text: readonly string[], title: string, date: string | undefined, source: string, byline: string) {
  const author = sayAuthors(byline);
  return {
    text: text
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    stated: {
      ...(title && { title }),
      ...(date && { published: date.trim() }),
      ...(source && { source }),
      ...(author && { author }),
    },
  };
}

function findByline(labels: readonly Label[]): string {
  return labels.find(({ label }) => label.toUpperCase() === 'BYLINE')?.rest ?? '';
}

interface Label {
  readonly label: string;
  readonly at: number;
  readonly rest: string;
}

function listLabels(lines: readonly string[]): readonly Label[] {
  return lines.flatMap((line, at) => {
    const match = LABEL.exec(line);
    // A word of these alone on its line is a label where it says where the text begins, and nowhere else.
    if (!match || (match[2] === undefined && !/^(?:body|graphic|classification)$/i.test(match[1]!))) return [];
    return [{ label: match[1]!, at, rest: match[2]?.trim() ?? '' }];
  });
}

/** Labels that come after the text. */
const TAIL = new Set(
  'LOAD-DATE LANGUAGE GRAPHIC PUBLICATION-TYPE JOURNAL-CODE DOCUMENT-TYPE SUBJECT ORGANIZATION PERSON COUNTRY CITY STATE COMPANY TICKER INDUSTRY GEOGRAPHIC TYPE CLASSIFICATION'.split(
    ' ',
  ),
);

function untilTail(lines: readonly string[], from: number, labels: readonly Label[]): readonly string[] {
  const tail = labels.find(({ label, at }) => at >= from && TAIL.has(label.toUpperCase()));
  const body = lines.slice(from, tail?.at ?? lines.length);
  while (body.length > 0 && (body.at(-1)!.trim() === '' || COPYRIGHT.test(body.at(-1)!))) body.pop();
  return body;
}

function untilBlank(lines: readonly string[], from: number): readonly string[] {
  const end = lines.findIndex((line, at) => at >= from && line.trim() === '');
  return lines.slice(from, end < 0 ? lines.length : end);
}

/** The last run of lines that are not blank. */
function lastBlock(lines: readonly string[]): string {
  let block: string[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    if ((lines[at - 1] ?? '').trim() === '') block = [];
    block.push(line);
  }
  return joinBlock(block);
}

function joinBlock(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
