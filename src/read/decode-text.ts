import { FormatError, type Notice } from '../model/notice.ts';
import { findSignature } from './signatures.ts';

/** Bytes at the beginning of a file that say what it is: enough for a declaration, and for a share of odd characters. */
const HEAD = 65_536;
/** Bytes in which HTML and XML must declare their encoding. */
const DECLARATION = 1024;
/** Share of control characters above which bytes are no text; prose has none, a damaged log a few in a thousand. */
const MOST_CONTROLS = 0.01;
/** Valid sequences of UTF-8 for each broken one from which a file is damaged UTF-8 rather than another encoding. */
const VALID_PER_BROKEN = 4;

/**
 * A file's bytes as text. A byte-order mark decides; else UTF-16 is known by its spaces and line ends, and UTF-8 by
 * being valid, for nothing else happens to be. What is neither is read as the encoding that it declares in its head
 * (HTML, XML), or as Windows-1252, the usual alternative. Wherever that was not certain a notice tells it.
 *
 * @throws FormatError where the bytes are no text, saying what they look like.
 */
export function decodeText(name: string, bytes: Uint8Array, notices: Notice[]): string {
  const say = (message: string) => void notices.push({ where: name, message });
  const marked = findMark(bytes);
  // The mark stays in a UTF-8 text, as in most programs, so that offsets agree with theirs.
  if (marked && marked !== 'utf-8') return decodeBytes(marked, bytes);
  const signature = findSignature(bytes);
  if (signature) throw new FormatError(name, `is ${signature} whatever its name says; it was left out`);

  const head = bytes.subarray(0, HEAD);
  const zeros = count(head, (byte) => byte === 0);
  if (zeros > 0) {
    const wide = guessUtf16(head);
    if (wide) {
      say(`was read as ${wide === 'utf-16le' ? 'UTF-16LE' : 'UTF-16BE'}, which it does not say it is`);
      return decodeBytes(wide, bytes);
    }
  }
  if (count(head, isControl) > head.length * MOST_CONTROLS) {
    throw new FormatError(name, 'is no text by its bytes; it was left out');
  }
  const declared = findDeclared(head);
  const strict = decodeStrictly(bytes);
  if (strict !== undefined) {
    // Only an encoding of 7 bits can be meant where the bytes are UTF-8 as well.
    if (declared?.encoding === 'iso-2022-jp') return decodeBytes(declared.encoding, bytes);
    if (zeros > 0) say('holds zero bytes among its text; see whether it is whole');
    return strict;
  }
  if (declared?.encoding && !declared.encoding.startsWith('utf-')) {
    say(`was read as ${declared.label}, as it declares`);
    return decodeBytes(declared.encoding, bytes);
  }
  const unknown = declared && !declared.encoding ? ` (it declares ${declared.label}, which is not known)` : '';
  const lax = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const broken = countUnits(lax, (unit) => unit === 0xfffd);
  const valid = countUnits(lax, (unit) => unit > 0x7f && unit !== 0xfffd);
  if (marked || valid > VALID_PER_BROKEN * broken) {
    say(`is UTF-8 but for ${broken} broken place${broken === 1 ? '' : 's'}, marked \ufffd${unknown}`);
    return lax;
  }
  say(`is not UTF-8; it was read as Windows-1252${unknown}, so look at its accented letters`);
  return decodeBytes('windows-1252', bytes);
}

function findMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined;
}

/** UTF-16 without a mark: every text has spaces or line ends, which are where only one of the two byte orders sees them. */
function guessUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [little, big] = (['utf-16le', 'utf-16be'] as const).map((encoding) => {
    const text = decodeBytes(encoding, head.subarray(0, head.length & ~1));
    const odd = countUnits(text, (unit) => isControl(unit) || unit >= 0xfffd);
    return odd > text.length * MOST_CONTROLS ? 0 : countUnits(text, (unit) => unit === 0x20 || unit === 0x0a);
  });
  if (little! > big!) return 'utf-16le';
  return big! > little! ? 'utf-16be' : undefined;
}

interface Declared {
  readonly label: string;
  /** As the platform calls it, or undefined where it knows no such encoding. */
  readonly encoding: string | undefined;
}

/** The encoding in an XML declaration or in a page's `<meta>`. */
function findDeclared(head: Uint8Array): Declared | undefined {
  const text = decodeBytes('windows-1252', head.subarray(0, DECLARATION));
  const match =
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(text) ??
    /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(text);
  const label = match?.[1];
  if (label === undefined) return undefined;
  try {
    return { label, encoding: new TextDecoder(label).encoding };
  } catch {
    return { label, encoding: undefined };
  }
}

/** Bytes as text in an encoding that is known. @throws RangeError where the platform knows no such encoding. */
export function decodeBytes(encoding: string, bytes: Uint8Array): string {
  const decoder = new TextDecoder(encoding);
  const text = decoder.decode(bytes);
  // Node 20 reads Windows-1252 as Latin-1, whose characters 80 to 9F are controls where Windows has its quotes and dashes.
  if (decoder.encoding !== 'windows-1252') return text;
  return text.replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control);
}

/** Characters 80 to 9F of Windows-1252; it leaves five of them undefined. */
const WINDOWS_1252 = [
  ...['€', undefined, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', undefined, 'Ž', undefined],
  ...[undefined, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', undefined, 'ž', 'Ÿ'],
];

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Control characters that no text file is written with: all but tab, line ends, form feed and escape. */
function isControl(unit: number): boolean {
  return unit < 0x20 && unit !== 0x1b && !(unit >= 0x09 && unit <= 0x0d);
}

function count(bytes: Uint8Array, test: (byte: number) => boolean): number {
  let found = 0;
  for (const byte of bytes) if (test(byte)) found++;
  return found;
}

function countUnits(text: string, test: (unit: number) => boolean): number {
  let found = 0;
  for (let at = 0; at < text.length; at++) if (test(text.charCodeAt(at))) found++;
  return found;
}
