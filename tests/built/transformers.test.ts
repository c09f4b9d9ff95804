import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { runCommand } from '../helpers/run-command.ts';
import { type TinyTokenizer, writeTinyRecogniser } from '../helpers/tiny-recogniser.ts';

const PACKAGE = '@huggingface/transformers';
const isInstalled = await import(PACKAGE).then(
  () => true,
  () => false,
);
const ABSENT = isInstalled ? '' : ` (SKIPPED: ${PACKAGE} is not installed; src/shells/cli/README.md says how)`;
if (!isInstalled) console.warn(`dramatis build --recogniser transformers, with a model${ABSENT}`);

const LABELS = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC'];

/** How each tokenizer writes a piece that begins a word, and one that goes on. */
const MARKS: Readonly<Record<TinyTokenizer, readonly [string, string]>> = {
  wordpiece: ['', '##'],
  bytes: ['Ġ', ''],
  unigram: ['▁', ''],
};

let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'dramatis-'));
});

afterEach(() => {
  vi.unstubAllEnvs();
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

/**
 * A model that knows `zorba quim` for a person, `flurn` for an organisation and `wexmoor` for a place by its first
 * piece, `wex`, while it takes the second, `moor`, for a person.
 */
async function writeModel(name: string, tokenizer: TinyTokenizer = 'wordpiece', positions = 24): Promise<string> {
  const dir = join(scratch, name);
  const [begin, on] = MARKS[tokenizer];
  const words = { zorba: 'B-PER', quim: 'I-PER', flurn: 'B-ORG', wex: 'B-LOC' };
  const pieces = {
    ...Object.fromEntries(Object.entries(words).map(([word, label]) => [`${begin}${word}`, label])),
    // Right after a sign it is a piece of its own.
    ...(tokenizer === 'bytes' ? { flurn: 'B-ORG' } : {}),
    [`${on}moor`]: 'B-PER',
  };
  await writeTinyRecogniser(dir, { tokenizer, labels: LABELS, pieces, positions });
  return dir;
}

/** Builds an atlas of articles and writes what the model found in each: `zorba quim=person`. */
async function findNames(model: string, articles: Readonly<Record<string, string>>): Promise<string[][]> {
  const folder = await mkdtemp(join(scratch, 'articles-'));
  for (const [name, text] of Object.entries(articles)) await writeFile(join(folder, name), text);
  const atlas = join(folder, 'atlas');
  const built = await runCommand('build', folder, '-o', atlas, '--recogniser', 'transformers', '--model', model, '-q');
  expect(built.err.replace(/^notice: .*\n/gm, '')).toBe('');
  expect(built).toMatchObject({ code: 0, out: '' });
  const { out } = await runCommand('mentions', atlas, '--all');
  const mentions = out.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
  for (const { article, start, end, text } of mentions) expect(articles[article]?.slice(start, end)).toBe(text);
  return Object.keys(articles).map((name) =>
    mentions
      .filter(({ article, finder }) => article === name && finder === 'tagger')
      .map(({ text, kind }) => `${text}=${kind}`),
  );
}

/** What a build says that fails: one line. */
async function failToBuild(model: string): Promise<string> {
  const article = join(scratch, 'article.txt');
  const atlas = join(scratch, 'atlas');
  await writeFile(article, 'Then zorba met flurn.');
  const result = await runCommand('build', article, '-o', atlas, '--recogniser', 'transformers', '--model', model);
  expect(result).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^dramatis: .*\n$/) });
  return result.err;
}

describe('dramatis build --recogniser transformers', () => {
  test('says without the package how to install it', async () => {
    const hide = pathToFileURL(resolve(import.meta.dirname, '../helpers/hide-package.mjs')).href;
    vi.stubEnv('NODE_OPTIONS', `--import ${hide}`);
    const error = await failToBuild(await writeModel('unused'));
    expect(error).toContain(`npm install --no-save --save-prod --ignore-scripts ${PACKAGE}@4`);
  });

  test.each([
    ['no model', ['--recogniser', 'transformers']],
    ['a model without its recogniser', ['--model', 'x']],
    ['no such recogniser', ['--recogniser', 'oracle']],
  ])('answers a wrong call with 2: %s', async (_, args) => {
    const { code, out, err } = await runCommand('build', 'graph-data/articles', '-o', join(scratch, 'x'), ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toBe('');
  });

  test.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'])(
    'says that a model lacks %s',
    async (file) => {
      const dir = await writeModel(`lacks-${file.replaceAll('/', '-')}`);
      await rm(join(dir, file));
      expect(await failToBuild(dir)).toContain(join(dir, file));
    },
  );

  test('says that a model has no labels', async () => {
    const dir = await writeModel('no-labels');
    await writeFile(join(dir, 'config.json'), '{"model_type":"bert"}');
    expect(await failToBuild(dir)).toContain('config.json names no labels');
  });

  describe.skipIf(!isInstalled)(`with a model${ABSENT}`, () => {
    test.each(Object.keys(MARKS) as TinyTokenizer[])(
      'finds names by the first piece of each word: %s',
      async (tokenizer) => {
        const model = await writeModel(`finds-${tokenizer}`, tokenizer);
        const text = 'Then zorba quim met “flurn”, in 🎉 wexmoor-based Ångström, and wexmoor.';
        expect(await findNames(model, { 'a.txt': text })).toEqual([
          ['zorba quim=person', 'flurn=organization', 'wexmoor-based=place', 'wexmoor=place'],
        ]);
      },
    );

    test('finds names anywhere in a sentence longer than the model can read', async () => {
      const model = await writeModel('windows', 'wordpiece', 12);
      const text = `So ${'it is as it was and zorba quim saw, '.repeat(30)}and so on.`;
      expect(await findNames(model, { 'a.txt': text })).toEqual([Array(30).fill('zorba quim=person')]);
    });

    test('finds the same in an article whatever stands beside it', async () => {
      const model = await writeModel('beside');
      const a = 'Then zorba met flurn. It was late.\n\nNothing else was said of wexmoor in the long night after.';
      const [alone] = await findNames(model, { 'a.txt': a });
      expect(alone).toEqual(['zorba=person', 'flurn=organization', 'wexmoor=place']);
      expect(await findNames(model, { 'a.txt': a, 'b.txt': 'And so zorba quim said.', 'c.txt': a })).toEqual([
        alone,
        ['zorba quim=person'],
        alone,
      ]);
    });

    test('uses a smaller model where there is no other, in the folder or in onnx', async () => {
      const model = await writeModel('smaller');
      await writeFile(join(model, 'model_quantized.onnx'), await readFile(join(model, 'onnx/model.onnx')));
      await rm(join(model, 'onnx'), { recursive: true });
      expect(await findNames(model, { 'a.txt': 'Then zorba came.' })).toEqual([['zorba=person']]);
    });

    test.each([
      ['its file is no model', 'onnx/model.onnx', 'no model', 'cannot be run: '],
      [
        'it has more labels than it names',
        'config.json',
        JSON.stringify({ model_type: 'bert', id2label: ['O', 'PER'] }),
        'logits',
      ],
      ['it is of an unknown type', 'config.json', JSON.stringify({ model_type: 'toy', id2label: ['PER'] }), 'toy'],
    ])('says in one line that a model cannot be run: %s', async (_, file, content, reason) => {
      const dir = await writeModel(`broken-${reason.slice(0, 4)}`);
      await writeFile(join(dir, file), content);
      const error = await failToBuild(dir);
      expect(error).toContain(`the model in ${dir} `);
      expect(error).toContain(reason);
    });

    test('refuses a model whose labels are no names', async () => {
      const dir = join(scratch, 'moods');
      await mkdir(dir);
      await writeTinyRecogniser(dir, { tokenizer: 'bytes', labels: ['sad', 'glad'], pieces: {}, positions: 24 });
      expect(await failToBuild(dir)).toContain('(sad, glad) are of no persons, organisations or places');
    });
  });
});
