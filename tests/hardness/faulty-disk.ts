import fs from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/** What a file operation fails with, or `kill`: from there on nothing is done any more, as in a process that is gone. */
export type Fault = 'ENOSPC' | 'EACCES' | 'EIO' | 'EMFILE' | 'ENOENT' | 'EROFS' | 'kill';

export interface Outcome<Result> {
  readonly result?: Result;
  readonly error?: unknown;
  /** File operations that were begun. */
  readonly operations: readonly string[];
}

const PROMISES = ['open', 'mkdir', 'readdir', 'readFile', 'writeFile', 'realpath', 'rename', 'rm', 'stat', 'lstat', 'readlink', 'statfs', 'unlink'] as const; // biome-ignore format: one line
const SYNC = ['openSync', 'fsyncSync', 'lstatSync', 'mkdirSync', 'readdirSync', 'readFileSync', 'renameSync', 'rmdirSync', 'rmSync', 'statSync'] as const; // biome-ignore format: one line
const HANDLE = ['writeFile', 'sync', 'chmod', 'read', 'stat'] as const;

/**
 * Does work on a disk whose operation number `at` (from 0) fails. The functions of `node:fs` themselves are replaced, so
 * that the work runs as it would outside of a test.
 */
export async function withFault<Result>(
  at: number,
  fault: Fault,
  work: () => Promise<Result>,
): Promise<Outcome<Result>> {
  const operations: string[] = [];
  const pid = process.pid;
  const step = (name: string) => {
    const index = operations.push(name) - 1;
    if (index !== at && !(fault === 'kill' && index > at)) return;
    const code = fault === 'kill' ? 'KILLED' : fault;
    throw Object.assign(new Error(`${code}: injected into ${name}`), { code });
  };
  const undo = [
    ...PROMISES.map((name) => replace(fs.promises, name, (original) => async (...args: unknown[]) => {
      step(name);
      return original(...args);
    })), // biome-ignore format: one line
    ...SYNC.map((name) => replace(fs, name, (original) => (...args: unknown[]) => {
      step(name);
      return original(...args);
    })), // biome-ignore format: one line
    ...(await patchHandles(step)),
  ];
  syncBuiltinESMExports();
  // Whoever comes after must not take what is left for its own.
  if (fault === 'kill') setPid(GONE);
  try {
    return { result: await work(), operations };
  } catch (error) {
    return { error, operations };
  } finally {
    for (const back of undo) back();
    syncBuiltinESMExports();
    setPid(pid);
  }
}

/** No process has this number: the largest is 4194304. */
const GONE = 4_194_305;

function setPid(pid: number): void {
  Object.defineProperty(process, 'pid', { configurable: true, value: pid });
}

// biome-ignore lint/suspicious/noExplicitAny: any function of the file system.
type AnyFunction = (...args: any[]) => any;

function replace<Name extends string>(
  target: { [name in Name]: AnyFunction },
  name: Name,
  wrap: (original: AnyFunction) => AnyFunction,
): () => void {
  const original = target[name];
  target[name] = wrap(original.bind(target));
  return () => {
    target[name] = original;
  };
}

let prototype: FileHandle | undefined;

async function patchHandles(step: (name: string) => void): Promise<(() => void)[]> {
  if (!prototype) {
    const handle = await open(process.execPath, 'r');
    prototype = Object.getPrototypeOf(handle) as FileHandle;
    await handle.close();
  }
  const methods = prototype as unknown as Record<(typeof HANDLE)[number], AnyFunction>;
  return HANDLE.map((name) => {
    const original = methods[name];
    methods[name] = async function (this: FileHandle, ...args: unknown[]) {
      step(`handle.${name}`);
      return original.apply(this, args);
    };
    return () => {
      methods[name] = original;
    };
  });
}
