import type { SourceFormat } from './source-format.ts';

/** Formats whose bytes are a text in some encoding; `readRecords` reads what they say. */
const TEXT_EXTENSIONS = ['.txt', '.json', '.jsonl', '.ndjson', '.csv', '.tsv'];

const sourceFormats: readonly SourceFormat[] = [
  { name: 'text', extensions: TEXT_EXTENSIONS, load: async () => (await import('./plain.ts')).readPlain },
  { name: 'Markdown', extensions: ['.md'], load: async () => (await import('./markdown.ts')).readMarkdown },
  {
    name: 'web page',
    extensions: ['.html', '.htm', '.xhtml'],
    load: async () => (await import('./web-page.ts')).readWebPage,
  },
  { name: 'PDF', extensions: ['.pdf'], load: async () => (await import('./pdf.ts')).readPdf },
  { name: 'Word', extensions: ['.docx'], load: async () => (await import('./docx.ts')).readDocx },
  { name: 'OpenDocument', extensions: ['.odt'], load: async () => (await import('./odt.ts')).readOdt },
  { name: 'rich text', extensions: ['.rtf'], load: async () => (await import('./rtf.ts')).readRtf },
  { name: 'e-book', extensions: ['.epub'], load: async () => (await import('./epub.ts')).readEpub },
  { name: 'workbook', extensions: ['.xlsx'], load: async () => (await import('./xlsx.ts')).readXlsx },
  {
    name: 'feed',
    extensions: ['.rss', '.atom', '.xml'],
    load: async () => (await import('./feed.ts')).readFeed,
  },
  { name: 'mail', extensions: ['.eml'], load: async () => (await import('./mail.ts')).readMail },
  { name: 'mailbox', extensions: ['.mbox'], load: async () => (await import('./mail.ts')).readMailbox },
  { name: 'zip', extensions: ['.zip'], load: async () => (await import('./zip.ts')).readZip },
];

/** Endings of the files that can be read. */
export const READABLE_EXTENSIONS: readonly string[] = sourceFormats.flatMap(({ extensions }) => extensions);

/** The format that a file's name says it is of. */
export function findSourceFormat(name: string): SourceFormat | undefined {
  const extension = findExtension(name);
  return sourceFormats.find(({ extensions }) => extensions.includes(extension));
}

/** With the dot, in lower case; empty where there is none. */
export function findExtension(name: string): string {
  return /\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? '';
}
