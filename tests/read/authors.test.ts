import { describe, expect, test } from 'vitest';
import type { Notice } from '../../src/model/notice.ts';
import { drain } from '../../src/model/progress.ts';
import { sayAuthors } from '../../src/read/authors.ts';
import { stateOrigin } from '../../src/read/document-origin.ts';
import { openSource } from '../../src/read/open-source.ts';
import { readArticles } from '../../src/read/read-articles.ts';
import { makeEpub, makePdf } from '../helpers/source-files.ts';

const TEXT = 'Peace talks open in Berlin. Angela Merkel met Emmanuel Macron on Monday and spoke with him at length.';

/** The author of the only article in a file. */
async function authorIn(name: string, content: string | Uint8Array): Promise<string | undefined> {
  const notices: Notice[] = [];
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const files = await openSource({ name, bytes }, notices);
  const { articles } = drain(readArticles(files));
  expect(articles).toHaveLength(1);
  return articles[0]!.author;
}

describe('who wrote an article is what its file says of itself', () => {
  test.each([
    [
      'a page with JSON-LD',
      'a.html',
      `<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Ada Byron"},{"name":"By Charles Babbage"}]}</script><article><p>${TEXT}</p></article>`,
      'Ada Byron, Charles Babbage',
    ],
    ['a page with a meta element', 'a.html', `<meta name="author" content="Ada Byron"><p>${TEXT}</p>`, 'Ada Byron'],
    [
      'a page that states a profile for a name',
      'a.html',
      `<meta property="article:author" content="https://example.org/ada"><p>${TEXT}</p>`,
      undefined,
    ],
    ['front matter', 'a.md', `---\ntitle: Talks\nauthors: [Ada Byron, Carla]\n---\n${TEXT}`, 'Ada Byron, Carla'],
    ['a column', 'a.csv', `text,author\n"${TEXT}",Ada Byron\n`, 'Ada Byron'],
    ['a record', 'a.json', JSON.stringify({ text: TEXT, authors: ['Ada Byron', 'Ada Byron'] }), 'Ada Byron'],
    ['a mail', 'a.eml', `From: Ada Byron <ada@example.org>\nSubject: Talks\n\n${TEXT}\n`, 'Ada Byron'],
    [
      'a feed',
      'a.rss',
      `<rss><channel><item><title>Talks</title><description>${TEXT}</description><dc:creator>Ada Byron</dc:creator></item></channel></rss>`,
      'Ada Byron',
    ],
    ['a PDF', 'a.pdf', makePdf([[{ text: TEXT, y: 700 }]], { author: 'Ada Byron' }), 'Ada Byron'],
    ['a PDF that names nobody', 'a.pdf', makePdf([[{ text: TEXT, y: 700 }]], { title: 'Talks' }), undefined],
    ['an e-book', 'a.epub', makeEpub([`<p>${TEXT}</p>`], ['Ada Byron', 'Carla & Co']), 'Ada Byron, Carla & Co'],
    ['an e-book that names nobody', 'a.epub', makeEpub([`<p>${TEXT}</p>`]), undefined],
    ['nobody', 'a.txt', TEXT, undefined],
  ])('%s', async (_, name, content, author) => {
    expect(await authorIn(name, content)).toBe(author);
  });

  test('however much a field holds', () => {
    expect(sayAuthors(Array.from({ length: 1000 }, (_, at) => `Ada ${at}`)).length).toBeLessThanOrEqual(300);
    expect(sayAuthors({ name: { name: 'Ada' } })).toBe('');
    expect(sayAuthors(null)).toBe('');
  });

  test.each([
    ['<cp:coreProperties><dc:title>T</dc:title><dc:creator>Ada Byron</dc:creator></cp:coreProperties>', 'Ada Byron'],
    ['<office:meta><dc:creator>Ada &amp; Carla</dc:creator></office:meta>', 'Ada & Carla'],
    ['<cp:coreProperties><dc:creator>Microsoft Office User</dc:creator></cp:coreProperties>', undefined],
    ['no properties', undefined],
  ])('in the properties of an office document: %s', (properties, author) => {
    expect(stateOrigin(new TextEncoder().encode(properties)).stated?.author).toBe(author);
  });
});
