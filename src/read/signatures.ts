/** What files of other kinds begin with, and what people call them. */
const SIGNATURES: readonly { readonly bytes: string; readonly at?: number; readonly what: string }[] = [
  { bytes: '\x89PNG\r\n\x1a\n', what: 'a PNG picture' },
  { bytes: '\xff\xd8\xff', what: 'a JPEG picture' },
  { bytes: 'GIF87a', what: 'a GIF picture' },
  { bytes: 'GIF89a', what: 'a GIF picture' },
  { bytes: 'II*\0', what: 'a TIFF picture' },
  { bytes: 'MM\0*', what: 'a TIFF picture' },
  { bytes: 'WEBP', at: 8, what: 'a WebP picture' },
  { bytes: 'ftyp', at: 4, what: 'a video or a picture (MP4, HEIC)' },
  { bytes: '%PDF-', what: 'a PDF' },
  { bytes: '{\\rtf', what: 'rich text (RTF)' },
  { bytes: 'PK\x03\x04', what: 'a zip, as Word, Excel and OpenDocument files are' },
  { bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', what: 'an old Word, Excel or Outlook file' },
  { bytes: '\x1f\x8b', what: 'a gzip' },
  { bytes: 'BZh', what: 'a bzip2' },
  { bytes: '\xfd7zXZ\0', what: 'an xz' },
  { bytes: '7z\xbc\xaf\x27\x1c', what: 'a 7-Zip' },
  { bytes: 'Rar!\x1a\x07', what: 'a RAR' },
  { bytes: 'SQLite format 3\0', what: 'an SQLite database' },
  { bytes: 'PAR1', what: 'a Parquet table' },
  { bytes: 'ID3', what: 'an MP3' },
  { bytes: 'OggS', what: 'an Ogg recording' },
  { bytes: '\x7fELF', what: 'a program' },
  { bytes: '\xff\xfe\0\0', what: 'UTF-32 text' },
  { bytes: '\0\0\xfe\xff', what: 'UTF-32 text' },
];

/** Letters alone are no proof: a text may begin with them. Then bytes that no text has must stand near. */
const NEARBY = 512;

/** What a file is by its first bytes, where that is something other than plain text. */
export function findSignature(bytes: Uint8Array): string | undefined {
  const found = SIGNATURES.find(({ bytes: mark, at = 0 }) => {
    if (bytes.length < at + mark.length) return false;
    for (let i = 0; i < mark.length; i++) if (bytes[at + i] !== mark.charCodeAt(i)) return false;
    return SURE.test(mark) || bytes.subarray(0, NEARBY).some((byte) => byte < 0x09);
  });
  return found?.what;
}

/** A mark that no text begins with. */
const SURE = /[^\t\n\r -~]|%PDF-|\{\\rtf|GIF8/;
