import { unzipSync } from 'fflate';
import { FormatError } from '../model/notice.ts';
import type { ReadingContext } from './source-format.ts';

/** Bytes of one file in a zip. */
const LARGEST_ENTRY = 256 * 1024 * 1024;

/**
 * The files in a zip, by their paths in it, in code-unit order. One that is too large is named in a notice.
 *
 * @param wants whether a file is to be taken out.
 * @throws FormatError where it is no zip, or is damaged or locked by a password.
 */
export function unzip(
  where: string,
  bytes: Uint8Array,
  { notices, room }: Pick<ReadingContext, 'notices' | 'room'>,
  wants: (path: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  const filter = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    if (name.endsWith('/') || !wants(name)) return false;
    const fits = originalSize <= Math.min(LARGEST_ENTRY, room.left);
    if (fits) room.left -= originalSize;
    else notices.push({ where: `${where}/${name}`, message: 'is too large to be taken out of its zip; unpack it' });
    return fits;
  };
  try {
    const files = Object.entries(unzipSync(bytes, { filter }));
    return new Map(files.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FormatError(where, `could not be unpacked (${reason}); it is damaged, or locked by a password`);
  }
}
