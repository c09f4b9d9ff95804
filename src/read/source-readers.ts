import type { SourceReader } from './source-format.ts';
import type { FormatName } from './source-formats.ts';

/** Fetches the reader of a format, so that nobody need carry what he may never use. */
export const sourceReaders: { readonly [Name in FormatName]: () => Promise<SourceReader> } = {
  text: async () => (await import('./plain.ts')).readText,
  table: async () => (await import('./plain.ts')).readPlain,
  Markdown: async () => (await import('./markdown.ts')).readMarkdown,
  'web page': async () => (await import('./web-page.ts')).readWebPage,
  'saved page': async () => (await import('./saved-page.ts')).readSavedPage,
  PDF: async () => (await import('./pdf.ts')).readPdf,
  Word: async () => (await import('./docx.ts')).readDocx,
  OpenDocument: async () => (await import('./odt.ts')).readOdt,
  'rich text': async () => (await import('./rtf.ts')).readRtf,
  'e-book': async () => (await import('./epub.ts')).readEpub,
  workbook: async () => (await import('./xlsx.ts')).readXlsx,
  feed: async () => (await import('./feed.ts')).readFeed,
  mail: async () => (await import('./mail.ts')).readMail,
  mailbox: async () => (await import('./mail.ts')).readMailbox,
  'web archive': async () => (await import('./web-archive.ts')).readWebArchive,
  zip: async () => (await import('./zip.ts')).readZip,
};
