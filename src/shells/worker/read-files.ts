import { type Notice, READABLE_EXTENSIONS, type SourceFile } from '../../index.ts';
import type { OpenedFile } from './protocol.ts';

/** The opened files as texts, ordered by name in code-unit order; what cannot be read becomes a notice. */
export function readFiles(opened: readonly OpenedFile[]): {
  readonly files: readonly SourceFile[];
  readonly notices: readonly Notice[];
} {
  const files: SourceFile[] = [];
  const notices: Notice[] = [];
  const sorted = [...opened].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const { name, bytes } of sorted) {
    if (/(?:^|\/)\./.test(name) || /(?:^|\/)readme\b[^/]*$/i.test(name)) continue;
    const extension = /\.[^./]+$/.exec(name)?.[0].toLowerCase() ?? '';
    if (!READABLE_EXTENSIONS.includes(extension)) {
      const kind = extension || 'a file without an extension';
      notices.push({ where: name, message: `was left out: ${kind} is not read; save it as plain text (.txt)` });
      continue;
    }
    files.push({ name, text: decodeText(new Uint8Array(bytes), name, notices) });
  }
  return { files, notices };
}

/** UTF-8, or UTF-16 where a byte-order mark says so; else Windows-1252, with a notice. */
function decodeText(bytes: Uint8Array, name: string, notices: Notice[]): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const message = 'is not UTF-8; it was read as Windows-1252, so look at its accented letters';
    notices.push({ where: name, message });
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
