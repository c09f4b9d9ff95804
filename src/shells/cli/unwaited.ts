import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Does work and gathers what fails in it that nobody waits for: a library that reads a damaged file (pdf.js does so) may leave
 * such a promise behind, which would end the program and everything else that it reads.
 *
 * @param tell is told of each such failure before the work is over.
 */
export async function gatherUnwaited<Result>(
  work: () => Promise<Result>,
  tell: (reason: unknown) => void,
): Promise<Result> {
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', tell);
  try {
    return await work();
  } finally {
    // Node looks for such promises between two turns.
    await nextTurn();
    process.removeAllListeners('unhandledRejection');
    for (const other of others) process.on('unhandledRejection', other);
  }
}
