import { describe, expect, test, vi } from 'vitest';
import { drain } from '../../src/model/progress.ts';
import { readArticles } from '../../src/read/read-articles.ts';
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

test('a table with two columns of one name and rows of any length is read without a word on the terminal', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { records, notices } = readRecords({ name: 'a.csv', text: 'text,Text,id\nAda.,Other.,7\nBabbage.\nA,b,c,d\n' });
  expect(records.map(({ id, text }) => `${id}: ${text}`)).toEqual(['a.csv#7: Ada.', 'a.csv#2: Babbage.', 'a.csv#c: A']);
  expect(notices.map(({ where, message }) => `${where} ${message}`)).toEqual([
    'a.csv, row 3 has 1 cell where the header has 3; what could be read was kept',
    'a.csv, row 4 has 4 cells where the header has 3; what could be read was kept',
  ]);
  expect(warn).not.toHaveBeenCalled();
});

test('hundreds of thousands of notices in one file are notices', () => {
  const text = `text\n${'a,b\n'.repeat(150_000)}`;
  expect(drain(readArticles([{ name: 'a.csv', text }])).notices).toHaveLength(150_000);
});

describe('a column of dates', () => {
  const days = (dates: string, columns = {}) => {
    const rows = dates.split(' ').map((date) => `${date},They met.`);
    const { records, notices } = readRecords({ name: 'a.csv', text: `date,text\n${rows.join('\n')}\n` }, columns);
    return [
      records.map(({ published }) => published ?? '?').join(' '),
      ...notices.map(({ where, message }) => `${where}: ${message}`),
    ];
  };

  test('tells by one of its dates how all others are read, and says so', () => {
    expect(days('03/04/2019 25/12/2019 05/06/2019')).toEqual([
      '2019-04-03 2019-12-25 2019-06-05',
      'a.csv: the dates of these 2 articles, such as "03/04/2019", are read with the day first, as "25/12/2019" in the same column must be',
    ]);
    // Whatever a person says of other columns.
    expect(days('03/04/2019 12/25/2019', { dateOrder: 'day-first' })).toEqual([
      '2019-03-04 2019-12-25',
      'a.csv, row 2: its date "03/04/2019" is read with the month first, as "12/25/2019" in the same column must be',
    ]);
  });

  test('that does not tell it is read as a person says, else named once and kept undated', () => {
    expect(days('03/04/2019 04/04/2019', { dateOrder: 'day-first' })).toEqual(['2019-04-03 2019-04-04']);
    expect(days('03/04/2019 01/02/2019 2019-02-17')).toEqual([
      '? ? 2019-02-17',
      'a.csv: the dates of these 2 articles, such as "03/04/2019", could be either of two days; they are kept undated. Say whether the day or the month comes first',
    ]);
  });
});
