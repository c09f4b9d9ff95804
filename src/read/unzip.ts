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
  const taken = new Set<string>();
  const filter = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    if (name.endsWith('/') || !wants(name)) return false;
    const refusal = refuse(name, originalSize <= Math.min(LARGEST_ENTRY, room.left), taken);
    if (refusal === undefined) {
      taken.add(name);
      room.left -= originalSize;
      return true;
    }
    notices.push({ where: `${where}/${name}`, message: refusal });
    return false;
  };
  try {
    const files = Object.entries(unzipSync(bytes, { filter }));
    return new Map(files.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FormatError(where, `could not be unpacked (${reason}); it is damaged, or locked by a password`);
  }
}

/** Why an entry is left in its zip: the library has one place for each name, and none for the name of an object's prototype. */
function refuse(name: string, fits: boolean, taken: ReadonlySet<string>): string | undefined {
  if (name === '__proto__') return 'cannot be taken out under this name; rename it';
  if (taken.has(name))
    return 'is in its zip more than once; the first of them was read; unpack it by hand to read the others';
  return fits ? undefined : 'is too large to be taken out of its zip; unpack it';
}
