import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../helpers/run-command.ts';

const run = promisify(execFile);

let project: string;

/** The package as a stranger gets it: packed, and installed from the tarball into an empty project. */
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'dramatis-'));
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', project], {
    cwd: ROOT,
    maxBuffer: 1 << 26,
  });
  const [tarball] = (await readdir(project)).filter((name) => name.endsWith('.tgz'));
  expect(stdout).toContain('dist/lib/index.js');
  await writeFile(join(project, 'package.json'), '{"name":"stranger","private":true,"type":"module"}');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  await run('npm', ['install', ...quiet, join(project, tarball!)], { cwd: project });
});

afterAll(() => rm(project, { recursive: true, force: true }));

describe('the library', () => {
  test('runs the examples of its page', async () => {
    const [first, second] = await readExamples();
    await writeFile(join(project, 'first.js'), first!);
    const { stdout } = await run(process.execPath, ['first.js'], { cwd: project });
    expect(stdout.split('\n')[0]).toMatch(/Angela Merkel$/);
    expect(stdout).toMatch(
      /Angela Merkel - .*Emmanuel Macron \(2\): Angela Merkel met Emmanuel Macron in Geneva on Monday\./,
    );
    expect(await readFile(join(project, 'graph.gexf'), 'utf8')).toContain('label="Geneva"');
    await writeFile(join(project, 'second.js'), second!);
    expect((await run(process.execPath, ['second.js'], { cwd: project })).stdout).toMatch(/^2 \[\]/);
  });

  test('has types that a strict project compiles against', async () => {
    await writeFile(
      join(project, 'typed.ts'),
      `import { buildAtlas, DEFAULT_SETTINGS, drain, formats, type Atlas, type Format, writeGexf, type GraphDocument } from 'dramatis';
       import { loadRecogniser } from 'dramatis/node';
       const atlas: Atlas = drain(buildAtlas({ files: [], curation: [], settings: DEFAULT_SETTINGS }, await loadRecogniser()));
       const format: Format | undefined = formats[0];
       export const write = (document: GraphDocument): Generator<string> => writeGexf(document);
       // @ts-expect-error: a label is a text, not a number.
       export const label: number = atlas.graph.nodes[0]!.label;
       export { format };`,
    );
    for (const resolution of [
      ['nodenext', 'nodenext'],
      ['esnext', 'bundler'],
    ] as const) {
      const options = [
        '--noEmit',
        '--strict',
        '--target',
        'es2022',
        '--module',
        resolution[0],
        '--moduleResolution',
        resolution[1],
      ];
      const { stdout } = await run(join(ROOT, 'node_modules/.bin/tsc'), [...options, 'typed.ts'], {
        cwd: project,
      }).catch((error: { stdout: string }) => error);
      expect(stdout).toBe('');
    }
  });

  test('bundles for browsers, without anything of Node', async () => {
    await writeFile(
      join(project, 'page.js'),
      `import { buildAtlas, importGraph, writeGexf } from 'dramatis'; globalThis.all = [buildAtlas, importGraph, writeGexf];`,
    );
    const warnings: string[] = [];
    await build({
      root: project,
      configFile: false,
      logLevel: 'silent',
      customLogger: {
        info: () => {},
        warn: (message) => warnings.push(message),
        warnOnce: (message) => warnings.push(message),
        error: (message) => warnings.push(message),
        clearScreen: () => {},
        hasErrorLogged: () => false,
        hasWarned: false,
      },
      build: { outDir: join(project, 'page'), rollupOptions: { input: join(project, 'page.js') } },
    });
    expect(warnings.filter((warning) => /externalized|node:/.test(warning))).toEqual([]);
  });

  test('brings the command along', async () => {
    const { stdout } = await run('npx', ['--no-install', 'dramatis', '--version'], { cwd: project });
    expect(stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

async function readExamples(): Promise<readonly string[]> {
  const page = await readFile(join(ROOT, 'src/LIBRARY.md'), 'utf8');
  return Array.from(page.matchAll(/```js\n([\s\S]*?)```/g), ([, code]) => code!);
}
