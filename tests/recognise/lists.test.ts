import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import { decodeTagger } from '../../src/recognise/tagger.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { plainArticle } from '../helpers/plain-article.ts';

const model = readFileSync(resolve(import.meta.dirname, '../../graph-data/model/tagger.bin.gz'));
const recogniser = createRecogniser({ lexicon: readLexicon(), tagger: decodeTagger(gunzipSync(model)) });

/** Each list as `head: item, item`. */
function lists(text: string): string[] {
  const article = plainArticle(text);
  const { mentions, lists: found = [] } = recogniser.recogniseArticle(article);
  const print = (index: number) => text.slice(mentions[index]!.from, mentions[index]!.to);
  return found.map(({ from, to, head }) => {
    const items = mentions.flatMap(({ from: first, to: end, kind }, index) =>
      first >= from && end <= to && index !== head && kind !== 'role' ? [print(index)] : [],
    );
    return `${head === undefined ? '-' : print(head)}: ${items.join(', ')}`;
  });
}

describe('lists', () => {
  test('are runs of names with nothing between them, about the name before', () => {
    expect(lists('Iran bought ships from China, India, Oman, Pakistan and Russia last year.')).toEqual([
      'Iran: China, India, Oman, Pakistan, Russia',
    ]);
  });

  test.each([
    ['Police in Kenosha, Wisconsin, shot Jacob Blake.', ['-: Wisconsin']],
    ['The company of Hartford, Conn., bought two banks.', ['-: Conn.']],
    ['Flights to Wuhan, China, were stopped.', ['-: China']],
    ['It has branches in London, Hong Kong and Tokyo.', []],
    ['Votes were counted in Iowa, Nevada and Texas.', []],
  ])('hold what only says where a place is: %s', (text, expected) => {
    expect(lists(text)).toEqual(expected);
  });

  test('may give every name its seat', () => {
    const [list] = lists(
      'Asked were Kamala Harris of California, Amy Klobuchar of Minnesota and Elizabeth Warren of Massachusetts.',
    );
    expect(list).toBe('-: Kamala Harris, California, Amy Klobuchar, Minnesota, Elizabeth Warren, Massachusetts');
  });

  test('are not the company of a few, nor a tale in which every name does something', () => {
    expect(lists('France, Germany and Italy signed the treaty.')).toEqual([]);
    expect(
      lists('Angela Merkel left Berlin for Paris, where Emmanuel Macron had met Boris Johnson of Britain on Monday.'),
    ).toEqual([]);
  });

  test('are tables, in which nothing is told', () => {
    const text = 'Medals: Norway, Germany, Canada, Sweden, Austria, Japan, Italy, France';
    expect(lists(text)).toEqual(['-: Norway, Germany, Canada, Sweden, Austria, Japan, Italy, France']);
  });

  test('are one, however endless the table', () => {
    const text = `${'Norway 14, Germany 12, Canada 11, Sweden 9, '.repeat(80)}end`;
    const { lists: found = [], mentions } = recogniser.recogniseArticle(plainArticle(text));
    expect(found).toEqual([{ from: mentions[0]!.from, to: mentions.at(-1)!.to }]);
  });
});
