/** Files as programs write them, by what their makers say of them: shortened, the parts around the text as they come. */
import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Notice } from '../../src/model/notice.ts';
import { drain } from '../../src/model/progress.ts';
import { openSource } from '../../src/read/open-source.ts';
import { readArticles } from '../../src/read/read-articles.ts';
import { makeDocx, makeEpub, makeWarc, makeZip } from '../helpers/source-files.ts';

async function open(name: string, content: Uint8Array | string) {
  const notices: Notice[] = [];
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  const read = drain(readArticles(await openSource({ name, bytes }, notices)));
  return {
    articles: read.articles.map(({ id, title, text, published, source, url, author }) =>
      JSON.parse(JSON.stringify({ id, title, text, published, source, url, author })),
    ),
    said: [...notices, ...read.notices].map(({ where, message }) => `${where}: ${message}`),
    furniture: read.articles.map(({ text, furniture }) => furniture.map(({ from, to }) => text.slice(from, to))),
  };
}

const crlf = (lines: readonly string[]) => lines.join('\r\n');
const TALKS = 'Ada Lovelace met Charles Babbage in London on Monday.';
const VISIT = 'Carla Rossi is expected in Paris on Thursday, the ministry said.';
const FIRST = {
  title: 'Ada meets Babbage',
  published: '2019-01-21',
  source: 'The New York Times',
  author: 'Jane Doe',
  text: `Ada meets Babbage\n\n${TALKS}\n\n${VISIT}`,
};
const SECOND = {
  title: 'Carla goes to Paris',
  published: '2019-01-22',
  source: 'Financial Times',
  author: 'John Roe',
  text: `Carla goes to Paris\n\n${TALKS}\n\n${VISIT}`,
};

describe('Factiva writes', () => {
  const page = (articles: string) =>
    `<html><head><title>Factiva</title></head><body><div id="contentWrapper">${articles}</div><p>© 2019 Factiva, Inc. All rights reserved.</p></body></html>`;

  test('web pages of several articles', async () => {
    const write = (title: string, author: string, day: string, source: string, code: string) =>
      `<div class="article enArticle"><p></p><div id="hd"><span class="enHeadline">${title}</span></div><div class="author">${author}</div>
       <div>412 words</div><div>${day}</div><div>${source}</div><div>${code}</div><div>Late Edition - Final</div><div>English</div>
       <div>Copyright 2019, ${source}. All Rights Reserved. </div><p class="articleParagraph">${TALKS}</p>
       <p class="articleParagraph">${VISIT}</p><p>Document ${code}000020190121ef1l0006p</p></div><br/>`;
    const articles =
      write('Ada meets Babbage', 'By Jane Doe', '21 January 2019', 'The New York Times', 'NYTF') +
      write('Carla goes to Paris', 'John Roe', '22 January 2019', 'Financial Times', 'FTFT');
    expect((await open('f.html', page(articles))).articles).toEqual([
      { id: 'f.html#1', ...FIRST },
      { id: 'f.html#2', ...SECOND },
    ]);
  });

  test('the same with its codes, as a table', async () => {
    const rows = {
      ...{ SE: 'World', HD: 'Ada meets Babbage', BY: 'By Jane Doe', WC: '412 words', PD: '21 January 2019' },
      ...{ SN: 'The New York Times', SC: 'NYTF', LA: 'English', CY: 'Copyright 2019', LP: `<p>${TALKS}</p>` },
      ...{ TD: `<p>${VISIT}</p>`, NS: 'gdip : International Relations', AN: 'Document NYTF000020190121ef1l0006p' },
    };
    const table = Object.entries(rows)
      .map(([code, value]) => `<tr><td class="index"><b>${code}</b>&nbsp;</td><td>${value}</td></tr>`)
      .join('');
    const { articles } = await open('f.html', page(`<div class="article enArticle"><table>${table}</table></div>`));
    expect(articles).toEqual([{ id: 'f.html#1', ...FIRST }]);
  });

  test('rich text, with what was searched for behind the articles', async () => {
    const lines = [
      ...['\\b Ada meets Babbage\\b0', '', 'By Jane Doe', '412 words', '21 January 2019', 'The New York Times', 'NYTF'],
      ...['English', 'Copyright 2019. All Rights Reserved. ', '', TALKS, '', VISIT, ''],
      ...['Document NYTF000020190121ef1l0006p', '', '\\page Search Summary', 'Text\\tab Ada', 'Results Found\\tab 1'],
      'Timestamp\\tab 23 January 2019 10:11',
    ];
    const rtf = `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0 ${lines.join('\\par\n')}}`;
    expect((await open('f.rtf', rtf)).articles).toEqual([{ id: 'f.rtf#1', ...FIRST }]);
  });
});

test('Factiva writes texts with each code on a line of its own', async () => {
  const write = (title: string, author: string, day: string, source: string, place: number) =>
    Object.entries({
      ...{ SE: 'World', HD: title, BY: author, WC: '412 words', PD: day, SN: source, SC: 'NYTF', LA: 'English' },
      ...{ LP: TALKS, TD: VISIT, NS: 'gdip : International', PUB: 'Dow Jones', AN: `Document NYTF20190121${place}` },
    }).flat();
  const text = crlf([
    ...write('Ada meets Babbage', 'By Jane Doe', '21 January 2019', 'The New York Times', 1001),
    '',
    ...write('Carla goes to Paris', 'John Roe', '22 January 2019', 'Financial Times', 1002),
  ]);
  expect((await open('f.txt', text)).articles).toEqual([
    { id: 'f.txt#1', ...FIRST },
    { id: 'f.txt#2', ...SECOND },
  ]);
});

describe('Nexis Uni writes', () => {
  const article = [
    ...['Ada meets Babbage', 'The New York Times', 'January 21, 2019 Monday'],
    ...['Copyright 2019 The New York Times Company All Rights Reserved', 'Section: Section A; Foreign Desk; Pg. 4'],
    ...['Length: 412 words', 'Byline: By Jane Doe', 'Body', TALKS, VISIT, 'Graphic', 'Ada in London.'],
    ...[
      'Classification',
      'Language: ENGLISH',
      'Subject: ENGINES (90%)',
      'Load-Date: January 22, 2019',
      'End of Document',
    ],
  ];
  const list = [
    ...['User Name: = Jane Researcher', 'Date and Time: = Wednesday, January 23, 2019 10:11:00 AM EST'],
    ...[
      'Job Number: = 82134567',
      'Documents (1)',
      '1. Ada meets Babbage',
      'Client/Matter: -None-',
      'Search Terms: Ada',
    ],
    '| About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2019 LexisNexis',
  ];

  test('a Word document with the list of all before the first', async () => {
    const { articles } = await open('n.docx', makeDocx(...list, ...article));
    expect(articles).toEqual([{ id: 'n.docx#1', ...FIRST }]);
  });

  test('a zip of documents with that list as one of them, which is no article', async () => {
    const files = { 'Ada meets Babbage.DOCX': makeDocx(...article), 'Ada_doclist.docx': makeDocx(...list) };
    const { articles, said } = await open('n.zip', makeZip(files));
    expect(articles).toEqual([{ id: 'n.zip/Ada meets Babbage.DOCX#1', ...FIRST }]);
    expect(said).toEqual([
      'n.zip/Ada_doclist.docx: is a list of what was downloaded from Nexis Uni, not an article; it was left out',
    ]);
  });
});

test('ProQuest writes texts of several articles', async () => {
  const write = (place: number, title: string, author: string, source: string, day: string) => [
    ...['_'.repeat(60), '', `Document ${place} of 2`, '', title, '', `Author: ${author}`, ''],
    ...[`Publication info: ${source}; London (UK) [London (UK)]21 Jan 2019: 4.`, '', 'ProQuest document link', ''],
    ...['Abstract: Who met whom.', '', 'Links: http://resolver.example.edu/?genre=article', '', `Full text: ${TALKS}`],
    ...['', VISIT, '', 'Subject: Engines; Meetings', '', 'Location: London England', '', 'People: Lovelace, Ada', ''],
    ...[`Title: ${title}`, '', `Publication title: ${source}; London (UK)`, '', 'First page: 4', ''],
    ...['Publication year: 2019', '', `Publication date: ${day}`, '', 'ProQuest document ID: 217', ''],
    ...[`Document URL: https://search.example/docview/${place}?accountid=1`, '', 'Database: ProQuest Central', ''],
  ];
  const text = crlf([
    ...write(1, 'Ada meets Babbage', 'Doe, Jane', 'The New York Times', 'Jan 21, 2019'),
    ...write(2, 'Carla goes to Paris', 'Roe, John', 'Financial Times', 'Jan 22, 2019'),
    ...[
      '_'.repeat(60),
      '',
      'Bibliography',
      '',
      'Citation style: APA 6th',
      '',
      'Doe, J. (2019, Jan 21). Ada meets Babbage.',
    ],
  ]);
  expect((await open('p.txt', text)).articles).toEqual([
    { id: 'p.txt#1', ...FIRST, url: 'https://search.example/docview/1' },
    { id: 'p.txt#2', ...SECOND, url: 'https://search.example/docview/2' },
  ]);
});

describe('a mail', () => {
  test('of Outlook in Windows-1252 keeps its dashes and quotation marks; a mail attached to it is one of its own', async () => {
    const mail = crlf([
      ...[
        'From: =?iso-8859-1?Q?M=FCller=2C_J=FCrgen?= <juergen@example.org>',
        'Subject: =?Windows-1252?Q?Talks_=96_London?=',
      ],
      ...[
        'Date: Mon, 21 Jan 2019 23:30:12 +0100',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary="M"',
        '',
      ],
      ...['--M', 'Content-Type: multipart/alternative; boundary="A"', '', '--A'],
      ...['Content-Type: text/plain; charset="Windows-1252"', 'Content-Transfer-Encoding: quoted-printable', ''],
      ...['Ada met Babbage =96 they talked for two=', ' hours. =93Yes,=94 she said.', '', '--A'],
      ...['Content-Type: text/html; charset="Windows-1252"', '', '<p>Another.</p>', '--A--', '', '--M'],
      ...[
        'Content-Type: message/rfc822',
        'Content-Disposition: attachment; creation-date="Mon, 21 Jan 2019 10:11:10 GMT"',
      ],
      ...[
        '',
        'From: Carla <carla@example.org>',
        'Subject: Visit',
        'Date: Sun, 20 Jan 2019 09:00:00 +0000',
        '',
        VISIT,
        '--M',
        'Content-Type: application/pkcs7-signature; name="smime.p7s"',
        'Content-Transfer-Encoding: base64',
        '',
        'AAAA',
        '--M--',
      ],
    ]);
    const { articles, said } = await open('o.eml', mail);
    expect(articles).toEqual([
      expect.objectContaining({
        id: 'o.eml',
        title: 'Talks – London',
        published: '2019-01-21',
        author: 'Müller, Jürgen',
      }),
      expect.objectContaining({
        id: 'o.eml/attachment-1.eml',
        title: 'Visit',
        published: '2019-01-20',
        source: 'Carla',
      }),
    ]);
    expect(articles[0].text).toContain('Ada met Babbage – they talked for two hours. “Yes,” she said.');
    expect(articles[1].text).toContain(VISIT);
    expect(said).toEqual([
      expect.stringContaining('smime.p7s: was left out: .p7s is not read; it is a signature, not a text'),
    ]);
  });

  test('that is forwarded whole says nothing by the clock of whoever reads it', async () => {
    const mail = crlf([
      ...[
        'From: Jane <jane@example.org>',
        'Subject: Fwd: Visit',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary="M"',
      ],
      ...['', '--M', 'Content-Type: text/plain', '', 'See below.', '--M', 'Content-Type: message/rfc822', ''],
      ...[
        'From: Carla <carla@example.org>',
        'Subject: Visit',
        'Date: Sun, 20 Jan 2019 09:00:00 +0000',
        '',
        VISIT,
        '--M--',
      ],
    ]);
    const { articles } = await open('f.eml', mail);
    expect(articles.map(({ text }) => text.trim())).toEqual(['Fwd: Visit\n\nSee below.', `Visit\n\n${VISIT}`]);
  });

  test('in mails in mails ends', async () => {
    let mail = crlf(['Subject: Innermost', '', 'Ada.']);
    for (let depth = 0; depth < 20; depth++) {
      const head = [
        `Subject: ${depth}`,
        'MIME-Version: 1.0',
        `Content-Type: multipart/mixed; boundary="B${depth}"`,
        '',
      ];
      mail = crlf([...head, `--B${depth}`, 'Content-Type: message/rfc822', '', mail, `--B${depth}--`]);
    }
    const { articles, said } = await open('d.eml', mail);
    expect(articles).toHaveLength(11);
    expect(said).toEqual([expect.stringMatching(/: is a mail too deep inside others; save it as a file$/)]);
  });

  test('lies in a folder where Apple exports a mailbox', async () => {
    const box =
      'From ada@example.org  Mon Jan 21 10:00:00 2019\nFrom: Ada <ada@example.org>\nSubject: First\n\nAda slept.\n';
    expect((await open('in.mbox/mbox', box)).articles).toEqual([
      expect.objectContaining({ id: 'in.mbox/mbox#1', title: 'First' }),
    ]);
  });
});

describe('a feed', () => {
  test('of Blogger names its authors, and not their addresses', async () => {
    const person = (name: string) =>
      `<author><name>${name}</name><uri>http://x.example/${name}</uri><email>no@x.example</email></author>`;
    const atom = `<feed xmlns='http://www.w3.org/2005/Atom'><title type='text'>A blog</title>${person('Owner')}<entry>
      <published>2019-01-21T23:30:00.000-08:00</published><title>T</title><content type='html'>&lt;p&gt;${TALKS}&lt;/p&gt;</content>
      <link rel='replies' href='https://b.example/c'/><link rel='alternate' href='https://b.example/1'/>${person('Jane')}${person('John')}</entry></feed>`;
    expect((await open('b.atom', atom)).articles).toEqual([
      expect.objectContaining({ author: 'Jane, John', published: '2019-01-21', url: 'https://b.example/1' }),
    ]);
  });

  test('of WordPress ends with a line that is none of the article; one of Drupal has its own days', async () => {
    const item = (date: string, more = '') =>
      `<item><title>T</title><pubDate>${date}</pubDate><author>no@x.example (Jane Doe)</author><description><![CDATA[<p>${TALKS}</p><p>${VISIT}</p>${more}]]></description></item>`;
    const post = '<p>The post <a href="x">T</a> appeared first on <a href="y">The Paper</a>.</p>';
    const feed = `<rss version="2.0"><channel><title>P</title>${item('Mon, 21 Jan 2019 23:30:00 +0000', post)}${item('Mon, 21/01/2019 - 10:00')}</channel></rss>`;
    const { articles, furniture } = await open('w.xml', feed);
    expect(articles).toEqual(
      [1, 2].map(() => expect.objectContaining({ published: '2019-01-21', author: 'Jane Doe' })),
    );
    expect(furniture).toEqual([['The post T appeared first on The Paper.'], []]);
  });
});

test('a page that Chrome saved as one file is the page, with its address, and without its frames', async () => {
  const page = `<html><head><meta charset="iso-8859-1"><title>Ada meets Babbage</title><meta name="author" content="Jane Doe"></head><body><article><h1>Ada meets Babbage</h1><p>${TALKS} =C3=A9</p><p>${VISIT}</p></article></body></html>`;
  const part = (type: string, at: string, body: string) => [
    '------M----',
    ...[`Content-Type: ${type}`, 'Content-Transfer-Encoding: quoted-printable', `Content-Location: ${at}`, '', body],
  ];
  const file = crlf([
    ...[
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://p.example/ada',
      'Subject: =?utf-8?Q?Ada=20meets=20Babbage?=',
    ],
    ...['Date: Tue, 22 Jan 2019 09:00:00 -0000', 'MIME-Version: 1.0'],
    ...['Content-Type: multipart/related;', '\ttype="text/html";', '\tboundary="----M----"', '', ''],
    ...part('text/html', 'https://p.example/ada', page.replaceAll('="', '=3D"')),
    ...part('text/css', 'cid:css@mhtml.blink', 'p { color: red }'),
    ...part('text/html', 'https://ads.example/', '<html><body><p>Buy a car.</p></body></html>'),
    '------M------',
  ]);
  expect((await open('c.mhtml', file)).articles).toEqual([
    {
      id: 'c.mhtml',
      title: 'Ada meets Babbage',
      text: `Ada meets Babbage\n\n${TALKS} é\n\n${VISIT}`,
      url: 'https://p.example/ada',
      author: 'Jane Doe',
    },
  ]);
});

test.each([
  ['a browser', '<!DOCTYPE html>\n<!-- saved from url=(0025)https://p.example/2019/ada -->\n'],
  [
    'SingleFile',
    '<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://p.example/2019/ada \n saved date: x\n-->',
  ],
])('a page that %s saved has the address from which', async (_, head) => {
  const { articles } = await open('p.html', `${head}<title>Ada</title><body><p>${TALKS}</p><p>${VISIT}</p>`);
  expect(articles).toEqual([expect.objectContaining({ url: 'https://p.example/2019/ada' })]);
});

test('a crawl packs its records one by one: what is packed, sent in parts, moved, seen before and meant for crawlers', async () => {
  const page = `<html><head><title>Ada meets Babbage</title></head><body><article><p>${TALKS}</p></article></body></html>`;
  const packed = gzipSync(strToU8(page), { mtime: 0 });
  const [size, end] = [`${packed.length.toString(16)}\r\n`, '\r\n0\r\n\r\n'].map((text) => strToU8(text!));
  const records = [
    makeWarc([
      {
        url: 'https://p.example/a',
        headers: ['Content-Type: text/html', 'Transfer-Encoding: chunked', 'Content-Encoding: gzip'],
        body: new Uint8Array([...size!, ...packed, ...end!]),
      },
    ]),
    makeWarc([{ url: 'http://p.example/a', body: '<p>Moved</p>', status: 301 }]),
    makeWarc([{ url: 'https://p.example/robots.txt', headers: ['Content-Type: text/plain'], body: 'User-agent: *' }]),
    makeWarc([{ url: 'https://p.example/b', body: '', type: 'revisit' }]),
  ];
  const file = Buffer.concat(records.map((record) => gzipSync(record, { mtime: 0 })));
  const { articles, said } = await open('c.warc.gz', file);
  expect(articles).toEqual([
    expect.objectContaining({ url: 'https://p.example/a', text: `Ada meets Babbage\n\n${TALKS}` }),
  ]);
  expect(said).toContain(
    'c.warc.gz: answers that are no pages (pictures, scripts, redirections, errors) were left out: 2',
  );
});

test.each([
  [
    'Headline;Publication Date;Publication;Full Text;Link',
    'Talks;21/01/2019;The Paper;Ada met “Babbage”.;https://p.example/1',
  ],
  [
    'headline;publication_date;media_name;full_text;Article-URL',
    'Talks;2019-01-21;The Paper;Ada met “Babbage”.;https://p.example/1',
  ],
])('a table in Windows-1252 with semicolons and columns %s is understood', async (header, row) => {
  const letters = new Map([
    ['“', 0x93],
    ['”', 0x94],
  ]);
  const bytes = Uint8Array.from(`${header}\r\n${row}\r\n`, (letter) => letters.get(letter) ?? letter.charCodeAt(0));
  expect((await open('t.csv', bytes)).articles).toEqual([
    {
      id: 't.csv#1',
      title: 'Talks',
      text: 'Talks\n\nAda met “Babbage”.',
      published: '2019-01-21',
      source: 'The Paper',
      url: 'https://p.example/1',
    },
  ]);
});

test('a list of news with sources as objects names them', async () => {
  const record = {
    source: { id: null, name: 'The Paper' },
    title: 'Ada',
    publishedAt: '2019-01-21T10:00:00Z',
    content: TALKS,
  };
  const { articles } = await open('n.json', JSON.stringify({ status: 'ok', articles: [record] }));
  expect(articles).toEqual([expect.objectContaining({ source: 'The Paper', published: '2019-01-21' })]);
});

describe('a document', () => {
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
  const paragraph = (text: string, style = '') =>
    `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${text}</w:p>`;
  const cell = (...texts: readonly string[]) => `<w:tc>${texts.map((text) => paragraph(run(text))).join('')}</w:tc>`;

  test('of Word has a row of a table as a line and its notes at the end, and no table of contents', async () => {
    const contents = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph(run('Contents'))}</w:sdtContent></w:sdt>${paragraph(run('Talks 1'), 'TOC1')}`;
    const note = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    const table = `<w:tbl><w:tr>${cell('Ada')}${cell('chair')}</w:tr><w:tr>${cell('One.', 'Two.')}${cell('Three.')}</w:tr></w:tbl>`;
    const body = `${contents}${paragraph(run('Talks'))}${paragraph(`${run('Ada met Babbage')}${note}${run(' non')}<w:r><w:noBreakHyphen/></w:r>${run('stop.')}`)}${table}`;
    const notes = `<w:footnotes><w:footnote w:type="separator" w:id="-1">${paragraph('<w:r><w:separator/></w:r>')}</w:footnote><w:footnote w:id="2">${paragraph(run('Told by Carla.'))}</w:footnote></w:footnotes>`;
    const file = makeZip({
      'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`,
      'word/footnotes.xml': notes,
    });
    expect((await open('r.docx', file)).articles).toEqual([
      expect.objectContaining({
        title: 'Talks',
        text: 'Talks\n\nAda met Babbage non-stop.\n\nAda\tchair\n\nOne.\n\nTwo.\n\nThree.\n\nTold by Carla.',
      }),
    ]);
  });

  test('of LibreOffice has them so, too', async () => {
    const content = `<office:document-content><office:body><office:text><text:table-of-content><text:index-body><text:p>Contents</text:p></text:index-body></text:table-of-content>
      <text:h>Talks</text:h><text:p>Ada met Babbage<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Told by Carla.</text:p></text:note-body></text:note> on Monday.</text:p>
      <table:table><table:table-row><table:table-cell><text:p>Ada</text:p></table:table-cell><table:table-cell><text:p>chair</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>`;
    expect((await open('r.odt', makeZip({ 'content.xml': content }))).articles).toEqual([
      expect.objectContaining({
        title: 'Talks',
        text: 'Talks\n\nAda met Babbage on Monday.\n\nAda\tchair\n\nTold by Carla.',
      }),
    ]);
  });

  test('that is an e-book has no menus of Calibre and no marks of notes in its text, and the notes', async () => {
    const { articles } = await open(
      'b.epub',
      makeEpub([
        `<html><body><div class="calibre_navbar">| Next | Main menu |</div><h2>Talks</h2><p>${TALKS}<a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n"><p>Told by Carla.</p></aside></body></html>`,
      ]),
    );
    expect(articles).toEqual([expect.objectContaining({ text: `Talks\n\n${TALKS}\n\nTold by Carla.` })]);
  });
});
