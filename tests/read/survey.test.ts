import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { expectReading } from '../../src/read/source-formats.ts';
import { surveySource } from '../../src/read/survey.ts';

describe('a look into a file', () => {
  test('says what it will be read as by its name, or why not and what to do', () => {
    expect(expectReading('a/b.PDF')).toEqual({ format: 'PDF' });
    expect(expectReading('a.doc')).toEqual({ refusal: 'was left out: .doc is not read; save it as .docx or .pdf' });
    expect(expectReading('a')).toEqual({
      refusal:
        'was left out: a file without an extension is not read; end its name as its kind does, in .txt or .pdf for instance',
    });
  });

  test('says how its articles begin, and what the columns of a table are called', async () => {
    const look = (text: string, columns = {}) => surveySource({ name: 'a.csv', bytes: strToU8(text) }, columns);
    const text = 'Überschrift;Inhalt\nIn London;They met.\n';
    expect(await look(text)).toMatchObject({
      articles: 0,
      columns: ['Überschrift', 'Inhalt'],
      notices: [{ where: 'a.csv' }],
    });
    expect(await look(text, { text: 'Inhalt', title: 'Überschrift' })).toEqual({
      name: 'a.csv',
      articles: 1,
      first: [{ title: 'In London', start: 'They met.' }],
      columns: ['Überschrift', 'Inhalt'],
      notices: [],
    });
  });

  test('cuts a long beginning short', async () => {
    const { first } = await surveySource({ name: 'a.txt', bytes: strToU8(`Title\n\n${'word '.repeat(200)}`) });
    expect(first[0]!.start).toMatch(/^(?:word ){20,}word…$/);
    expect(first[0]!.start.length).toBeLessThan(165);
  });

  test.each([
    ['title,date,text\nIn London,2019-02-17,They met.\nIn Rome,2019-02-18,"They\nslept."\n', 2],
    ['Headline\tBody\nIn London\tThey met.\n', 1],
    // Prose that begins so, a table that says nothing known, and rows that split otherwise.
    ['Text, date\n\nThey met, and slept, and woke.', 0],
    ['Name,Sum\nAda,1\nBabbage,2\n', 0],
    ['title,text\nIn London,They met, and slept.\n', 0],
  ])('reads a table that is named .txt as one, and says so: %#', async (text, rows) => {
    const { articles, columns, notices } = await surveySource({ name: 'a.txt', bytes: strToU8(text) });
    expect(articles).toBe(rows || 1);
    expect(columns === undefined).toBe(rows === 0);
    const said = { where: 'a.txt', message: 'is a table whatever its name says; it was read as one' };
    expect(notices).toEqual(rows === 0 ? [] : [said]);
  });

  describe('into the beginning of a large file', () => {
    const look = (name: string, text: string, cutAt: number) =>
      surveySource({ name, bytes: strToU8(text).subarray(0, cutAt) }, { text: 'Inhalt' }, true);
    const rest = 'x'.repeat(100);

    test('of a table tells columns and whole rows, also where a cell has lines of its own', async () => {
      const table = `Tag;Inhalt\n2019-02-17;"In Köln\nthey met."\n2019-02-18;"They slept\nlong.${rest}"\n`;
      const { articles, isBeginning, columns, first, notices } = await look('a.csv', table, 75);
      expect({ articles, isBeginning, columns, notices }).toEqual({
        articles: 1,
        isBeginning: true,
        columns: ['Tag', 'Inhalt'],
        notices: [],
      });
      expect(first[0]).toMatchObject({ title: 'In Köln', start: 'they met.' });
    });

    test.each([
      ['a.jsonl', `{"text":"One."}\n{"text":"Two."}\n{"text":"${rest}"}\n`],
      ['a.json', `[{"text":"One. ]","tags":[{"a":1}]},{"text":"Two.\\""},{"text":"${rest}"}]`],
      ['b.json', `{"tags":["a"],"articles":[{"text":"One."},{"text":"Two.","by":{"name":"x"}},{"text":"${rest}"}]}`],
      ['a.txt', `One. ü\n${rest}`],
    ])('of %s tells its whole records', async (name, text) => {
      const { articles, notices } = await look(name, text, text.length - 20);
      expect({ articles, notices }).toEqual({ articles: name === 'a.txt' ? 1 : 2, notices: [] });
    });

    test('cuts no letter in two', async () => {
      const text = 'ü'.repeat(100);
      for (const cutAt of [21, 22, 23]) expect((await look('a.txt', text, cutAt)).notices).toEqual([]);
    });
  });
});
