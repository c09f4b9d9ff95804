/** The end of a zip's list of files, and a file in it: their marks. */
const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** Bytes at the end of a zip in which its list of files is told of: a comment may follow. */
const TAIL = 65_557;
/** Bits of an entry: it is locked, its name is UTF-8. */
const LOCKED = 1;
const UTF8_NAME = 2048;

/** Names of the files in a zip that its own list says are locked by a password; none where the list is damaged. */
export function listLocked(bytes: Uint8Array): ReadonlySet<string> {
  const locked = new Set<string>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - TAIL && view.getUint32(end, true) !== END) end--;
  if (end < 0 || view.getUint32(end, true) !== END) return locked;
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < entries; entry++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) break;
    const flags = view.getUint16(at + 8, true);
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    if (flags & LOCKED) {
      const letters = bytes.subarray(at + 46, at + 46 + name);
      locked.add(flags & UTF8_NAME ? new TextDecoder().decode(letters) : String.fromCharCode(...letters));
    }
    at += 46 + name + extra + comment;
  }
  return locked;
}

/** What an office program puts around a document that it locks: a file of the kind that Word had before .docx, with the document in it. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PACKAGE = Uint8Array.from([...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]));

/** Why a document that should be a zip is none, where its bytes say it. */
export function explainNoZip(bytes: Uint8Array): string | undefined {
  if (!COMPOUND.every((byte, at) => bytes[at] === byte)) return undefined;
  return includes(bytes, PACKAGE)
    ? 'is locked by a password; open it in its program and save it without one'
    : 'is of an older kind than its name says (Word, Excel or PowerPoint before 2007); save it as .docx or .xlsx';
}

function includes(bytes: Uint8Array, part: Uint8Array): boolean {
  for (let at = bytes.indexOf(part[0]!); at >= 0; at = bytes.indexOf(part[0]!, at + 1)) {
    if (part.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}
