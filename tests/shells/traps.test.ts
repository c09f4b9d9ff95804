import { mkdtempSync, openAsBlob, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drain } from '../../src/model/progress.ts';
import { readArticles } from '../../src/read/read-articles.ts';
import { type Inputs, readInputs } from '../../src/shells/cli/read-inputs.ts';
import { readFiles } from '../../src/shells/worker/read-files.ts';
import { READABLE, SAID, TRAPS, writeTrapFolder } from '../helpers/trap-folder.ts';

/** Milliseconds: half a gigabyte is unpacked before the bomb is found out. */
const LONG = 120_000;

let folder: string;
let command: Inputs;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dramatis-traps-'));
  writeTrapFolder(folder);
  command = await readInputs([folder]);
}, LONG);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a folder of every format and every trap ends with all that can be read, and a word on all else', () => {
  const { articles, notices: later } = drain(readArticles(command.files));
  const said = articles.filter(({ text }) => text.includes(SAID)).map(({ id }) => id);
  for (const name of READABLE)
    expect(
      said.some((id) => id.startsWith(name)),
      name,
    ).toBe(true);
  expect(said.filter((id) => !READABLE.some((name) => id.startsWith(name)))).toEqual([]);
  for (const [name, why] of TRAPS) {
    const own = [...command.notices, ...later].filter(({ where }) => where === name || where.startsWith(`${name}/`));
    expect(own.map(({ message }) => message).join('\n'), name).toMatch(why);
  }
});

test(
  'the page reads the same of it as the command, and says the same',
  async () => {
    const chosen = readdirSync(folder).map(async (name) => ({ name, file: await openAsBlob(join(folder, name)) }));
    const page = await readFiles(await Promise.all(chosen));
    expect(page.files).toEqual(command.files);
    const byPlace = (notices: Inputs['notices']) => notices.map(({ where, message }) => `${where}: ${message}`).sort();
    expect(byPlace(page.notices)).toEqual(byPlace(command.notices));
  },
  LONG,
);
