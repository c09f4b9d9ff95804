/** Runs a TypeScript file of ours in Node: `node tests/helpers/run.mjs tests/train/train.ts`. */
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

await runnerImport(resolve(process.argv[2]));
