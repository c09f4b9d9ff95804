import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { recognisers } from '../../src/recognise/recognisers.ts';
import { plainArticle } from '../helpers/plain-article.ts';

const DATA = resolve(import.meta.dirname, '../../graph-data');

async function read(path: string): Promise<Uint8Array> {
  const data = await readFile(resolve(DATA, path));
  return path.endsWith('.gz') ? gunzipSync(data) : data;
}

describe('recognisers', () => {
  test('each has a name of its own to be chosen by', () => {
    expect(new Set(recognisers.map(({ id }) => id)).size).toBe(recognisers.length);
  });

  test.each(recognisers.map(({ id, load }) => [id, load] as const))(
    '%s finds names with what ships',
    async (_, load) => {
      const recogniser = await load(read);
      const article = plainArticle('Angela Merkel met officials in Paris on Monday.');
      const { mentions } = recogniser.recogniseArticle(article);
      const found = mentions.map(({ from, to, kind }) => `${article.text.slice(from, to)}=${kind}`);
      expect(found).toEqual(['Angela Merkel=person', 'officials=role', 'Paris=place']);
      expect(recogniser.lexicon.names.size).toBeGreaterThan(1000);
    },
  );

  test('finds but a person’s own names where that is asked for', async () => {
    const watchlist = [{ name: 'Flurn', kind: 'organization', aliases: [] }] as const;
    const recogniser = await recognisers[0]!.load(read, { watchlist, watchlistOnly: true });
    const { mentions } = recogniser.recogniseArticle(plainArticle('Flurn met Angela Merkel in Paris.'));
    expect(mentions.map(({ finder, confidence }) => [finder, confidence])).toEqual([['watchlist', 1]]);
  });
});
