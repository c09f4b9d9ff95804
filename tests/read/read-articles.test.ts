import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drain } from '../../src/model/progress.ts';
import { readArticles } from '../../src/read/read-articles.ts';

const read = (files: Readonly<Record<string, string>>) =>
  drain(readArticles(Object.entries(files).map(([name, text]) => ({ name, text }))));

const titleOf = (text: string) => read({ 'a.txt': text }).articles[0]!.title;

describe('reading articles', () => {
  test('keeps a text as it stands and points into it', () => {
    const text = '\uFEFFHeadline here\r\n\r\nAda met Babbage. He left.\r\n';
    const [article] = read({ 'a.txt': text }).articles;
    expect(article!.text).toBe(text);
    expect(article!.paragraphs.map(({ from, to }) => text.slice(from, to))).toEqual([
      'Headline here',
      'Ada met Babbage. He left.',
    ]);
    expect(article!.sentences.map(({ from, to, paragraph }) => [text.slice(from, to), paragraph])).toEqual([
      ['Headline here', 0],
      ['Ada met Babbage.', 1],
      ['He left.', 1],
    ]);
  });

  test('takes the first line for the title where it reads like one, else the first sentence', () => {
    expect(titleOf('Ada meets\nAda met Babbage. He left.')).toBe('Ada meets');
    expect(titleOf('Ada met Babbage. He left.')).toBe('Ada met Babbage.');
    expect(titleOf(`Ada met Babbage. ${'He waited. '.repeat(30)}\nHe left.`)).toBe('Ada met Babbage.');
  });

  test('leaves out an article too long for any memory, with a notice, and reads the others', () => {
    const long = 'It rained in Rome again. '.repeat(2 ** 19);
    const { articles, notices } = drain(
      readArticles([
        { name: 'long.txt', text: long },
        { name: 'short.txt', text: 'It rained.' },
      ]),
    );
    expect(articles.map(({ id }) => id)).toEqual(['short.txt']);
    expect(notices).toEqual([{ where: 'long.txt', message: expect.stringContaining('more than the 8388608') }]);
  });

  test('leaves out what holds no text, and a second article of the same id, with a notice', () => {
    const { articles, notices } = read({ 'a.txt': ' \n', 'b.jsonl': '{"id":1,"text":"One."}\n{"id":1,"text":"Two."}' });
    expect(articles.map(({ id }) => id)).toEqual(['b.jsonl#1']);
    expect(notices.map(({ where }) => where)).toEqual(['a.txt', 'b.jsonl#1']);
  });

  test('goes on after a file that is not what its name says', () => {
    const { articles, notices } = read({ 'a.json': '{', 'b.txt': 'One.' });
    expect(articles.map(({ id }) => id)).toEqual(['b.txt']);
    expect(notices).toMatchObject([{ where: 'a.json', message: expect.stringMatching(/^is not JSON/) }]);
  });

  test('takes any text: spans hold, in order, and cover all that is not blank', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const article of read({ 'a.txt': text }).articles) {
          let at = 0;
          for (const { from, to, paragraph } of article.sentences) {
            expect(from).toBeGreaterThanOrEqual(at);
            expect(to).toBeGreaterThan(from);
            expect(article.text.slice(at, from).trim()).toBe('');
            const around = article.paragraphs[paragraph]!;
            expect(around.from <= from && to <= around.to).toBe(true);
            at = to;
          }
          expect(article.text.slice(at).trim()).toBe('');
        }
      }),
    );
  });
});
