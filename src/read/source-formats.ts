import type { SourceFormat } from './source-format.ts';

/** Formats whose bytes are a text in some encoding; `readRecords` reads what they say. */
const TEXT_EXTENSIONS = ['.txt', '.md', '.html', '.htm', '.xhtml', '.json', '.jsonl', '.ndjson', '.csv', '.tsv'];

const sourceFormats: readonly SourceFormat[] = [
  { name: 'Text', extensions: TEXT_EXTENSIONS, load: async () => (await import('./plain.ts')).readPlain },
  { name: 'Word', extensions: ['.docx'], load: async () => (await import('./docx.ts')).readDocx },
  { name: 'OpenDocument', extensions: ['.odt'], load: async () => (await import('./odt.ts')).readOdt },
  { name: 'Mail', extensions: ['.eml'], load: async () => (await import('./mail.ts')).readMail },
  { name: 'Mailbox', extensions: ['.mbox'], load: async () => (await import('./mail.ts')).readMailbox },
  { name: 'Zip', extensions: ['.zip'], load: async () => (await import('./zip.ts')).readZip },
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
