import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import type { SourceFile } from '../model/article.ts';
import { FormatError } from '../model/notice.ts';
import { dropInvisible } from '../text/visible.ts';
import { sayAuthors } from './authors.ts';
import { decodeBytes } from './decode-text.ts';
import { joinPages, type PdfLine } from './pdf-lines.ts';
import type { SourceReader } from './source-format.ts';

/** Pages named in a notice. */
const PAGES_NAMED = 12;

/** A PDF as the text that lies in it, its lines joined to paragraphs. Pages without any (scans) are named in a notice. */
export const readPdf: SourceReader = async ({ name, bytes }, { notices }) => {
  const document = await openPdf(name, bytes);
  try {
    const pages: (readonly PdfLine[])[] = [];
    const empty: number[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const lines = await readLines(document, number);
      if (lines.length === 0) empty.push(number);
      pages.push(lines);
    }
    if (empty.length === pages.length) {
      const message =
        'holds no text, only pictures of it (a scan); let a program for text recognition (OCR) read it first';
      notices.push({ where: name, message });
      return [];
    }
    if (empty.length > 0) {
      const rest = empty.length - PAGES_NAMED;
      const list = empty.slice(0, PAGES_NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
      const subject = empty.length === 1 ? `page ${list} holds` : `pages ${list} hold`;
      notices.push({ where: name, message: `${subject} no text (a scan, or empty); the others were read` });
    }
    const read = joinPages(pages);
    const { stated, text } = await readStated(document, read);
    return [{ name, text, ...(stated && { stated }) } satisfies SourceFile];
  } catch (error) {
    throw new FormatError(name, `is a damaged PDF (${explain(error)})`);
  } finally {
    await document.destroy();
  }
};

/** Bytes in which a PDF says that it is one, and in which its end does. */
const EDGE = 1024;
/**
 * Bytes of a PDF without its end that are looked through for what is left of it: the library takes some twenty times as
 * much memory for that.
 */
const LARGEST_DAMAGED = 16 * 1024 * 1024;

/** @throws FormatError where there is nothing in it to look for: the library would take gigabytes to find that out. */
function checkEdges(name: string, bytes: Uint8Array): void {
  const read = (part: Uint8Array) => decodeBytes('latin1', part);
  if (!read(bytes.subarray(0, EDGE)).includes('%PDF-'))
    throw new FormatError(name, 'is no PDF that can be opened (it does not begin as one)');
  if (bytes.length > LARGEST_DAMAGED && !read(bytes.subarray(-EDGE)).includes('startxref')) {
    throw new FormatError(name, 'is a PDF without its end, and too large to look for what is left of it; get it again');
  }
}

async function openPdf(name: string, bytes: Uint8Array): Promise<PDFDocumentProxy> {
  checkEdges(name, bytes);
  const { getDocumentProxy } = await import('unpdf');
  try {
    // A copy, for the library takes away the bytes that it is given.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      useSystemFonts: false,
    });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    throw new FormatError(
      name,
      isLocked ? 'is locked by a password; save it without one' : `is no PDF that can be opened (${explain(error)})`,
    );
  }
}

async function readLines(document: PDFDocumentProxy, number: number): Promise<readonly PdfLine[]> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const lines: PdfLine[] = [];
  let open: { text: string; from: number; to: number; y: number; height: number } | undefined;
  for (const item of items) {
    if (!('str' in item)) continue;
    const [x, y] = [Number(item.transform[4]), Number(item.transform[5])];
    if (item.str !== '') {
      if (open && item.str.trim() !== '') open.height = Math.max(open.height, item.height);
      open ??= { text: '', from: x, to: x, y, height: item.height };
      open.text += item.str;
      open.to = Math.max(open.to, x + item.width);
    }
    if (!item.hasEOL || !open) continue;
    lines.push(open);
    open = undefined;
  }
  if (open) lines.push(open);
  page.cleanup();
  return lines
    .map((line) => ({ ...line, text: dropInvisible(line.text).replace(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
}

/**
 * Who wrote it and when the file was made, and what the file says its title is where its text begins with it: else it is mostly a template's
 * name. A title on several lines is one in the text that is given back.
 */
async function readStated(document: PDFDocumentProxy, text: string): Promise<Pick<SourceFile, 'stated' | 'text'>> {
  const { info } = await document.getMetadata();
  const {
    Title,
    Author,
    CreationDate: made,
  } = info as {
    readonly Title?: unknown;
    readonly Author?: unknown;
    readonly CreationDate?: unknown;
  };
  const title = typeof Title === 'string' ? Title.trim().replace(/\s+/g, ' ') : '';
  const end = title === '' ? 0 : findEnd(text, title);
  const author = sayAuthors(Author);
  const isMade = typeof made === 'string' && made !== '';
  if (end === 0 && author === '' && !isMade) return { text };
  const stated = { ...(end > 0 && { title }), ...(author && { author }), ...(isMade && { made }) };
  return { stated, text: end === 0 ? text : `${title}\n\n${text.slice(end).trimStart()}` };
}

/** Where a text that begins with some words goes on behind them, however its lines are broken; 0 where it begins otherwise. */
function findEnd(text: string, words: string): number {
  let at = 0;
  for (const letter of words) {
    if (letter === ' ') {
      const space = /^\s+/.exec(text.slice(at, at + 8));
      if (!space) return 0;
      at += space[0].length;
    } else if (text.startsWith(letter, at)) at += letter.length;
    else return 0;
  }
  // A word that goes on is another.
  return /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2)) ? 0 : at;
}

function explain(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
