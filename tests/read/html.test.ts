import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPage } from '../../src/read/html.ts';

describe('a saved web page', () => {
  test('is its article, a block a paragraph, without menus and scripts', () => {
    expect(
      readPage(
        '<body><nav>Home</nav><article><h1>Ada &amp; co</h1><p>Ada met <b>Babbage</b>.<script>x()</script></p><p>He\n left.</p></article><footer>©</footer>',
      ).text,
    ).toBe('Ada & co\n\nAda met Babbage.\n\nHe left.');
  });

  test('is the longest of several articles, else the main part, else the body', () => {
    expect(readPage('<article>Short.</article><article>The longer one.</article>').text).toBe('The longer one.');
    expect(readPage('<div>Menu</div><main><p>Text.</p></main>').text).toBe('Text.');
    expect(readPage('<body><p>One.<p>Two.</body>').text).toBe('One.\n\nTwo.');
  });

  test('states its title, date, source and address', () => {
    const head =
      '<title>x</title><meta property="og:title" content="T"><meta property="article:published_time" content="2019-02-17T10:00:00Z"><meta property="og:site_name" content="AFP"><link rel="canonical" href="https://a.example/1">';
    expect(readPage(`<head>${head}</head><body><p>One.`)).toEqual({
      text: 'One.',
      title: 'T',
      published: '2019-02-17T10:00:00Z',
      source: 'AFP',
      url: 'https://a.example/1',
      isMarked: false,
    });
  });

  test('may be any text, nested at will', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof readPage(text).text === 'string'));
    expect(readPage(`${'<div>'.repeat(50_000)}deep`).text).toBe('deep');
  });
});
