import type { SourceFile } from '../model/article.ts';
import { FormatError, type Notice } from '../model/notice.ts';
import type { ReadingContext, SourceBytes } from './source-format.ts';
import { findExtension, findSourceFormat } from './source-formats.ts';

/** Bytes that are unpacked from one file at most. */
const MOST_UNPACKED = 512 * 1024 * 1024;

/**
 * The texts in a file's bytes, in the format that its name says: one, or several where it holds several. What is of no
 * format that is read, or not what its name says, is named in a notice.
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
      const read = await findSourceFormat(inner.name)!.load();
      return await read(inner, context);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      notices.push({ where: error.where, message: error.message.slice(error.where.length + 2) });
      return [];
    }
  };
  return open(file, 0);
}

/** What to say of a file that is of no kind that is read, or undefined where it can be. */
export function refuseKind(name: string): string | undefined {
  if (findSourceFormat(name)) return undefined;
  return `was left out: ${findExtension(name) || 'a file without an extension'} is not read; save it as plain text (.txt)`;
}
