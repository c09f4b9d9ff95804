import { say } from './printable.ts';

const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

const undos = new Set<() => void>();

/**
 * Has something undone when a person or the system stops the program; the function returned takes that back. The program
 * then says that it stopped and ends with the exit code that shells expect (128 and the signal's number).
 *
 * @param undo must be done when it returns.
 */
export function undoOnInterrupt(undo: () => void): () => void {
  if (undos.size === 0) for (const signal of SIGNALS) process.on(signal, stop);
  undos.add(undo);
  return () => {
    undos.delete(undo);
    if (undos.size === 0) for (const signal of SIGNALS) process.off(signal, stop);
  };
}

const SIGNALS = Object.keys(CODES) as (keyof typeof CODES)[];

function stop(signal: NodeJS.Signals): void {
  for (const undo of undos) undo();
  say('dramatis: stopped; nothing was changed');
  process.exit(CODES[signal as keyof typeof CODES]);
}
