import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../helpers/run-command.ts';

let scratch: string;
let atlas: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'dramatis-'));
  atlas = join(scratch, 'atlas');
  await writeFile(join(scratch, 'a.txt'), 'Ada Lovelace met Charles Babbage in London.');
  await build();
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

const build = (...options: readonly string[]) => runCommand('build', join(scratch, 'a.txt'), '-o', atlas, ...options);
const labels = async () =>
  (await runCommand('search', atlas, 'l', '-n', '99')).out.split('\n').map((line) => line.split('\t')[0]);
const rename = (label: string) => JSON.stringify({ type: 'rename', entity: 'place:london', label });

describe('dramatis curate', () => {
  test('adds decisions that the next build finds by itself, and the one after it', async () => {
    const { code, err } = await runCommand('curate', atlas, '--add', rename('London, England'));
    expect(err).toContain('1 decision;');
    expect(code).toBe(0);
    for (let builds = 0; builds < 2; builds++) {
      await build();
      expect(await labels()).toContain('London, England');
    }
    const { out } = await runCommand('curate', atlas);
    expect(out).toContain('decision 1\trename place:london London, England');
  });

  test('withdraws a decision by its number, and says which there are not', async () => {
    await runCommand('curate', atlas, '--add', rename('Londinium'));
    expect((await runCommand('curate', atlas)).out).toMatch(/conflict\tdecision 2 .* contradicts decision 1/);
    await runCommand('curate', atlas, '--withdraw', '1');
    const { out } = await runCommand('curate', atlas, '--json');
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([{ decision: 1, type: 'rename', entity: 'place:london', label: 'Londinium' }]);
    expect((await runCommand('curate', atlas, '--withdraw', '9')).code).toBe(2);
  });

  test('says at once whom a decision does not find, and whom it may mean', async () => {
    const before = await readFile(join(atlas, 'curation.json'), 'utf8');
    const { code, err } = await runCommand('curate', atlas, '--add', '{"type":"hide","entity":"actor:ada-lovelance"}');
    expect(code).toBe(0);
    expect(err).toContain('no entity "actor:ada-lovelance" is left');
    expect(err).toContain('there is actor:ada-lovelace');
    await writeFile(join(atlas, 'curation.json'), before);
  });

  test('takes no decision that is none, and leaves the file as it was', async () => {
    const before = await readFile(join(atlas, 'curation.json'), 'utf8');
    const { code, err } = await runCommand('curate', atlas, '--add', '{"type":"rename"}');
    expect(err).toContain('decisions[0].entity should be a text');
    expect(code).toBe(1);
    expect(await readFile(join(atlas, 'curation.json'), 'utf8')).toBe(before);
  });

  test('lists what is worth a look, each with a decision that can be added as it is, and asks it no more', async () => {
    const root = join(scratch, 'cohens');
    const text = 'Michael Cohen met Angela Merkel in Berlin.\n\nJeremy Cohen met Emmanuel Macron in Paris.';
    await mkdir(root);
    await writeFile(join(root, 'a.txt'), text);
    await writeFile(join(root, 'b.txt'), 'Cohen met Donald Trump in London, Angela Merkel said.');
    const own = join(root, 'atlas');
    await runCommand('build', join(root, 'a.txt'), join(root, 'b.txt'), '-q', '-o', own);
    const list = async () => {
      const { out } = await runCommand('curate', own, '--json', '-n', '99');
      const lines = out.split('\n').filter((line) => line !== '');
      return lines.map((line) => JSON.parse(line)).filter(({ suggestion }) => suggestion);
    };
    const merges = (await list()).filter(({ question }) => question === 'merge');
    expect(merges.map(({ suggestion }) => suggestion)).toContainEqual({
      type: 'merge',
      entity: 'actor:cohen',
      into: 'actor:michael-cohen',
    });
    await runCommand('curate', own, '--add', JSON.stringify(merges[0].suggestion));
    expect(await list()).not.toContainEqual(merges[0]);
    // What is left out is counted, and listed on demand.
    const [some, all] = [
      await runCommand('curate', own, '-n', '99'),
      await runCommand('curate', own, '-n', '99', '--all'),
    ];
    const doubts = ({ out }: { readonly out: string }) =>
      out.split('\n').filter((line) => line.includes('may be no name'));
    const told = Number(/Left out: (\d+) doubtful name/.exec(some.err)?.[1] ?? 0);
    expect(doubts(all).length - doubts(some).length).toBe(told);
    expect(all.err).not.toContain('Left out');
    expect((await runCommand('curate', own)).out).toMatch(/^suggestion\tmerge .*\tshort-name\t0\.\d\d$/m);
  });

  test('joins two files and says what contradicts what', async () => {
    const [one, two] = [join(scratch, 'one.json'), join(scratch, 'two.json')];
    const file = (label: string) => `{"format":"dramatis-curation","version":1,"decisions":[${rename(label)}]}`;
    await writeFile(one, file('A'));
    await writeFile(two, file('B'));
    const { code, out, err } = await runCommand('curate', 'merge', one, two);
    expect(code).toBe(1);
    expect((await runCommand('curate', 'merge', one, one)).code).toBe(0);
    expect(JSON.parse(out).decisions).toHaveLength(2);
    expect(err).toContain('contradicts decision 1');
    await build('--curation', one);
    expect(await labels()).toContain('A');
  });

  test('of a project lie beside the atlas that is built of it, for further builds of other articles', async () => {
    const [file, project, own] = [join(scratch, 'own.json'), join(scratch, 'case.dramatis'), join(scratch, 'c3')];
    await writeFile(file, `{"format":"dramatis-curation","version":1,"decisions":[${rename('London, Ontario')}]}`);
    const article = join(scratch, 'a.txt');
    expect((await runCommand('pack', article, '--curation', file, '-o', project)).code).toBe(0);
    const { code, err } = await runCommand('build', project, '-o', own);
    expect(code).toBe(0);
    expect(err).toContain('1 decision kept here for further builds');
    const kept = JSON.parse(await readFile(join(own, 'curation.json'), 'utf8'));
    expect(kept.decisions).toMatchObject([JSON.parse(rename('London, Ontario'))]);
    expect((await runCommand('build', article, '-q', '-o', own)).code).toBe(0);
    expect((await runCommand('search', own, 'london')).out).toContain('London, Ontario');
  });

  test('that do not hold of the atlas are named where they are listed', async () => {
    const file = join(scratch, 'unfit.json');
    await writeFile(
      file,
      '{"format":"dramatis-curation","version":1,"decisions":[{"type":"hide","entity":"actor:nobody-at-all"}]}',
    );
    const { code, out } = await runCommand('curate', atlas, '--curation', file);
    expect(code).toBe(0);
    expect(out).toMatch(/^does not hold\tdecision 1, "hide": no entity "actor:nobody-at-all" is left/m);
  });

  test('in a file of their own are no matter of a page that writes none, and what to do is said', async () => {
    const { code, err } = await runCommand('explore', atlas, '--curation', join(scratch, 'own.json'));
    expect(code).toBe(2);
    expect(err).toContain('--curation goes with --edit');
    expect(err).toContain('dramatis build ARTICLES -o DIR --curation FILE');
  });

  test('names a decision that no longer applies when the atlas is built', async () => {
    const gone = join(scratch, 'gone.json');
    await writeFile(
      gone,
      '{"format":"dramatis-curation","version":1,"decisions":[{"type":"hide","entity":"actor:nobody"}]}',
    );
    expect((await build('--curation', gone)).err).toContain('no entity "actor:nobody" is left');
    expect((await build('--curation', join(scratch, 'missing.json'))).code).toBe(1);
  });
});
