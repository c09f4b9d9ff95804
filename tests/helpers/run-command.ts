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

/** The same, standing in this folder. */
export const runCommandIn = (folder: string, ...args: readonly string[]) =>
  runProgram(process.execPath, [COMMAND, ...args], folder);

/** Runs any program in the project's folder unless another is named, its output piped. */
export function runProgram(program: string, args: readonly string[], cwd = ROOT): Promise<CommandResult> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd });
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
