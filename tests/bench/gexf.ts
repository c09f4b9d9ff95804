import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { build } from 'vite';
import type { Result } from './gexf-writers.ts';
import { SIZES } from './gexf-writers.ts';

/**
 * Our GEXF writer against graphology-gexf's, on the same seeded graph with the same attributes, into a file: CPU time and memory. Each
 * writer has a process of its own, three times each; the figures are medians.
 *
 *     npm run bench:gexf             10,000 and 100,000 nodes
 *     npm run bench:gexf -- 10k      one of them
 */
const RUNS = 3;

const FOLDER = resolve(import.meta.dirname, '../../dist/bench');

await buildWriters();
await compareSizes(process.argv.slice(3));

async function compareSizes(wanted: readonly string[]): Promise<void> {
  console.log('nodes  edges    writer            CPU s    peak MB  added MB  written MB');
  for (const key of Object.keys(SIZES).filter((name) => wanted.length === 0 || wanted.includes(name))) {
    const theirs = await measureVariant('package', key);
    const ours = await measureVariant('ours', key);
    const [order, edges] = SIZES[key]!;
    for (const [name, result] of [
      ['graphology-gexf', theirs],
      ['dramatis', ours],
    ] as const) {
      const seconds = (result.milliseconds / 1000).toFixed(2);
      console.log(
        `${order}`.padEnd(7) +
          `${edges}`.padEnd(9) +
          name.padEnd(18) +
          seconds.padEnd(9) +
          result.peak.toFixed(0).padEnd(9) +
          result.added.toFixed(0).padEnd(10) +
          (result.length / 1e6).toFixed(1),
      );
    }
    const faster = (theirs.milliseconds / ours.milliseconds).toFixed(1);
    const peak = (theirs.peak / ours.peak).toFixed(1);
    const added = (theirs.added / ours.added).toFixed(1);
    console.log(`       ${faster} times faster, ${peak} times less memory at the peak, ${added} times less added`);
  }
}

/** The writers run as Node runs the program: built, without what a test runner puts between modules. */
async function buildWriters(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir: FOLDER,
      emptyOutDir: false,
      rollupOptions: {
        input: { 'gexf-writers': resolve(import.meta.dirname, 'gexf-writers.ts') },
        external: [/^node:/, /^[a-z@][^:]*$/i],
      },
    },
  });
}

async function measureVariant(name: 'ours' | 'package', key: string): Promise<Result> {
  const results: Result[] = [];
  for (let run = 0; run < RUNS; run++) results.push(await runApart(name, key));
  const median = (read: (result: Result) => number) =>
    results.map(read).sort((a, b) => a - b)[Math.floor(results.length / 2)]!;
  return {
    milliseconds: median((result) => result.milliseconds),
    peak: median((result) => result.peak),
    added: median((result) => result.added),
    length: median((result) => result.length),
  };
}

function runApart(name: string, key: string): Promise<Result> {
  return new Promise((done, fail) => {
    const child = fork(resolve(FOLDER, 'gexf-writers.js'), [name, key], {
      execArgv: ['--expose-gc', '--max-old-space-size=6000'],
    });
    child.on('message', (result) => done(result as Result));
    child.on('error', fail);
    child.on('exit', (code) => {
      if (code !== 0) fail(new Error(`${name} at ${key} ended with ${code}`));
    });
  });
}
