import type { SourceFormat } from './source-format.ts';

/** Formats that articles are read from, by what people call them. Texts and tables are text in some encoding; `readRecords` reads what they say. */
const sourceFormats = [
  { name: 'text', extensions: ['.txt'] },
  { name: 'table', extensions: ['.csv', '.tsv', '.json', '.jsonl', '.ndjson'] },
  { name: 'Markdown', extensions: ['.md'] },
  { name: 'web page', extensions: ['.html', '.htm', '.xhtml'] },
  { name: 'saved page', extensions: ['.mhtml', '.mht'] },
  { name: 'PDF', extensions: ['.pdf'] },
  { name: 'Word', extensions: ['.docx'] },
  { name: 'OpenDocument', extensions: ['.odt'] },
  { name: 'rich text', extensions: ['.rtf'] },
  { name: 'e-book', extensions: ['.epub'] },
  { name: 'workbook', extensions: ['.xlsx'] },
  { name: 'feed', extensions: ['.rss', '.atom', '.xml'] },
  { name: 'mail', extensions: ['.eml'] },
  { name: 'mailbox', extensions: ['.mbox'] },
  { name: 'web archive', extensions: ['.warc', '.warc.gz', '.wacz'] },
  { name: 'zip', extensions: ['.zip'] },
] as const satisfies readonly SourceFormat[];

export type FormatName = (typeof sourceFormats)[number]['name'];

/** Endings of the files that can be read. */
export const READABLE_EXTENSIONS: readonly string[] = sourceFormats.flatMap(
  ({ extensions }): readonly string[] => extensions,
);

/** The format that a file's name says it is of. */
export function findSourceFormat(name: string): (SourceFormat & { readonly name: FormatName }) | undefined {
  // A mailbox that Apple's Mail exports is a folder, `X.mbox`, with a file of no ending in it.
  const lower = name.toLowerCase().replace(/(?:\.mbox\/|^)mbox$/, '.mbox');
  return sourceFormats.find(({ extensions }: SourceFormat) =>
    extensions.some((extension) => lower.endsWith(extension)),
  );
}

/** With the dot, in lower case; empty where there is none. */
function findExtension(name: string): string {
  return /\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? '';
}

/** What a file is going to be read as, by its name alone. */
export type ExpectedReading = { readonly format: string } | { readonly refusal: string };

export function expectReading(name: string): ExpectedReading {
  const format = findSourceFormat(name)?.name;
  return format === undefined ? { refusal: refuseKind(name)! } : { format };
}

/** What to say of a file that is of no kind that is read, or undefined where it can be. */
export function refuseKind(name: string): string | undefined {
  if (findSourceFormat(name)) return undefined;
  const extension = findExtension(name);
  if (extension === '')
    return 'was left out: a file without an extension is not read; end its name as its kind does, in .txt or .pdf for instance';
  return `was left out: ${extension} is not read; ${ADVICE.get(extension) ?? 'save it as plain text (.txt)'}`;
}

/** What to do with files of other kinds that people have, by their endings. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ...['.doc', '.dot', '.wps', '.pages'].map((extension): [string, string] => [extension, 'save it as .docx or .pdf']),
  ...['.xls', '.ods', '.numbers'].map((extension): [string, string] => [extension, 'save it as .xlsx or .csv']),
  ...['.msg', '.pst', '.ost'].map((extension): [string, string] => [extension, 'export the mails as .eml or .mbox']),
  ['.webarchive', 'save the page as HTML, or print it as a PDF'],
  ...['.p7s', '.asc', '.sig'].map((extension): [string, string] => [extension, 'it is a signature, not a text']),
  ...['.ics', '.vcf'].map((extension): [string, string] => [extension, 'it is a date or an address card, not a text']),
  ...['.mobi', '.azw', '.azw3'].map((extension): [string, string] => [extension, 'convert it to .epub']),
  ...['.7z', '.rar', '.tar', '.gz', '.tgz', '.bz2', '.xz'].map((extension): [string, string] => [
    extension,
    'unpack it',
  ]),
  ...['.png', '.jpg', '.jpeg', '.gif', '.tif', '.tiff', '.webp', '.heic', '.svg'].map((extension): [string, string] => [
    extension,
    'it is a picture; a program for text recognition (OCR) can make text of it',
  ]),
  ...['.mp4', '.mov', '.avi', '.mkv', '.webm', '.mp3', '.m4a', '.wav', '.ogg', '.flac'].map(
    (extension): [string, string] => [
      extension,
      'it is a recording; a program for speech recognition can make text of it',
    ],
  ),
  ...['.ppt', '.pptx', '.odp', '.key'].map((extension): [string, string] => [extension, 'save it as .pdf']),
  ...['.db', '.sqlite', '.mdb', '.accdb', '.parquet'].map((extension): [string, string] => [
    extension,
    'export its tables as .csv',
  ]),
  ...['.url', '.lnk', '.webloc'].map((extension): [string, string] => [
    extension,
    'it only leads elsewhere; open it, and save what it leads to',
  ]),
  ...[
    '.exe',
    '.dll',
    '.msi',
    '.dmg',
    '.iso',
    '.apk',
    '.jar',
    '.bat',
    '.sh',
    '.js',
    '.css',
    '.woff',
    '.woff2',
    '.ttf',
  ].map((extension): [string, string] => [
    extension,
    'it is no text that people read, and there is nothing to do about it',
  ]),
]);
