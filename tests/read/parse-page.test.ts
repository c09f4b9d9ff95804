import { expect, test } from 'vitest';
import { readPage } from '../../src/read/html.ts';

test('a page that is nested beyond reason keeps all of its text', () => {
  const deep = `${'<div><article>'.repeat(30_000)}Ada met Babbage.${'</article></div>'.repeat(30_000)}<p>They talked.</p>`;
  expect(readPage(`<body>${deep}</body>`).text).toContain('Ada met Babbage.');
  const { title } = readPage(`${'<h1>'.repeat(30_000)}Ada`);
  expect(title).toBe('Ada');
});

test('the article with the most text is the page’s, also where articles are nested', () => {
  const page =
    '<article>Short. <article>Inner, and longer than what is around it.</article></article><article>Other.</article>';
  expect(readPage(page).text).toBe('Short.\n\nInner, and longer than what is around it.');
  expect(readPage('<aside><article>Only in an aside.</article></aside><p>Body.</p>').text).toBe('Only in an aside.');
});
