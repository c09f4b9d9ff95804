import { explainFileError, WorkError } from './errors.ts';
import type { Chunks } from './write-durably.ts';

/**
 * Writes to standard output and waits until it was taken: never more in memory than the reader has yet to read. A reader
 * that stops early (`dramatis mentions DIR | head`) ends the program, which is no error.
 *
 * @throws WorkError where it cannot be written, as on a full disk.
 */
export async function writeOut(chunks: Chunks): Promise<void> {
  for await (const chunk of chunks) {
    await new Promise<void>((done, fail) => {
      process.stdout.write(chunk, (error) => (error ? fail(explainOut(error)) : done()));
    });
  }
}

function explainOut(error: NodeJS.ErrnoException): WorkError {
  if (error.code === 'EPIPE') process.exit(0);
  return new WorkError(`standard output cannot be written to: ${explainFileError(error)}`);
}
