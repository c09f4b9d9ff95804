import { expect, test } from 'vitest';
import { drain } from '../../src/model/progress.ts';
import { joinColumns } from '../../src/model/record-columns.ts';
import { readArticles } from '../../src/read/read-articles.ts';
import { pickTold, planSurvey } from '../../src/read/survey-plan.ts';

const file = (name: string, size = 1000) => ({ name, size });
const plan = (files: readonly ReturnType<typeof file>[]) => {
  const { first, others, left } = planSurvey(files, ({ size }) => size);
  return [first, others, left].map((part) => part.map(({ name }) => name));
};

test('every table is looked into first, and all else within what is said', () => {
  const files = [
    file('a.txt'),
    file('b.txt'),
    file('c.txt'),
    file('1.csv'),
    file('2.csv'),
    file('3.csv'),
    file('z.zip'),
  ];
  expect(plan(files)).toEqual([['a.txt', 'b.txt', '1.csv', '2.csv', '3.csv', 'z.zip'], ['c.txt'], []]);
});

test('what is large, or beyond the first hundred, is named and not looked into', () => {
  const many = Array.from({ length: 120 }, (_, n) => file(`${n}.txt`));
  const [first, others, left] = plan([file('huge.pdf', 9_000_000), ...many]);
  expect([first!.length + others!.length, left!.length, left![0]]).toEqual([100, 21, 'huge.pdf']);
  const heavy = Array.from({ length: 6 }, (_, n) => file(`${n}.pdf`, 7_000_000));
  expect(plan(heavy)[2]).toEqual(['4.pdf', '5.pdf']);
});

test('of large texts and tables the beginning is looked into, also where others take all the room', () => {
  const files = [...[1, 2, 3, 4, 5].map((n) => file(`${n}.csv`, 7_000_000)), file('huge.jsonl', 200_000_000)];
  const { first, cut, left } = planSurvey(files, ({ size }) => size);
  expect(first.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
  expect([...cut].map(({ name }) => name)).toEqual(['5.csv', 'huge.jsonl']);
  expect(left).toEqual([]);
});

test('told are some of each format, each kind of table and what needs care', () => {
  const found = (name: string, more = {}) => ({ name, articles: 1, first: [], notices: [], ...more });
  const told = pickTold([
    ...['a.txt', 'b.txt', 'c.txt'].map((name) => found(name)),
    found('d.txt', { articles: 0 }),
    found('e.txt', { notices: [{ where: 'e.txt', message: 'x' }] }),
    ...['1.csv', '2.csv', '3.csv'].map((name) => found(name, { columns: ['text'] })),
    found('4.csv', { columns: ['Volltext'] }),
  ]);
  expect(told.map(({ name }) => name)).toEqual(['a.txt', 'b.txt', 'd.txt', 'e.txt', '1.csv', '2.csv', '4.csv']);
});

test('tables that call their texts differently are read together by the columns that are named for each', () => {
  const columns = joinColumns({ text: 'Volltext', title: 'Schlagzeile' }, { text: 'Corps' });
  expect(columns).toEqual({ text: ['Corps', 'Volltext'], title: 'Schlagzeile' });
  const files = [
    { name: '1.csv', text: 'Schlagzeile;Volltext\nTreffen;Ada slept.\n' },
    { name: '2.csv', text: 'Titre,Corps\nx,Babbage woke.\n' },
    { name: '3.csv', text: 'title,text\nThird,Carla left.\n' },
  ];
  const { articles } = drain(readArticles(files, columns));
  expect(articles.map(({ text }) => text)).toEqual(['Treffen\n\nAda slept.', 'Babbage woke.', 'Third\n\nCarla left.']);
});
