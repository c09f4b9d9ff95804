import { Decompress, Gunzip } from 'fflate';

/** Bytes that are handed to the library at a time: where packed pieces are short it copies the rest of a step for each of them. */
const STEP = 16_384;

export interface Inflated {
  readonly bytes: Uint8Array;
  /** Why there may be more than that: it would be too much, or the rest is no packed data. */
  readonly end?: 'too large' | 'damaged';
}

/**
 * What is packed by gzip (also one piece after another, as web archives and logs are), or, where they may be of `any` kind, by zlib or bare
 * deflate. Of what is damaged or too large the beginning.
 *
 * @param most bytes that are unpacked at most.
 */
export function inflate(packed: Uint8Array, most: number, kind: 'gzip' | 'any' = 'gzip'): Inflated {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const take = (piece: Uint8Array) => {
    pieces.push(piece);
    length += piece.length;
  };
  const stream = kind === 'gzip' ? new Gunzip(take) : new Decompress(take);
  let end: Inflated['end'];
  try {
    for (let at = 0; at < packed.length && length <= most; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch {
    end = 'damaged';
  }
  if (length > most) end = 'too large';
  return { bytes: join(pieces, Math.min(length, most)), ...(end && { end }) };
}

/** The first bytes of some pieces as one. */
function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    const room = length - at;
    joined.set(piece.length > room ? piece.subarray(0, room) : piece, at);
    at += Math.min(piece.length, room);
  }
  return joined;
}
