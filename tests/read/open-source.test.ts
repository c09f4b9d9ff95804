import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Notice } from '../../src/model/notice.ts';
import { drain } from '../../src/model/progress.ts';
import { openSource, refuseProjectSize, unpack } from '../../src/read/open-source.ts';
import { readArticles } from '../../src/read/read-articles.ts';
import { zipParts } from '../helpers/source-files.ts';

const zipped = (files: Readonly<Record<string, string | Uint8Array>>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content]),
    ),
  );

const paragraph = (...runs: readonly string[]) => `<w:p>${runs.join('')}</w:p>`;
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

const WORD = zipped({
  'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>${[
    paragraph(run('Ada meets '), run('Babbage')),
    paragraph(run('They talked &amp; talked.'), '<w:r><w:tab/><w:t>Then</w:t><w:br/><w:t>left.</w:t></w:r>'),
    paragraph(`<w:del>${run('Deleted.')}</w:del>`, `<w:ins>${run('Inserted.')}</w:ins>`),
    '<w:p/>',
  ].join('')}</w:body></w:document>`,
  'word/footnotes.xml': '<w:footnotes/>',
});

const OPEN_DOCUMENT = zipped({
  'content.xml': `<office:document-content><office:body><office:text><text:tracked-changes><text:p>Deleted.</text:p>
</text:tracked-changes><text:h>Ada meets Babbage</text:h><text:p>They<text:s text:c="2"/>talked<office:annotation><text:p>A
comment.</text:p></office:annotation>.</text:p></office:text></office:body></office:document-content>`,
});

const MAIL = [
  'From: "Ada L." <ada@example.org>',
  'To: press@example.org',
  'Subject: =?UTF-8?Q?Jos=C3=A9_meets_Babbage?=',
  'Date: Sun, 17 Feb 2019 23:30:00 +0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=B',
  '',
  '--B',
  'Content-Type: text/plain; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'They met in Bogot=E1.',
  '--B',
  'Content-Type: application/octet-stream; name="note.txt"',
  'Content-Disposition: attachment; filename="note.txt"',
  '',
  'Carla stayed.',
  '--B--',
  '',
].join('\r\n');

async function open(name: string, bytes: Uint8Array | string) {
  const notices: Notice[] = [];
  const files = await openSource({ name, bytes: typeof bytes === 'string' ? strToU8(bytes) : bytes }, notices);
  const read = drain(readArticles(files));
  return {
    articles: Object.fromEntries(read.articles.map(({ id, text }) => [id, text])),
    first: read.articles[0],
    said: [...notices, ...read.notices].map(({ where, message }) => `${where}: ${message}`),
  };
}

describe('a file', () => {
  test('of Word gives its paragraphs, with tracked changes accepted', async () => {
    expect(await open('a.docx', WORD)).toMatchObject({
      articles: {
        'a.docx': 'Ada meets Babbage\n\nThey talked &amp; talked.\tThen\nleft.\n\nInserted.'.replace('&amp;', '&'),
      },
      said: [],
    });
  });

  test('of OpenDocument gives its headings and paragraphs, without comments', async () => {
    expect((await open('a.odt', OPEN_DOCUMENT)).articles).toEqual({ 'a.odt': 'Ada meets Babbage\n\nThey  talked.' });
  });

  test('that is a mail has its subject, day and sender; attachments are files of their own', async () => {
    const { articles, first, said } = await open('a.eml', MAIL);
    expect(articles).toEqual({
      'a.eml': 'José meets Babbage\n\nThey met in Bogotá.\n',
      'a.eml/note.txt': 'Carla stayed.\n',
    });
    expect(first).toMatchObject({ title: 'José meets Babbage', published: '2019-02-17', source: 'Ada L.' });
    expect(said).toEqual([]);
  });

  test('that is a mailbox is cut into its mails', async () => {
    const mails = [MAIL, 'Subject: Second\r\n\r\nFrom here on she slept.\r\n'];
    const box = mails.map((mail) => `From ada@example.org Sun Feb 17 2019\r\n${mail}\r\n`).join('\r\n');
    const { articles } = await open('a.mbox', box);
    expect(Object.keys(articles)).toEqual(['a.mbox#1', 'a.mbox#1/note.txt', 'a.mbox#2']);
    expect(articles['a.mbox#2']).toBe('Second\n\nFrom here on she slept.\n\n');
  });

  test('that is a zip is a folder, zips and documents in it too', async () => {
    const inner = zipped({ 'deep.txt': 'Deep.', 'a.docx': WORD });
    const files = {
      'b/c.txt': 'Ada.',
      '.hidden.txt': 'x',
      '__MACOSX/b/._c.txt': 'x',
      'inner.zip': inner,
      'scan.jpg': 'x',
    };
    const { articles, said } = await open('a.zip', zipped(files));
    expect(Object.keys(articles)).toEqual(['a.zip/b/c.txt', 'a.zip/inner.zip/a.docx', 'a.zip/inner.zip/deep.txt']);
    expect(said).toEqual([
      'a.zip/scan.jpg: was left out: .jpg is not read; it is a picture; a program for text recognition (OCR) can make text of it',
    ]);
  });
});

test('whoever reads a zip is told of each file in it before it is read, and ends the reading by throwing', async () => {
  const told: string[] = [];
  const stop = new Error('stop');
  const bytes = zipped({ 'a.txt': 'Ada.', 'b.zip': zipped({ 'c.txt': 'Carla.' }), 'd.txt': 'Dora.' });
  const reading = openSource({ name: 'z.zip', bytes }, [], (name) => {
    told.push(name);
    if (name.endsWith('c.txt')) throw stop;
  });
  await expect(reading).rejects.toBe(stop);
  expect(told).toEqual(['z.zip', 'z.zip/a.txt', 'z.zip/b.zip', 'z.zip/b.zip/c.txt']);
});

describe('a trap', () => {
  test.each([
    ['a zip that is none', 'a.zip', strToU8('Ada met Babbage.')],
    ['a zip that is cut', 'a.zip', WORD.subarray(0, WORD.length / 2)],
    ['a document that is none', 'a.docx', zipped({ 'x.txt': 'x' })],
    ['a document of broken XML', 'a.docx', zipped({ 'word/document.xml': '<w:p><w:t>Ada' })],
  ])('is named: %s', async (_, name, bytes) => {
    const { articles, said } = await open(name, bytes);
    expect(articles).toEqual({});
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^${name}: (could not be unpacked|is no)|is not well-formed`));
  });

  test('that holds one name twice, or the name of a prototype, loses none of it without a word', async () => {
    const parts = ['a.txt', 'a.txt', '__proto__'].map((path) => [path, 'Ada.'] as const);
    const { articles, said } = await open('a.zip', zipParts(parts));
    expect(Object.keys(articles)).toEqual(['a.zip/a.txt']);
    expect(said).toEqual([
      'a.zip/a.txt: is in its zip more than once; the first of them was read; unpack it by hand to read the others',
      'a.zip/__proto__: cannot be taken out under this name; rename it',
    ]);
  });

  test('that claims to be larger than there is room for is not unpacked', async () => {
    const bytes = zipped({ 'a.txt': 'Ada.', 'bomb.txt': 'x'.repeat(1000) });
    // The sizes that a zip states stand in its directory at the end: 4 bytes, 24 after the signature of an entry.
    const second = findLast(bytes, [0x50, 0x4b, 0x01, 0x02]);
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(second + 24, 0x7fffffff, true);
    const { articles, said } = await open('a.zip', bytes);
    expect(Object.keys(articles)).toEqual(['a.zip/a.txt']);
    expect(said).toEqual(['a.zip/bomb.txt: is too large to be taken out of its zip; unpack it']);
  });

  test('that is one damaged file in a zip is named, and the others are read', async () => {
    const files = Array.from({ length: 9 }, (_, at) => [`${at}.txt`, `Ada met Babbage ${at} times.`] as const);
    const bytes = zipped(Object.fromEntries(files));
    // What is packed stands behind the name, in a zip's own order.
    const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf('4.txt') + '4.txt'.length;
    bytes.fill(0xff, at, at + 8);
    const { articles, said } = await open('a.zip', bytes);
    const others = files.filter(([name]) => name !== '4.txt').map(([name]) => `a.zip/${name}`);
    expect(Object.keys(articles)).toEqual(others);
    expect(said).toEqual(['a.zip/4.txt: could not be taken out of its zip; it is damaged there']);
  });

  test('of zips in zips in zips ends', async () => {
    let bytes = zipped({ 'a.txt': 'Ada.' });
    for (let depth = 0; depth < 6; depth++) bytes = zipped({ 'z.zip': bytes });
    const { articles, said } = await open('a.zip', bytes);
    expect(articles).toEqual({});
    expect(said).toEqual(['a.zip/z.zip/z.zip/z.zip: is a zip too deep inside others; unpack it']);
  });
});

test('a project that could not be opened again is told of before it is written', () => {
  expect(refuseProjectSize(1_073_741_824)).toBeUndefined();
  expect(refuseProjectSize(1_073_741_825)).toBe(
    'is of 1025 MB; a project that is saved as a file holds 1024 MB at most, else it could not be opened again',
  );
});

test('of a heavy page its text stays in memory, and no more', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const pages = 20;
  const size = 2_000_000;
  const read = (at: number) => {
    const head = `<title>How Ada met Babbage</title><link rel="canonical" href="https://example.org/news/ada-met-${at}">`;
    const page = `<html><head>${head}<meta name="author" content="Carla of the Paper"></head><body><p>Ada met Babbage in London.</p><!--${String(at % 10).repeat(size)}--></body></html>`;
    return openSource({ name: `${at}.html`, bytes: strToU8(page) }, []);
  };
  await read(0);
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const kept = [];
  for (let at = 0; at < pages; at++) kept.push(...(await read(at)));
  collectGarbage();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan((pages * size) / 4);
  expect(kept[3]!.stated).toMatchObject({ url: 'https://example.org/news/ada-met-3', author: 'Carla of the Paper' });
});

function findLast(bytes: Uint8Array, signature: readonly number[]): number {
  for (let at = bytes.length - signature.length; at >= 0; at--) {
    if (signature.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  throw new Error('no entry in the zip');
}

test('a project gives back what was put in, however well it was packed', () => {
  const table = strToU8(`text,day\n${',\n'.repeat(1_500_000)}`);
  const notices: Notice[] = [];
  const files = unpack({ name: 'p.dramatis', bytes: zipped({ 'articles/a.csv': table }) }, notices);
  expect(notices).toEqual([]);
  expect(files.get('articles/a.csv')).toHaveLength(table.length);
});
