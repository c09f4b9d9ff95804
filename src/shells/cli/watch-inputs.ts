import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { findFiles } from './find-files.ts';

/** What is seen of the files that an atlas is made of: their paths, each with what changes when it does. */
export type Sight = ReadonlyMap<string, string>;

/** Milliseconds between two looks. Looking works on every disk and share, where being told of changes does not. */
const LOOK_EVERY = 1000;
/** Looking takes at most this part of the time, however many files there are. */
const SHARE = 0.1;

/**
 * Looks at what a build would read.
 *
 * @param others files beside the articles: a list of names, decisions.
 */
export async function lookAtInputs(
  inputs: readonly string[],
  output: string,
  others: readonly string[],
): Promise<Sight> {
  const { files } = await findFiles(inputs, output);
  const seen = new Map<string, string>();
  for (const path of [...files.map((file) => file.path), ...inputs, ...others]) {
    const found = await stat(path).catch(() => undefined);
    seen.set(path, !found ? 'absent' : found.isDirectory() ? 'folder' : `${found.size} ${found.mtimeMs}`);
  }
  return seen;
}

/** Waits until something is another than it was, and nothing has changed any more between two looks: a file is copied in pieces. */
export async function waitForChange(look: () => Promise<Sight>, before: Sight): Promise<Sight> {
  for (let last = before; ; ) {
    const started = performance.now();
    const now = await look();
    if (!isSame(now, before) && isSame(now, last)) return now;
    last = now;
    await wait(Math.max(LOOK_EVERY, (performance.now() - started) / SHARE));
  }
}

function isSame(a: Sight, b: Sight): boolean {
  if (a.size !== b.size) return false;
  for (const [path, state] of a) if (b.get(path) !== state) return false;
  return true;
}
