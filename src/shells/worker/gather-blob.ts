/** Bytes that are handed to the browser at a time: it puts them on its disk. */
const PIECE = 16_000_000;

/** One file of bytes that come in pieces; no more than some of them are in memory at a time. */
export async function gatherBlob(pieces: AsyncIterable<Uint8Array>, type: string): Promise<Blob> {
  const blobs: Blob[] = [];
  let held: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const piece of pieces) {
    held.push(new Uint8Array(piece));
    size += piece.length;
    if (size < PIECE) continue;
    blobs.push(new Blob(held));
    held = [];
    size = 0;
  }
  return new Blob([...blobs, ...held], { type });
}
