import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/model/atlas.ts';
import { NOTHING_NEW } from '../../src/model/news.ts';
import { readProject, writeProjectParts } from '../../src/store/project-file.ts';
import { runCommand } from '../helpers/run-command.ts';
import { makeDocx } from '../helpers/source-files.ts';

type Three = [string, string, string];

const scratch = () => mkdtempSync(join(tmpdir(), 'dramatis-publish-'));

const TALKS = 'Angela Merkel met Emmanuel Macron in Berlin. A secret was told to nobody here. It rained.';

async function buildAtlas(): Promise<string> {
  const folder = scratch();
  mkdirSync(join(folder, 'articles'));
  writeFileSync(join(folder, 'articles', 'talks.txt'), TALKS);
  writeFileSync(join(folder, 'articles', 'photo.jpg'), 'x');
  const atlas = join(folder, 'atlas');
  const decisions = join(folder, 'decisions.json');
  writeFileSync(
    decisions,
    '{"format":"dramatis-curation","version":1,"decisions":[{"type":"note","about":"place:Berlin","text":"my informant","by":"jane"}]}',
  );
  expect(await runCommand('build', join(folder, 'articles'), '-q', '-o', atlas, '--curation', decisions)).toMatchObject(
    { code: 0 },
  );
  return atlas;
}

/** The files in a page that was handed on, unpacked. */
function readPacked(html: string): string {
  const json = /<script type="application\/json" id="dramatis-atlas">([\s\S]*?)<\/script>/.exec(html)![1]!;
  const files = Object.values(JSON.parse(json) as Record<string, string>);
  return files.map((packed) => gunzipSync(Buffer.from(packed, 'base64')).toString()).join('\n');
}

describe('dramatis publish', () => {
  test.each([
    ['full', /Angela Merkel met/, /A secret was told/],
    ['sentences', /Angela Merkel met/, undefined],
    ['none', undefined, undefined],
  ])('with --text %s hands on that much of the text, and nothing of who decided what', async (text, proof, rest) => {
    const output = join(scratch(), 'map.html');
    const { code, err: stderr } = await runCommand('publish', await buildAtlas(), '-o', output, '--text', text);
    expect(code).toBe(0);
    expect(stderr).toMatch(/holds: \d+ names, \d+ connections, 1 article/);
    const held = readPacked(readFileSync(output, 'utf8'));
    if (proof) expect(held).toMatch(proof);
    else expect(held).not.toContain('Angela Merkel met');
    if (rest) expect(held).toMatch(rest);
    // Not in the index of words either.
    else expect(held).not.toMatch(/secret|rained/);
    expect(held).not.toMatch(/informant|jane|photo\.jpg/);
  });

  test('says what it would hold with --dry-run, and writes nothing', async () => {
    const output = join(scratch(), 'map.html');
    const { code, err: stderr } = await runCommand('publish', await buildAtlas(), '-o', output, '--dry-run');
    expect(code).toBe(0);
    expect(stderr).toContain('the sentences that prove connections (1 of 3 sentences)');
    expect(existsSync(output)).toBe(false);
  });

  test('makes a folder for any static host, replaces its own, and no other', async () => {
    const site = join(scratch(), 'site');
    const atlas = await buildAtlas();
    for (let times = 0; times < 2; times++) {
      expect(await runCommand('publish', atlas, '-o', site, '-q')).toMatchObject({ code: 0, err: '' });
    }
    expect(readdirSync(site).sort()).toEqual(['atlas', 'index.html', 'page.js', 'style.css']);
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain('<title>atlas</title>');
    const other = scratch();
    writeFileSync(join(other, 'thesis.txt'), 'x');
    const refused = await runCommand('publish', atlas, '-o', other);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('choose a new folder')]);
  });

  test('writes the same bytes twice', async () => {
    const atlas = await buildAtlas();
    const [one, two] = [join(scratch(), 'a.html'), join(scratch(), 'b.html')];
    for (const output of [one, two]) await runCommand('publish', atlas, '-o', output, '-q');
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
  });
});

describe('a project file', () => {
  const folder = () => {
    const root = scratch();
    writeFileSync(join(root, 'talks.docx'), makeDocx('Angela Merkel met Emmanuel Macron in Berlin.'));
    writeFileSync(join(root, 'table.csv'), 'Kopf,Inhalt\nVisit,Boris Johnson met Angela Merkel in London.\n');
    return root;
  };

  test('holds the files as they were, and gives the same map as they do', async () => {
    const root = folder();
    const project = join(scratch(), 'case.dramatis');
    expect(await runCommand('pack', root, '-o', project, '--columns', 'text=Inhalt,title=Kopf')).toMatchObject({
      code: 0,
    });
    const files = unzipSync(readFileSync(project));
    expect(Object.keys(files)).toEqual([
      'dramatis.json',
      'settings.json',
      'curation.json',
      'articles/table.csv',
      'articles/talks.docx',
    ]);
    expect(Buffer.from(files['articles/talks.docx']!).equals(readFileSync(join(root, 'talks.docx')))).toBe(true);

    const [ofFiles, ofProject] = [join(scratch(), 'a'), join(scratch(), 'b')];
    await runCommand('build', root, '-q', '-o', ofFiles, '--columns', 'text=Inhalt,title=Kopf');
    expect(await runCommand('build', project, '-q', '-o', ofProject)).toMatchObject({ code: 0 });
    for (const file of readdirSync(ofFiles, { recursive: true, encoding: 'utf8' })) {
      if (file.endsWith('.json'))
        expect(readFileSync(join(ofProject, file), 'utf8')).toBe(readFileSync(join(ofFiles, file), 'utf8'));
    }
  });

  test('is added to, and written twice the same', async () => {
    const project = join(scratch(), 'case.dramatis');
    await runCommand('pack', folder(), '-o', project, '--name', 'The case');
    const more = scratch();
    writeFileSync(join(more, 'later.txt'), 'Carla Rossi slept.');
    const [one, two] = [join(scratch(), 'one.dramatis'), join(scratch(), 'two.dramatis')];
    for (const output of [one, two])
      expect(await runCommand('pack', project, more, '-o', output)).toMatchObject({ code: 0 });
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
    const files = unzipSync(readFileSync(one));
    expect(Object.keys(files)).toContain('articles/later.txt');
    expect(JSON.parse(Buffer.from(files['dramatis.json']!).toString())).toMatchObject({ name: 'The case', version: 1 });
  });

  test('keeps all that it holds, and when it is added to all but what is of its map', async () => {
    const root = scratch();
    const [project, grown, same] = ['set', 'grown', 'same'].map((name) => join(root, `${name}.dramatis`)) as Three;
    const document = {
      ...{ name: 'The case', settings: DEFAULT_SETTINGS, columns: {}, curation: [], view: '#roles=shown' },
      names: [{ id: 'place:Berlin', names: ['Berlin', 'the capital'] }],
      places: [{ id: 'place:Berlin', x: 1, y: 2 }],
      news: NOTHING_NEW,
    };
    const parts = [...writeProjectParts(document)].map(({ path, text }) => [path, Buffer.from(text)] as const);
    writeFileSync(project, zipSync(Object.fromEntries([...parts, ['articles/talks.txt', Buffer.from(TALKS)]])));
    const more = join(root, 'later.txt');
    writeFileSync(more, 'Carla Rossi slept.');
    for (const [output, ...inputs] of [[same], [grown, more]] as const)
      expect(await runCommand('pack', project, ...inputs, '-o', output)).toMatchObject({ code: 0 });
    const [ofSame, ofGrown] = [same, grown].map((path) =>
      readProject(path, new Map(Object.entries(unzipSync(readFileSync(path))))),
    );
    expect(ofSame).toEqual(document);
    const { places, news, ...kept } = document;
    expect(ofGrown).toEqual(kept);
  });

  test('that is none, or of another version, is refused in words', async () => {
    const root = scratch();
    const broken = join(root, 'broken.dramatis');
    writeFileSync(broken, 'no zip');
    const { code, err: stderr } = await runCommand('build', broken, '-o', join(root, 'atlas'));
    expect([code, stderr]).toEqual([1, expect.stringContaining('broken.dramatis: could not be unpacked')]);
    const two = await runCommand('build', broken, join(root, 'b.dramatis'), '-o', join(root, 'atlas'));
    expect([two.code, two.err]).toEqual([2, expect.stringContaining('are two projects')]);
  });
});
