import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync, strToU8 } from 'fflate';
import { makeDocx, makeEpub, makePdf, makeWarc, makeXlsx, makeZip } from './source-files.ts';

/** What every readable file of the folder says once, so that it can be found again. */
export const SAID = 'Ada Lovelace met Charles Babbage in London';

/** A sentence of its own for each file: one that stands in all of them would be taken for what is printed under every article. */
const TOPICS =
  'engines looms poems numbers horses letters gears music cards races steam money clocks bridges lamps tables maps ships roads trains gates';

/** Zeros so many bytes long: a kilobyte of zip for each megabyte. */
const ZEROS = 64 * 1024 * 1024;
/** Files of the bomb: more than is unpacked of any one file. */
const COPIES = 10;

/** Files that are read, one of each format, and those that are traps: what is said of each. */
export const READABLE = [
  'a.txt',
  'b.md',
  'c.html',
  'd.csv',
  'e.json',
  'f.jsonl',
  'g.pdf',
  'h.docx',
  'i.odt',
  'j.rtf',
  'k.eml',
  'l.mbox',
  'm.zip/inner/n.txt',
  'm.zip/deep.zip/o.txt',
  'p.rss',
  'q.epub/OEBPS/text/c1.xhtml',
  'r.xlsx/News.csv#1',
  's.warc/1.html',
  't.warc.gz/1.html',
  'u.mhtml',
  'wrong.txt',
] as const;

export const TRAPS = new Map([
  ['scan.pdf', /text/],
  ['locked.pdf', /password/],
  ['broken.zip', /could not be unpacked/],
  ['locked.docx', /locked by a password/],
  ['picture.jpg', /OCR/],
  ['empty.txt', /text|empty/],
  ['huge.txt', /larger than 256 MB/],
  ['zeros.pdf', /does not begin as one/],
  ['half.pdf', /without its end/],
  ['bomb.zip', /as a zip bomb does/],
  ['locked.xlsx', /locked by a password/],
  ['half.epub', /could not be unpacked/],
  ['bomb.warc.gz', /unpacks to more than/],
  ['half.warc.gz', /is damaged or cut off/],
]);

/** Writes a folder with one file of each format and traps. */
export function writeTrapFolder(folder: string): void {
  const put = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  const topics = TOPICS.split(' ');
  const tell = () => `${SAID} and spoke of ${topics.shift()}.`;
  const mail = () =>
    ['From: a@example.org', 'Subject: Talks', 'Date: Sun, 17 Feb 2019 23:30:00 +0000', '', tell(), ''].join('\n');
  put('a.txt', `Talks\n\n${tell()}`);
  put('b.md', `---\ntitle: Talks\n---\n\n${tell()}\n`);
  put(
    'c.html',
    `<html><head><title>Talks</title></head><body><article><h1>Talks</h1><p>${tell()}</p></article></body></html>`,
  );
  put('d.csv', `title,text\nTalks,${tell()}\n`);
  put('e.json', JSON.stringify([{ title: 'Talks', text: tell() }]));
  put('f.jsonl', `${JSON.stringify({ title: 'Talks', text: tell() })}\n`);
  put(
    'g.pdf',
    makePdf([
      [
        { text: 'Talks', y: 720, size: 20 },
        { text: tell(), y: 690 },
      ],
    ]),
  );
  put('h.docx', makeDocx('Talks', tell()));
  put(
    'i.odt',
    makeZip({
      'content.xml': `<office:document-content><office:body><office:text><text:h>Talks</text:h><text:p>${tell()}</text:p></office:text></office:body></office:document-content>`,
    }),
  );
  put('j.rtf', `{\\rtf1\\ansi Talks\\par ${tell()}\\par}`);
  put('k.eml', mail());
  put('l.mbox', `From a@example.org Sun Feb 17 23:30:00 2019\n${mail()}\n`);
  put('m.zip', makeZip({ 'inner/n.txt': tell(), 'deep.zip': makeZip({ 'o.txt': tell() }) }));
  put(
    'p.rss',
    `<rss version="2.0"><channel><title>Feed</title><item><title>Talks</title><description>${tell()}</description></item></channel></rss>`,
  );
  put('q.epub', makeEpub([`<h1>Talks</h1><p>${tell()}</p>`]));
  put(
    'r.xlsx',
    makeXlsx('News', [
      ['title', 'text'],
      ['Talks', tell()],
    ]),
  );
  const page = () => [{ url: 'https://example.org/talks', body: `<h1>Talks</h1><p>${tell()}</p>` }];
  put('s.warc', makeWarc(page()));
  put('t.warc.gz', makeWarc(page(), { isPacked: true }));
  put(
    'u.mhtml',
    `Subject: Talks\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="M"\r\n\r\n--M\r\nContent-Type: text/html\r\n\r\n<h1>Talks</h1><p>${tell()}</p>\r\n--M--\r\n`,
  );
  // A Word document that says it is a text.
  put('wrong.txt', makeDocx('Talks', tell()));
  put('scan.pdf', makePdf([[]]));
  put('locked.pdf', makePdf([[{ text: SAID, y: 700 }]], { isLocked: true }));
  put('broken.zip', makeZip({ 'x.txt': SAID }).subarray(0, 60));
  // What Office writes behind a password is no zip.
  const locked = Buffer.from('EncryptedPackage', 'utf16le');
  const document = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600), ...locked]);
  put('locked.docx', document);
  put('locked.xlsx', document);
  put('half.epub', makeEpub([`<p>${SAID}</p>`]).subarray(0, 200));
  // Members of a gzip are read as one.
  const zeros = gzipSync(new Uint8Array(ZEROS));
  put('bomb.warc.gz', Buffer.concat(Array.from({ length: 5 }, () => zeros)));
  put('half.warc.gz', makeWarc([{ url: 'https://example.org', body: SAID }], { isPacked: true }).subarray(0, 150));
  put('picture.jpg', strToU8('x'));
  put('empty.txt', ' \n');
  put('bomb.zip', makeBomb());
  // Holes on the disk: none takes the room that it says.
  for (const [name, begin, bytes] of [
    ['zeros.pdf', '', 200_000_000],
    ['half.pdf', '%PDF-1.4\n', 200_000_000],
    ['huge.txt', SAID, 300_000_000],
  ] as const) {
    put(name, begin);
    truncateSync(join(folder, name), bytes);
  }
}

/** A zip whose table of contents names the same zeros again and again: each is unpacked anew. */
function makeBomb(): Uint8Array {
  const zip = Buffer.from(makeZip({ '0.txt': new Uint8Array(ZEROS) }));
  const end = zip.length - END_BYTES;
  const start = zip.readUInt32LE(end + 16);
  const rows = Array.from({ length: COPIES }, (_, at) => {
    const row = Buffer.from(zip.subarray(start, end));
    row.write(String(at), row.indexOf('0.txt'));
    return row;
  });
  const tail = Buffer.from(zip.subarray(end));
  for (const field of [8, 10]) tail.writeUInt16LE(COPIES, field);
  tail.writeUInt32LE(rows.length * (end - start), 12);
  return Buffer.concat([zip.subarray(0, start), ...rows, tail]);
}

/** Of the record that ends a zip without a comment. */
const END_BYTES = 22;
