import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CommandResult, runCommand } from '../../helpers/run-command.ts';

/** What would clear a screen, ring, forge a line or turn it round, were it written to a terminal as it is. */
const HOSTILE = 'Ada\u001b[2J\u009b31m\u0007\u202eecalevoL\u2066\u061c\u2028notice: all is well';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

let scratch: string;
let articles: string;
/** As somebody might send it: a name, a title, a source and a notice in it are hostile. */
let atlas: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'dramatis-'));
  articles = join(scratch, `news ${HOSTILE.replaceAll('/', '')}`);
  await mkdir(articles);
  const record = {
    title: HOSTILE,
    source: HOSTILE,
    text: `Ada Lovelace met Charles Babbage in London. ${HOSTILE} left.`,
  };
  await writeFile(join(articles, `${HOSTILE}.json`), JSON.stringify([record]));
  await writeFile(join(articles, `broken ${HOSTILE}.json`), '{');
  await writeFile(join(articles, `${HOSTILE}.xyz`), 'x');
  const built = join(scratch, 'built');
  await runCommand('build', articles, '-q', '-o', built);
  atlas = join(scratch, `atlas ${HOSTILE}`);
  await cp(built, atlas, { recursive: true });
  const written = JSON.stringify(HOSTILE).slice(1, -1);
  for (const entry of await readdir(atlas, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll('Ada Lovelace', `Ada Lovelace ${written}`));
  }
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

const RUNS: [what: string, run: () => Promise<CommandResult>, says?: RegExp][] = [
  ['a build', () => runCommand('build', articles, '-o', join(scratch, `new ${HOSTILE}`)), /broken Ada/],
  ['a build for machines', () => runCommand('build', articles, '--json', '-o', join(scratch, 'new')), /broken Ada/],
  [
    'a build that lists what it would read',
    () => runCommand('build', articles, '--dry-run', '-o', join(scratch, 'dry')),
    /ecalevoL/,
  ],
  [
    'a build of nothing',
    () => runCommand('build', join(scratch, `none ${HOSTILE}`), '-o', join(scratch, 'none')),
    /none Ada/,
  ],
  ['an unknown word', () => runCommand(HOSTILE), /Ada/],
  ['an unknown option', () => runCommand('build', articles, '-o', join(scratch, 'x'), `--${HOSTILE}`), /Ada/],
  ['a search', () => runCommand('search', atlas, 'ada'), /Ada Lovelace Ada/],
  ['a search for machines', () => runCommand('search', atlas, 'ada', '--json'), /Ada Lovelace Ada/],
  ['a search for nobody', () => runCommand('search', atlas, HOSTILE)],
  ['a path', () => runCommand('path', atlas, 'Ada Lovelace', 'London'), /Lovelace/],
  ['a path from nobody', () => runCommand('path', atlas, HOSTILE, 'London'), /Ada/],
  ['mentions', () => runCommand('mentions', atlas), /Ada/],
  ['a decision', () => runCommand('curate', atlas, '--add', JSON.stringify({ type: 'hide', entity: HOSTILE }))],
  ['decisions', () => runCommand('curate', atlas), /hide Ada/],
  ['decisions for machines', () => runCommand('curate', atlas, '--json'), /Ada/],
  [
    'an export below a file',
    () => runCommand('export', atlas, '-f', 'gexf', '-o', join(articles, `broken ${HOSTILE}.json`, 'a.gexf')),
    /broken Ada/,
  ],
  ['a project', () => runCommand('pack', articles, '-o', join(scratch, `${HOSTILE}.dramatis`))],
  ['a page', () => runCommand('publish', atlas, '-o', join(scratch, `${HOSTILE}.html`))],
];

test.each(RUNS)(
  '%s writes no control character to a terminal, and no mark that turns a line round',
  async (_, run, says) => {
    const { out, err } = await run();
    expect(out).not.toMatch(CONTROLS);
    expect(err).not.toMatch(CONTROLS);
    // It was said, only otherwise.
    if (says) expect(out + err).toMatch(says);
  },
);
