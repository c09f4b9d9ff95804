import { gzipSync, strToU8, zlibSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import type { Notice } from '../../src/model/notice.ts';
import { drain } from '../../src/model/progress.ts';
import { openSource } from '../../src/read/open-source.ts';
import { readArticles } from '../../src/read/read-articles.ts';
import { makeDocx, makeEpub, makePdf, makeWarc, makeXlsx, makeZip } from '../helpers/source-files.ts';

async function open(name: string, bytes: Uint8Array | string, columns = {}) {
  const notices: Notice[] = [];
  const files = await openSource({ name, bytes: typeof bytes === 'string' ? strToU8(bytes) : bytes }, notices);
  const read = drain(readArticles(files, columns));
  return {
    articles: read.articles.map(({ id, title, text, published, source, url, author }) =>
      JSON.parse(JSON.stringify({ id, title, text, published, source, url, author })),
    ),
    texts: read.articles.map(({ text }) => text),
    said: [...notices, ...read.notices].map(({ where, message }) => `${where}: ${message}`),
  };
}

describe('a PDF', () => {
  test('gives its lines as paragraphs, divided words whole, and its title where the text has it', async () => {
    const pdf = makePdf(
      [
        [
          { text: 'Ada meets Babbage', y: 720, size: 20 },
          { text: 'Ada Lovelace met Charles Bab-', y: 680 },
          { text: 'bage in London on Monday and', y: 666 },
          { text: 'they talked.', y: 652 },
          { text: 'Then she left for the coun-', y: 624 },
        ],
        [{ text: 'try (by coach).', y: 720 }],
      ],
      { title: 'Ada meets Babbage' },
    );
    expect(await open('a.pdf', pdf)).toMatchObject({
      articles: [{ id: 'a.pdf', title: 'Ada meets Babbage' }],
      texts: [
        'Ada meets Babbage\n\nAda Lovelace met Charles Babbage in London on Monday and they talked.\n\nThen she left for the country (by coach).',
      ],
      said: [],
    });
  });

  test('has its title whole where that stands on two lines, and none that goes on as another word', async () => {
    const lines = [
      { text: 'Holy Headdress carried in procession', y: 700, size: 20 },
      { text: 'through streets of Cahors', y: 676, size: 20 },
      { text: 'Ada Lovelace met Charles Babbage there on Monday.', y: 620 },
    ];
    const title = 'Holy Headdress carried in procession through streets of Cahors';
    const { articles, texts } = await open('a.pdf', makePdf([lines], { title }));
    expect(articles).toMatchObject([{ title }]);
    expect(texts).toEqual([`${title}\n\nAda Lovelace met Charles Babbage there on Monday.`]);
    const other = await open('a.pdf', makePdf([lines], { title: 'Holy Head' }));
    expect(other.articles).not.toMatchObject([{ title: 'Holy Head' }]);
  });

  test('loses its running heads and page numbers, and no line that stands once', async () => {
    const page = (number: number, text: string) => [
      { text: `The Paper, page ${number}`, y: 760 },
      { text, y: 700 },
      { text: String(number), y: 40 },
    ];
    const pdf = makePdf([page(1, 'Ada slept.'), page(2, 'Babbage woke.'), page(3, 'Carla left.')]);
    expect((await open('a.pdf', pdf)).texts).toEqual(['Ada slept.\n\nBabbage woke.\n\nCarla left.']);
  });

  test('names its pages without text; a scan through and through is named and left out', async () => {
    const line = [{ text: 'Ada met Babbage.', y: 700 }];
    expect(await open('a.pdf', makePdf([line, [], line, []]))).toMatchObject({
      texts: ['Ada met Babbage.\n\nAda met Babbage.'],
      said: ['a.pdf: pages 2, 4 hold no text (a scan, or empty); the others were read'],
    });
    const scan = await open('a.pdf', makePdf([[], []]));
    expect(scan.texts).toEqual([]);
    expect(scan.said).toEqual([expect.stringContaining('a.pdf: holds no text, only pictures of it (a scan)')]);
  });

  test('that is locked, or is none, is named', async () => {
    const locked = makePdf([[{ text: 'Ada.', y: 700 }]], { isLocked: true });
    expect((await open('a.pdf', locked)).said).toEqual(['a.pdf: is locked by a password; save it without one']);
    expect((await open('a.pdf', 'Ada met Babbage.')).said).toEqual([
      expect.stringContaining('a.pdf: is no PDF that can be opened'),
    ]);
  });
});

describe('rich text', () => {
  const head =
    '{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times New Roman;}}{\\*\\generator Word;}{\\info{\\title T}}';
  test('is its paragraphs, with characters beyond ASCII and without what is beside them', async () => {
    const rtf = `${head}\\pard\\f0\\fs24 Jos\\'e9 met {\\b Babbage} \\u8212?  at \\ldblquote noon\\rdblquote .\\par\r\n{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt A link}} to \\{it\\}.\\par}`;
    expect((await open('a.rtf', rtf)).texts).toEqual(['José met Babbage —  at “noon”.\nA link to {it}.']);
  });

  test('is read in its own code page, and never told apart wrongly by what is broken', async () => {
    expect((await open('a.rtf', "{\\rtf1\\ansicpg1251 \\'cc\\'e8\\'f0\\par}")).texts).toEqual(['Мир']);
    expect((await open('a.rtf', '{\\rtf1 Ada {{{ met}')).texts).toEqual(['Ada  met']);
    expect((await open('a.rtf', '{\\rtf1 \\bin5 }}}}}Ada.}')).texts).toEqual(['Ada.']);
  });
});

test('an e-book is its chapters, in its own order and with its date and publisher', async () => {
  const book = makeEpub([
    '<h1>Ada meets Babbage</h1><p>They met.</p>',
    '<html><body></body></html>',
    '<p>Carla slept.</p>',
  ]);
  expect((await open('w.epub', book)).articles).toEqual([
    {
      id: 'w.epub/OEBPS/text/c1.xhtml',
      title: 'Ada meets Babbage',
      text: 'Ada meets Babbage\n\nThey met.',
      published: '2019-02-17',
      source: 'The Paper',
    },
    expect.objectContaining({ id: 'w.epub/OEBPS/text/c3.xhtml', text: 'Carla slept.' }),
  ]);
});

test('a workbook is its sheets as tables, days as days', async () => {
  const book = makeXlsx('Press', [
    ['Headline', 'Body', 'Date', 'Id'],
    ['Ada & co', 'Ada met Babbage.', { day: 43513 }, 7],
    ['', 'Carla slept.', '17 February 2019', ''],
  ]);
  expect((await open('w.xlsx', book)).articles).toEqual([
    { id: 'w.xlsx/Press.csv#7', title: 'Ada & co', text: 'Ada & co\n\nAda met Babbage.', published: '2019-02-17' },
    { id: 'w.xlsx/Press.csv#2', title: 'Carla slept.', text: 'Carla slept.', published: '2019-02-17' },
  ]);
});

describe('a feed', () => {
  test('of RSS is its items, with the fullest text that it has', async () => {
    const rss = `<?xml version="1.0"?><rss xmlns:content="c"><channel><title>The Paper</title><image><title>Logo</title></image>
      <item><title>Ada &amp;amp; Babbage</title><link>https://a.example/1</link><description>Short.</description>
      <content:encoded><![CDATA[<p>They met.</p><p>They talked.</p>]]></content:encoded><pubDate>Sun, 17 Feb 2019 23:30:00 +0000</pubDate></item>
      <item><title>Second</title><description>&lt;b&gt;Carla&lt;/b&gt; slept.</description><guid>x</guid></item></channel></rss>`;
    expect((await open('a.rss', rss)).articles).toEqual([
      {
        id: 'a.rss#1',
        title: 'Ada & Babbage',
        text: 'Ada & Babbage\n\nThey met.\n\nThey talked.',
        published: '2019-02-17',
        source: 'The Paper',
        url: 'https://a.example/1',
      },
      { id: 'a.rss#2', title: 'Second', text: 'Second\n\nCarla slept.', source: 'The Paper' },
    ]);
  });

  test('of Atom is its entries; XML of another kind is named', async () => {
    const atom = `<feed><title>F</title><entry><title>T</title><link rel="self" href="https://a.example/x"/>
      <link href="https://a.example/2"/><updated>2019-02-18T00:00:00Z</updated><content type="xhtml"><div>Ada <b>slept</b>.</div></content></entry></feed>`;
    expect((await open('a.xml', atom)).articles).toEqual([
      {
        id: 'a.xml#1',
        title: 'T',
        text: 'T\n\nAda slept.',
        published: '2019-02-18',
        source: 'F',
        url: 'https://a.example/2',
      },
    ]);
    expect((await open('a.xml', '<note>Ada</note>')).said).toEqual([
      'a.xml: is no feed (RSS, Atom) but XML of another kind (<note>); it was left out',
    ]);
  });
});

describe('front matter', () => {
  test('is what the file says of itself, and no text', async () => {
    const text =
      '---\ntitle: "Ada: a life"\ndate: 2019-02-17\nauthor: [A. B., C. D.]\nurl: https://a.example/3\n---\n\nAda slept.\n';
    expect((await open('a.md', text)).articles).toEqual([
      {
        id: 'a.md',
        title: 'Ada: a life',
        text: 'Ada: a life\n\nAda slept.',
        published: '2019-02-17',
        source: 'A. B., C. D.',
        url: 'https://a.example/3',
        author: 'A. B., C. D.',
      },
    ]);
  });

  test('that is none stays a part of the text', async () => {
    expect((await open('a.md', '---\nAda slept.\n---\nBabbage woke.')).texts).toEqual(['Ada slept.\n\nBabbage woke.']);
    const broken = await open('a.md', '---\n"a: [\n---\nText.');
    expect(broken.texts).toEqual(['"a: [\n\nText.']);
    expect(broken.said).toEqual([expect.stringContaining('no YAML')]);
  });

  test('that is odd makes no library print by itself', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    await open('a.md', '---\n%itle: x\n---\nText.');
    await open('b.md', '---\ntitle: &a: x\n---\nText.');
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });
});

test('Markdown is its words, without the marks around them', async () => {
  const text = [
    '# Ada meets *Babbage*',
    'They met in [London](https://a.example/x "title"), **at noon**,\nand `talked`. ![A picture](p.png)',
    '- Carla slept.\n- Dora *left*.',
    '> “No,” said Babbage.',
    '1987. A year that begins a paragraph.',
    '    Indented as a first line is.',
    '| Who | Where |\n|---|---|\n| Ada | London |',
    'AT&T &amp; <b>others</b> of snake_case_names, 5 * 3.',
  ].join('\n\n');
  expect((await open('a.md', text)).articles).toEqual([
    {
      id: 'a.md',
      title: 'Ada meets Babbage',
      text: [
        'Ada meets Babbage',
        'They met in London, at noon, and talked.',
        'Carla slept.',
        'Dora left.',
        '“No,” said Babbage.',
        '1987. A year that begins a paragraph.',
        'Indented as a first line is.',
        ...['Who', 'Where', 'Ada', 'London'],
        'AT&T & others of snake_case_names, 5 * 3.',
      ].join('\n\n'),
    },
  ]);
});

describe('the day on which a document was made', () => {
  const core = (inner: string) =>
    `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t">${inner}</cp:coreProperties>`;
  const word = (properties: string, ...paragraphs: string[]) =>
    makeZip({
      'word/document.xml': `<w:document xmlns:w="w"><w:body>${paragraphs.map((each) => `<w:p><w:r><w:t>${each}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
      'docProps/core.xml': core(properties),
    });
  const doubt =
    'its date 2019-02-17 is that on which the file was made, for want of a better one: it may be the day of a copy';

  test('is its date where it says none, and is told as doubtful', async () => {
    const made =
      '<dcterms:created>2019-02-17T09:30:00Z</dcterms:created><dcterms:modified>2024-01-01T00:00:00Z</dcterms:modified>';
    const odt = makeZip({
      'content.xml': '<office:document-content><text:p>Ada slept.</text:p></office:document-content>',
      'meta.xml': '<office:meta><meta:creation-date>2019-02-17T09:30:00</meta:creation-date></office:meta>',
    });
    const rtf =
      '{\\rtf1\\ansi{\\info{\\creatim\\yr2019\\mo2\\dy17\\hr9\\min30}{\\revtim\\yr2024\\mo1\\dy1}}Ada slept.\\par}';
    for (const [name, bytes] of [
      ['a.docx', word(made, 'Ada slept.')],
      ['a.odt', odt],
      ['a.rtf', rtf],
    ] as const) {
      expect(await open(name, bytes)).toMatchObject({
        articles: [{ id: name, published: '2019-02-17' }],
        said: [`${name}: ${doubt}`],
      });
    }
  });

  test('is not asked where an article of a bundle states its own', async () => {
    const lines = ['Ada meets Babbage', '12 words', '21 January 2019', 'The Paper', 'Copyright 2019', '', 'Ada slept.'];
    const bytes = word(
      '<dcterms:created>2024-05-05T00:00:00Z</dcterms:created>',
      ...lines,
      'Document NYTF000020190121ef1l0006p',
    );
    expect(await open('f.docx', bytes)).toMatchObject({ articles: [{ published: '2019-01-21' }], said: [] });
  });
});

describe('a password', () => {
  test('on all of a zip, on a file in it, on an office document is told as one', async () => {
    const both = makeZip({ 'a.txt': 'Ada slept.', 'b.txt': 'Babbage woke.' });
    expect((await open('z.zip', lockZip(both, 'a.txt', 'b.txt'))).said).toEqual([
      'z.zip: is locked by a password; unpack it with the password, and add what was in it',
    ]);
    expect(await open('z.zip', lockZip(both, 'a.txt'))).toMatchObject({
      texts: ['Babbage woke.'],
      said: ['z.zip/a.txt: is locked by a password; unpack it with the password, and add what was in it'],
    });
    const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    const locked = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
    const document = new Uint8Array([...compound, ...new Uint8Array(504), ...locked, ...new Uint8Array(64)]);
    const advice = 'is locked by a password; open it in its program and save it without one';
    expect((await open('a.docx', document)).said).toEqual([`a.docx: ${advice}`]);
    expect((await open('a.xlsx', document)).said).toEqual([`a.xlsx: ${advice}`]);
    expect((await open('a.docx', new Uint8Array([...compound, ...new Uint8Array(600)]))).said).toEqual([
      expect.stringContaining('before 2007'),
    ]);
    const odt = makeZip({
      'content.xml': 'Q7xZ',
      'META-INF/manifest.xml':
        '<manifest:manifest><manifest:encryption-data></manifest:encryption-data></manifest:manifest>',
    });
    expect((await open('a.odt', odt)).said).toEqual([`a.odt: ${advice}`]);
  });
});

/** Sets the bit that says that a file is locked, in a zip's list of files. */
function lockZip(zip: Uint8Array, ...names: readonly string[]): Uint8Array {
  const locked = Buffer.from(zip);
  for (const name of names) {
    // The last place of its name is that in the list, which stands 46 bytes behind where its entry begins.
    const entry = locked.lastIndexOf(name) - 46;
    locked[entry + 8]! |= 1;
  }
  return locked;
}

test('what grows as no text does is a bomb, in a zip within another too', async () => {
  const inner = makeZip({ 'zeros.txt': '0'.repeat(4_000_000), 'a.txt': 'Ada slept.' });
  const { texts, said } = await open('z.zip', makeZip({ 'inner.zip': inner, 'b.txt': 'Babbage woke.' }));
  expect(texts).toEqual(['Babbage woke.', 'Ada slept.']);
  expect(said).toEqual([expect.stringMatching(/^z\.zip\/inner\.zip\/zeros\.txt: unpacks to 4 MB, \d+ times its size/)]);
});

test('what a zip says to lie outside of it is left out and named', async () => {
  const { texts, said } = await open('s.zip', makeZip({ '../../evil.txt': 'Ada slept.', 'a/b.txt': 'Babbage woke.' }));
  expect(texts).toEqual(['Babbage woke.']);
  expect(said).toEqual(['s.zip/../../evil.txt: has a path that leads out of its zip; it was left out']);
});

test('the frames of a page that was saved whole are parts of it, and no articles', async () => {
  const page = `<html><body><article><p>${'Ada met Babbage in London on Monday. '.repeat(20)}</p></article></body></html>`;
  const { articles, said } = await open(
    's.zip',
    makeZip({
      'x/Saved Page.html': page,
      'x/Saved Page_files/ad.html': '<html><body><p>Buy now.</p></body></html>',
      'x/Other_files/b.html': page.replaceAll('Ada', 'Carla'),
    }),
  );
  expect(articles.map(({ id }) => id)).toEqual(['s.zip/x/Other_files/b.html', 's.zip/x/Saved Page.html']);
  expect(said).toEqual([
    's.zip/x/Saved Page.html: was saved with 1 file beside it (frames, scripts, pictures), which is a part of the page and no article',
  ]);
});

test.each(['<!doctype html>\n<html>', '\ufeff<!-- saved -->\n<HTML lang="en">'])(
  'a page named .txt is a page',
  async (head) => {
    const page = `${head}<head><title>T</title></head><body><h1>Ada meets Babbage</h1><p>${'Ada met Babbage in London. '.repeat(12)}</p></body></html>`;
    const { texts, said } = await open('p.txt', page);
    expect(texts[0]).not.toContain('<');
    expect(texts[0]).toContain('Ada met Babbage');
    expect(said).toEqual(['p.txt: is a web page whatever its name says; it was read as one']);
  },
);

describe('a saved page', () => {
  const paragraphs = [1, 2, 3, 4, 5].map(
    (n) =>
      `<p>Paragraph ${n}: Ada Lovelace met Charles Babbage in London, where they talked about engines, numbers, and the weather of that long year.</p>`,
  );
  const around = (
    text: string,
  ) => `<html><head><title>Ada meets Babbage - The Paper</title><script type="application/ld+json">{"@graph":[{"@type":"WebPage","name":"x"},{"@type":["NewsArticle"],"headline":"Ada meets Babbage","datePublished":"2019-02-17T10:00:00Z","publisher":{"name":"The Paper"},"mainEntityOfPage":"https://a.example/4"}]}</script></head>
    <body><div class="menu"><a href="/">Home</a> <a href="/w">World</a></div><div class="cookie-banner"><p>We use cookies, click accept.</p></div>${text}
    <div class="related sidebar"><ul><li><a href="/r">Carla Rossi resigns</a></li></ul></div><div id="comments"><p>Troll wrote: nonsense.</p></div></body></html>`;

  test('that marks no article is its main text, without menus, notes and comments', async () => {
    const { articles } = await open('a.html', around(`<div class="story-body">${paragraphs.join('')}</div>`));
    expect(articles).toHaveLength(1);
    expect(articles[0]).toMatchObject({
      id: 'a.html',
      title: 'Ada meets Babbage',
      published: '2019-02-17',
      source: 'The Paper',
      url: 'https://a.example/4',
    });
    expect(articles[0].text.split('\n\n')).toHaveLength(6);
    expect(articles[0].text).not.toMatch(/Home|cookies|Carla|Troll/);
  });

  test('that marks its article keeps all of it, however short', async () => {
    const page = around('<article><h1>Ada meets Babbage</h1><p>They met.</p></article>');
    expect((await open('a.html', page)).texts).toEqual(['Ada meets Babbage\n\nThey met.']);
  });

  test('may be nested at will', async () => {
    expect((await open('a.html', `${'<div>'.repeat(50_000)}deep`)).texts).toEqual(['deep']);
  });
});

describe('what a press database writes into one file is cut into its articles', () => {
  test('by LexisNexis', async () => {
    const text = `
                               1 of 2 DOCUMENTS

                              The New York Times

                            January 5, 2015 Monday
                              Late Edition - Final

Ada Meets Babbage
In London

BYLINE: By JOHN SMITH

SECTION: Section A; Column 0; Foreign Desk; Pg. 1

LENGTH: 1234 words

Ada Lovelace met Charles Babbage.

They talked.

LOAD-DATE: January 5, 2015

LANGUAGE: ENGLISH

                   Copyright 2015 The New York Times Company

                               2 of 2 DOCUMENTS

                             Associated Press

                       January 6, 2015 Tuesday 10:00 AM GMT

HEADLINE: Carla sleeps

LENGTH: 3 words

 BODY:
Carla slept.
`;
    expect((await open('nexis.txt', text)).articles).toEqual([
      {
        id: 'nexis.txt#1',
        title: 'Ada Meets Babbage In London',
        text: 'Ada Meets Babbage In London\n\nAda Lovelace met Charles Babbage.\n\nThey talked.',
        published: '2015-01-05',
        source: 'The New York Times',
        author: 'JOHN SMITH',
      },
      {
        id: 'nexis.txt#2',
        title: 'Carla sleeps',
        text: 'Carla sleeps\n\nCarla slept.',
        published: '2015-01-06',
        source: 'Associated Press',
      },
    ]);
  });

  test('by Nexis Uni, in a Word document', async () => {
    const one = [
      'Ada meets Babbage',
      'The Guardian (London)',
      'January 5, 2015 Monday',
      'Copyright 2015 Guardian',
      'Section: UK NEWS',
      'Length: 80 words',
      'Byline: John Smith',
      'Body',
      'Ada met Babbage.',
      'They talked.',
      'Load-Date: January 5, 2015',
      'End of Document',
    ];
    const two = [
      'Carla sleeps',
      'The Paper',
      '6 January 2015',
      'Length: 2 words',
      'Body',
      'Carla slept.',
      'End of Document',
    ];
    expect((await open('n.docx', makeDocx(...one, ...two))).articles).toEqual([
      {
        id: 'n.docx#1',
        title: 'Ada meets Babbage',
        text: 'Ada meets Babbage\n\nAda met Babbage.\n\nThey talked.',
        published: '2015-01-05',
        source: 'The Guardian (London)',
        author: 'John Smith',
      },
      {
        id: 'n.docx#2',
        title: 'Carla sleeps',
        text: 'Carla sleeps\n\nCarla slept.',
        published: '2015-01-06',
        source: 'The Paper',
      },
    ]);
  });

  test('by Factiva, with its codes and without them', async () => {
    const coded =
      'SE News\nHD Ada meets\nBabbage\nBY John Smith\nWC 80 words\nPD 5 January 2015\nSN The Guardian\nLA English\nCY Copyright 2015\nLP\nAda met Babbage.\n\nTD\nThey talked.\n\nNS c12\nAN Document GRDN000020150105eb1500001\n';
    const plain =
      'Carla sleeps\nBy John Smith\n\n3 words\n6 January 2015\nThe Paper\nPAPR\nEnglish\nCopyright 2015 The Paper\n\nCarla slept.\n\nShe woke.\n\nDocument PAPR000020150106eb1600002\n';
    const { articles } = await open('f.txt', `${coded}\n${plain}`);
    expect(articles).toEqual([
      {
        id: 'f.txt#1',
        title: 'Ada meets Babbage',
        text: 'Ada meets Babbage\n\nAda met Babbage.\n\nThey talked.',
        published: '2015-01-05',
        source: 'The Guardian',
        author: 'John Smith',
      },
      {
        id: 'f.txt#2',
        title: 'Carla sleeps',
        text: 'Carla sleeps\n\nCarla slept.\n\nShe woke.',
        published: '2015-01-06',
        source: 'The Paper',
        author: 'John Smith',
      },
    ]);
  });
});

describe('a file of a wrong extension', () => {
  test.each([
    ['a.txt', makePdf([[{ text: 'Ada met Babbage.', y: 700 }]]), 'a PDF'],
    ['a.docx', makePdf([[{ text: 'Ada met Babbage.', y: 700 }]]), 'a PDF'],
    ['a.pdf', makeDocx('Ada met Babbage.'), 'a Word document'],
    ['a.txt', makeZip({ 'b.txt': 'Ada met Babbage.' }), 'a zip'],
    ['a.docx', strToU8('{\\rtf1 Ada met Babbage.}'), 'rich text'],
  ])('%s is read as what it is: %#', async (name, bytes, what) => {
    const { texts, said } = await open(name, bytes);
    expect(texts).toEqual(['Ada met Babbage.']);
    expect(said).toEqual([`${name}: is ${what} whatever its name says; it was read as one`]);
  });
});

test('columns of other names are said by hand, and are looked at before those that are known', async () => {
  const table = 'Überschrift,Inhalt,title,Tag\nAda meets Babbage,They met.,No,17/02/2019\n';
  expect((await open('t.csv', table)).said).toEqual([expect.stringContaining('Say which of them holds the texts')]);
  const { articles } = await open('t.csv', table, { title: 'Überschrift', text: 'INHALT', date: 'tag' });
  expect(articles).toEqual([
    { id: 't.csv#1', title: 'Ada meets Babbage', text: 'Ada meets Babbage\n\nThey met.', published: '2019-02-17' },
  ]);
});

describe('a web archive', () => {
  const page = (text: string, head = '') =>
    `<html><head>${head}</head><body><article><p>${text}</p></article></body></html>`;
  const TALKS = {
    url: 'https://a.example/talks',
    body: page('Ada met Babbage.', '<meta name="date" content="2018-01-02">'),
  };

  test('is its pages, each with its address and its own day, else the one on which it was fetched', async () => {
    const answers = [
      TALKS,
      {
        url: '<https://a.example/b>',
        body: page('Carla slept.', '<link rel="canonical" href="https://other.example">'),
      },
    ];
    for (const [name, isPacked] of [
      ['a.warc', false],
      ['a.warc.gz', true],
    ] as const) {
      expect(await open(name, makeWarc(answers, { isPacked }))).toMatchObject({
        articles: [
          { id: `${name}/1.html`, text: 'Ada met Babbage.', published: '2018-01-02', url: 'https://a.example/talks' },
          { id: `${name}/2.html`, text: 'Carla slept.', published: '2019-02-17', url: 'https://a.example/b' },
        ],
        said: [`${name}: pages that state no day have the day when they were fetched: 1`],
      });
    }
  });

  test('is unwrapped as it was sent: in parts, packed, in an encoding that only the server names', async () => {
    const html = strToU8(page('Ada met Babbage.'));
    const packed = gzipSync(html);
    const parts = [packed.subarray(0, 20), packed.subarray(20)].flatMap((part) => [
      strToU8(`${part.length.toString(16)}\r\n`),
      part,
      strToU8('\r\n'),
    ]);
    const chunked = Buffer.concat([...parts, strToU8('0\r\n\r\n')]);
    const html8 = 'Content-Type: text/html; charset=utf-8';
    const answers = [
      {
        url: 'https://a.example/1',
        body: chunked,
        headers: [html8, 'Transfer-Encoding: chunked', 'Content-Encoding: gzip'],
      },
      { url: 'https://a.example/2', body: zlibSync(html), headers: [html8, 'Content-Encoding: deflate'] },
      // Crawlers that unpack what they fetch often leave these.
      {
        url: 'https://a.example/3',
        body: html,
        headers: [html8, 'Transfer-Encoding: chunked', 'Content-Encoding: gzip'],
      },
      { url: 'https://a.example/4', body: html, headers: [html8, 'Content-Encoding: br'] },
      {
        url: 'https://a.example/5',
        body: Buffer.from(page('José met Ada.'), 'latin1'),
        headers: ['Content-Type: text/html; charset=ISO-8859-1'],
      },
    ];
    expect((await open('a.warc', makeWarc(answers))).texts).toEqual([
      ...Array.from({ length: 4 }, () => 'Ada met Babbage.'),
      'José met Ada.',
    ]);
  });

  test('has PDFs and texts in it read, and names what is no page or cannot be unpacked', async () => {
    const pdf = makePdf([[{ text: 'Ada met Babbage.', y: 700 }]]);
    const answers = [
      { url: 'https://a.example/1.pdf', body: pdf, headers: ['Content-Type: application/pdf'] },
      { url: 'https://a.example/2', body: 'Carla slept.', headers: ['Content-Type: text/plain'], type: 'conversion' },
      { url: 'https://a.example/3.jpg', body: 'x', headers: ['Content-Type: image/jpeg'] },
      { ...TALKS, status: 404 },
      { ...TALKS, body: new Uint8Array([1, 2, 3]), headers: ['Content-Type: text/html', 'Content-Encoding: br'] },
    ];
    const { texts, said } = await open('a.warc', makeWarc(answers));
    expect(texts).toEqual(['Ada met Babbage.', 'Carla slept.']);
    expect(said).toEqual([
      'a.warc: pages that state no day have the day when they were fetched: 2',
      'a.warc: pages are packed in a way that is not read (Brotli, Zstandard) and were left out: 1',
      'a.warc: answers that are no pages (pictures, scripts, redirections, errors) were left out: 2',
    ]);
  });

  test('that is cut off gives its pages before that; what is none is named', async () => {
    const whole = makeWarc([TALKS, TALKS]);
    const { texts, said } = await open('a.warc', whole.subarray(0, -40));
    expect(texts).toEqual(['Ada met Babbage.']);
    expect(said).toEqual(['a.warc: is damaged or cut off; the pages before that were read: 1']);
    expect((await open('b.warc', 'Ada met Babbage.')).said).toEqual([
      'b.warc: is no web archive (it does not begin with a record, WARC/1.0)',
    ]);
  });

  test('lies in a WACZ too', async () => {
    const bytes = makeZip({
      'archive/data.warc.gz': makeWarc([TALKS], { isPacked: true }),
      'pages/pages.jsonl': '{"url":"https://a.example/talks","text":"Ada met Babbage."}',
      'datapackage.json': '{}',
    });
    expect((await open('a.wacz', bytes)).articles).toEqual([
      expect.objectContaining({ id: 'a.wacz/archive/data.warc.gz/1.html', text: 'Ada met Babbage.' }),
    ]);
  });
});
