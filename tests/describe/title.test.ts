import { expect, test } from 'vitest';
import { setTitle, trimTitle } from '../../src/describe/title.ts';

const set = (title: string, text: string, ...labels: readonly string[]) => setTitle({ title, text }, labels);

test('a title on a map is one line, without what stands in brackets', () => {
  expect(trimTitle('USX <X> debt \n downgraded (again) , Moody’s says')).toBe('USX debt downgraded, Moody’s says');
});

test('a title stays as it is printed where it has small letters', () => {
  expect(set('WHO says so', 'The who and the what.')).toBe('WHO says so');
});

test('a title in capitals is set in small letters, its names as the map or the text has them', () => {
  const text = 'Officials in Tokyo said the U.S. trade row hurt the OECD. Trade fell. Miyazawa was CLEARLY shaken.';
  expect(set('MIYAZAWA SEES U.S. TRADE ROW, OECD CLEARLY SHAKEN', text)).toBe(
    'Miyazawa sees U.S. trade row, OECD clearly shaken',
  );
  expect(set('WORLD BANK LOANS U.K. MILLIONS', 'The bank of the world lends.', 'World Bank')).toBe(
    'World Bank loans U.K. millions',
  );
});
