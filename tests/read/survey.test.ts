import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { expectReading } from '../../src/read/source-formats.ts';
import { surveySource } from '../../src/read/survey.ts';

describe('a look into a file', () => {
  test('says what it will be read as by its name, or why not and what to do', () => {
    expect(expectReading('a/b.PDF')).toEqual({ format: 'PDF' });
    expect(expectReading('a.doc')).toEqual({ refusal: 'was left out: .doc is not read; save it as .docx or .pdf' });
    expect(expectReading('a')).toEqual({
      refusal: 'was left out: a file without an extension is not read; save it as plain text (.txt)',
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
});
