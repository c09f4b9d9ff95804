import { type Notice, READABLE_EXTENSIONS, type SourceFile } from '../index.ts';

/** Whether a path below what a person chose is no article by its name: hidden, or a folder's own README. */
export function isPassedOver(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.')) || /(?:^|\/)readme\b[^/]*$/i.test(name);
}

/** What to say of a file that is of no kind that is read, or undefined where it can be. */
export function refuseKind(name: string): string | undefined {
  const extension = /\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? '';
  if (READABLE_EXTENSIONS.includes(extension)) return undefined;
  return `was left out: ${extension || 'a file without an extension'} is not read; save it as plain text (.txt)`;
}

/** A file's text: UTF-8, or UTF-16 where a byte-order mark says so; else Windows-1252, the usual alternative, with a notice. */
export function decodeSource(name: string, bytes: Uint8Array, notices: Notice[]): SourceFile {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { name, text: new TextDecoder('utf-16le').decode(bytes) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { name, text: new TextDecoder('utf-16be').decode(bytes) };
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const message = 'is not UTF-8; it was read as Windows-1252, so look at its accented letters';
    notices.push({ where: name, message });
    return { name, text: new TextDecoder('windows-1252').decode(bytes) };
  }
}
