import { describe, expect, test } from 'vitest';
import { readRecords } from '../../src/read/records.ts';

const read = (name: string, text: string) => readRecords({ name, text });

describe('a file of articles', () => {
  test('that is plain text is one article, its text as it stands', () => {
    expect(read('a.txt', '\uFEFFOne.\r\nTwo.').records).toEqual([{ id: 'a.txt', text: '\uFEFFOne.\r\nTwo.' }]);
  });

  test('in JSON lines has one a line, and a broken line is left out with a notice', () => {
    const { records, notices } = read('a.jsonl', '{"text":"One."}\n{oops\n\n{"id":"x","title":"T","text":"Two."}\n');
    expect(records).toEqual([
      { id: 'a.jsonl#1', text: 'One.' },
      { id: 'a.jsonl#x', title: 'T', text: 'T\n\nTwo.' },
    ]);
    expect(notices).toEqual([{ where: 'a.jsonl, line 2', message: 'is not JSON; it was left out' }]);
  });

  test('in JSON is a record, a list of records, or a list under "articles"', () => {
    expect(read('a.json', '{"text":"One."}').records).toHaveLength(1);
    expect(read('a.json', '[{"body":"One."},{"content":"Two."}]').records).toHaveLength(2);
    expect(read('a.json', '{"articles":[{"text":"One."}]}').records).toHaveLength(1);
  });

  test('in CSV has quoted fields with line breaks, dates and sources', () => {
    expect(read('a.csv', 'Title,Text,Date,Source\r\nT,"One,\n""two"".",2019-02-17T10:00Z,AFP\r\n').records).toEqual([
      { id: 'a.csv#1', title: 'T', text: 'T\n\nOne,\n"two".', published: '2019-02-17', source: 'AFP' },
    ]);
  });

  test('without a column of texts is refused, with the columns it has', () => {
    expect(() => read('a.csv', 'who,when\nAda,1840\n')).toThrow(/a\.csv: has no column of texts.*who, when/);
  });

  test('that is no JSON is refused', () => {
    expect(() => read('a.json', 'nope')).toThrow(/a\.json: is not JSON/);
  });

  test('a record without text, or with an impossible date, becomes a notice', () => {
    const { records, notices } = read('a.json', '[{"title":"T"},{"text":"One.","date":"2019-02-30"}]');
    expect(records).toEqual([{ id: 'a.json#2', text: 'One.' }]);
    expect(notices.map(({ where }) => where)).toEqual(['a.json, record 1', 'a.json, record 2']);
  });

  test('does not repeat a title that the text begins with', () => {
    expect(read('a.json', '{"title":"T","text":"T\\nOne."}').records[0]!.text).toBe('T\nOne.');
  });

  test('that is a web page is one article under its own name', () => {
    expect(read('a.html', '<title>T</title><p>One.</p>').records).toEqual([
      { id: 'a.html', title: 'T', text: 'T\n\nOne.' },
    ]);
  });
});
