import { decodeText, FormatError, type Notice, READABLE_EXTENSIONS, type SourceFile } from '../index.ts';

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

/** A file with its bytes as text (see `decodeText`), or undefined, with a notice, where they are none. */
export function decodeSource(name: string, bytes: Uint8Array, notices: Notice[]): SourceFile | undefined {
  try {
    return { name, text: decodeText(name, bytes, notices) };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    notices.push({ where: name, message: error.message.slice(error.where.length + 2) });
    return undefined;
  }
}
