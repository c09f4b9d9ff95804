import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';

export type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/**
 * Writes a new file and waits until the disk has it: a name must not outlive a power cut that its content does not.
 *
 * @param mode who may read it; what the system gives a new file unless said.
 */
export async function writeDurably(path: string, chunks: Chunks, mode?: number): Promise<void> {
  const file = await open(path, 'wx');
  try {
    if (mode !== undefined) await file.chmod(mode & 0o777);
    for await (const chunk of chunks) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits until the disk has the names in a folder, where the system can be asked that. */
export function syncFolder(folder: string): void {
  let file: number | undefined;
  try {
    file = openSync(folder, 'r');
    fsyncSync(file);
  } catch {
    // Windows and some network disks know no such thing; there the names are as safe as the system makes them.
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
