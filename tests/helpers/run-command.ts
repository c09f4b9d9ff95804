import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');
export const COMMAND = resolve(ROOT, 'dist/cli/dramatis.js');

export interface CommandResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as a person's shell would, its output piped. */
export const runCommand = (...args: readonly string[]) => runProgram(process.execPath, [COMMAND, ...args]);

/** Runs any program in the project's folder, its output piped. */
export function runProgram(program: string, args: readonly string[]): Promise<CommandResult> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd: ROOT });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code, out, err }));
  });
}
