import { unzipSync } from 'fflate';
import { decodeBytes } from './decode-text.ts';
import type { SourceFormat } from './source-format.ts';

interface FoundFormat {
  /** "a PDF": for a notice. */
  readonly article: string;
  readonly extension: string;
}

/** Formats that are zips, so that a zip under their name is no surprise. */
const ZIPS = new Set(['zip', 'Word', 'OpenDocument', 'e-book', 'workbook', 'web archive']);

/** What in a zip says that it is a document. */
const DOCUMENTS: readonly (FoundFormat & { readonly holds: string })[] = [
  { holds: 'word/document.xml', article: 'a Word document', extension: '.docx' },
  { holds: 'xl/workbook.xml', article: 'a workbook', extension: '.xlsx' },
  { holds: 'META-INF/container.xml', article: 'an e-book', extension: '.epub' },
  { holds: 'content.xml', article: 'an OpenDocument text', extension: '.odt' },
];

/** The format that a file's bytes are of where that is certain and another than its name says. */
export function findFormatOfBytes(named: SourceFormat, bytes: Uint8Array): FoundFormat | undefined {
  if (begins(bytes, '%PDF-')) return named.name === 'PDF' ? undefined : { article: 'a PDF', extension: '.pdf' };
  if (begins(bytes, '{\\rtf'))
    return named.name === 'rich text' ? undefined : { article: 'rich text', extension: '.rtf' };
  if (named.name === 'text' && isPage(bytes)) return { article: 'a web page', extension: '.html' };
  if (!begins(bytes, 'PK\x03\x04') || named.name === 'zip') return undefined;
  const paths = listPaths(bytes);
  const document = DOCUMENTS.find(({ holds }) => paths.has(holds));
  if (ZIPS.has(named.name)) {
    return document && !named.extensions.includes(document.extension) ? document : undefined;
  }
  return document ?? { article: 'a zip', extension: '.zip' };
}

/** Bytes at the beginning in which a page says that it is one, whatever stands in front: a mark, a declaration, comments. */
const PAGE_HEAD = 2048;
const PAGE =
  /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;

function isPage(bytes: Uint8Array): boolean {
  // Of UTF-16 every other byte is zero, as far as letters of tags go.
  return PAGE.test(decodeBytes('latin1', bytes.subarray(0, PAGE_HEAD)).replaceAll('\0', ''));
}

function begins(bytes: Uint8Array, mark: string): boolean {
  for (let at = 0; at < mark.length; at++) if (bytes[at] !== mark.charCodeAt(at)) return false;
  return true;
}

/** The paths in a zip, of files and folders; none where it is damaged. */
export function listPaths(bytes: Uint8Array): ReadonlySet<string> {
  const paths = new Set<string>();
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        paths.add(name);
        return false;
      },
    });
  } catch {
    // Its reader says what is the matter.
  }
  return paths;
}
