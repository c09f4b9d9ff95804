import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';

/** A Python that has a module, and the module's version. */
export interface Python {
  readonly path: string;
  readonly version: string;
}

/** The first Python 3 whose module's version satisfies; some systems have one of their own beside another in front of it. */
export function findPython(module: string, satisfies: (major: number) => boolean): Python | undefined {
  for (const path of ['python3', '/usr/bin/python3']) {
    const run = spawnSync(path, ['-c', `import ${module}; print(${module}.__version__)`], { encoding: 'utf8' });
    const version = run.stdout?.trim() ?? '';
    if (run.status === 0 && satisfies(Number.parseInt(version, 10))) return { path, version };
  }
  return undefined;
}

export function hasCommand(command: string): boolean {
  return spawnSync(command, ['--version']).error === undefined;
}

/** A test with a client that a machine may lack: skipped there, and said so. */
export function testClient<Client>(
  client: Client | undefined,
  needs: string,
  name: string,
  run: (client: Client) => void | Promise<void>,
): void {
  if (client !== undefined) {
    test(name, () => run(client), 60_000);
    return;
  }
  console.warn(`skipped, since this machine has no ${needs}: ${name}`);
  test.skip(`${name} (needs ${needs})`, () => {});
}

/** Runs a Python program on a file; what it prints is JSON. */
export function runPython<Result>({ path }: Python, program: string, file: string): Result {
  return JSON.parse(
    execFileSync(path, ['-W', 'ignore', '-c', program, file], { encoding: 'utf8', maxBuffer: 1 << 28 }),
  );
}

/** Writes chunks to a file in a folder of its own, and removes it when the work is done. */
export function withFile<Result>(
  name: string,
  chunks: Iterable<string | Uint8Array>,
  work: (path: string) => Result,
): Result {
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, '');
    for (const chunk of chunks) writeFileSync(path, chunk, { flag: 'a' });
    return work(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
