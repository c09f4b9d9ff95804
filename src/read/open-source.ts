import type { SourceFile } from '../model/article.ts';
import { FormatError, type Notice } from '../model/notice.ts';
import { cutBundle } from './bundle.ts';
import { findFormatOfBytes } from './format-of-bytes.ts';
import type { ReadingContext, SourceBytes, SourceFormat } from './source-format.ts';
import { findExtension, findSourceFormat } from './source-formats.ts';

/** Bytes that are unpacked from one file at most. */
const MOST_UNPACKED = 512 * 1024 * 1024;

/**
 * The texts in a file's bytes, in the format that its name says, or that its bytes are where they are surely another: one, or several
 * where it holds several. What is of no format that is read, or not what its name says, is named in a notice.
 */
export function openSource(file: SourceBytes, notices: Notice[]): Promise<readonly SourceFile[]> {
  const room = { left: MOST_UNPACKED };
  const open = async (inner: SourceBytes, depth: number): Promise<readonly SourceFile[]> => {
    const refusal = refuseKind(inner.name);
    if (refusal !== undefined) {
      notices.push({ where: inner.name, message: refusal });
      return [];
    }
    const context: ReadingContext = { notices, room, depth, readInner: (next) => open(next, depth + 1) };
    try {
      const read = await chooseFormat(inner, notices).load();
      return (await read(inner, context)).flatMap(cutBundle);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      notices.push({ where: error.where, message: error.message.slice(error.where.length + 2) });
      return [];
    }
  };
  return open(file, 0);
}

function chooseFormat({ name, bytes }: SourceBytes, notices: Notice[]): SourceFormat {
  const named = findSourceFormat(name)!;
  const found = findFormatOfBytes(named, bytes);
  if (!found) return named;
  notices.push({ where: name, message: `is ${found.article} whatever its name says; it was read as one` });
  return findSourceFormat(`x${found.extension}`)!;
}

/** What to say of a file that is of no kind that is read, or undefined where it can be. */
export function refuseKind(name: string): string | undefined {
  if (findSourceFormat(name)) return undefined;
  const extension = findExtension(name);
  return `was left out: ${extension || 'a file without an extension'} is not read; ${ADVICE.get(extension) ?? 'save it as plain text (.txt)'}`;
}

/** What to do with files of other kinds that people have. */
const ADVICE = new Map([
  ...['.doc', '.dot', '.wps', '.pages'].map((extension): [string, string] => [extension, 'save it as .docx or .pdf']),
  ...['.xls', '.ods', '.numbers'].map((extension): [string, string] => [extension, 'save it as .xlsx or .csv']),
  ...['.msg', '.pst', '.ost'].map((extension): [string, string] => [extension, 'export the mails as .eml or .mbox']),
  ...['.mobi', '.azw', '.azw3'].map((extension): [string, string] => [extension, 'convert it to .epub']),
  ...['.7z', '.rar', '.tar', '.gz', '.tgz', '.bz2', '.xz'].map((extension): [string, string] => [
    extension,
    'unpack it',
  ]),
  ...['.png', '.jpg', '.jpeg', '.gif', '.tif', '.tiff', '.webp', '.heic', '.svg'].map((extension): [string, string] => [
    extension,
    'it is a picture; a program for text recognition (OCR) can make text of it',
  ]),
]);
