import type { SourceFile } from '../model/article.ts';
import type { SourceBytes } from './source-format.ts';
import { findSourceFormat } from './source-formats.ts';
import { dropLastRow, isTable } from './tables.ts';

/** Bytes at the beginning of a large file that say how it goes on: some hundreds of articles. */
export const BEGINNING_BYTES = 1_000_000;

/** Formats of which a piece is a file by itself; a PDF or a zip says at its end where its parts are. */
const CAN_BE_CUT = new Set(['text', 'table', 'Markdown', 'mailbox']);

/** Whether the beginning of a file can be read as a file, going by its name. */
export function canBeCut(name: string): boolean {
  return CAN_BE_CUT.has(findSourceFormat(name)?.name ?? '');
}

/** The beginning of a file without the line that is cut off at its end, so that no letter is cut in two either. */
export function dropLastLine({ name, bytes }: SourceBytes): Uint8Array {
  const at = bytes.lastIndexOf(LINE_END);
  // In UTF-16 of which the lower byte comes first a line end has a zero behind it. A list of records may stand in one line.
  if (at >= 0 && !/\.json$/i.test(name)) return bytes.subarray(0, bytes[at + 1] === 0 ? at + 2 : at + 1);
  let end = bytes.length & ~1;
  while (end > 0 && isWithinLetter(bytes[end]!)) end--;
  return bytes.subarray(0, end);
}

const LINE_END = 0x0a;

/** In UTF-8. */
function isWithinLetter(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/** The texts of a beginning without the record that is cut off at its end. */
export function dropLastRecord(file: SourceFile): SourceFile {
  if (isTable(file)) return { ...file, text: dropLastRow(file.text) };
  if (/\.json$/i.test(file.name)) return { ...file, text: closeJson(file.text) };
  return file;
}

/** A list of records that was cut anywhere, with its whole records; the text itself where there is none. */
function closeJson(text: string): string {
  const open: string[] = [];
  let whole = { to: 0, close: '' };
  let isString = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (isString) {
      if (letter === '\\') at++;
      else if (letter === '"') isString = false;
    } else if (letter === '"') isString = true;
    else if (letter === '{' || letter === '[') open.push(letter === '{' ? '}' : ']');
    else if (letter === '}' || letter === ']') {
      open.pop();
      // Of a list in a list the outer one counts: it holds the records.
      if (open.filter((close) => close === ']').length === 1 && open.at(-1) === ']')
        whole = { to: at + 1, close: open.toReversed().join('') };
    }
  }
  return whole.to === 0 ? text : text.slice(0, whole.to) + whole.close;
}
