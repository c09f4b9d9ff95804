import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../../src/model/random.ts';
import { makePdf, makeZip } from '../helpers/source-files.ts';

/** Every so many documents one is all words. */
const PLAIN_EVERY = 200;

interface Heavy {
  /** Their words, in turn. */
  readonly texts: readonly string[];
  readonly count: number;
  /** Bytes of each, about. */
  readonly size: number;
}

/** Writes documents of several kinds into a folder: what weighs in them are pictures, which cannot be packed. @returns bytes of all of them. */
export function writeHeavyDocuments(target: string, { texts, count, size }: Heavy): number {
  mkdirSync(target, { recursive: true });
  const random = createRandom(14);
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const isPlain = index % PLAIN_EVERY === PLAIN_EVERY - 1;
    const [extension, make] = isPlain ? PLAIN : KINDS[index % KINDS.length]!;
    const content = make({ text: texts[index % texts.length]!, texts, size, random });
    writeFileSync(join(target, `${String(index).padStart(4, '0')}${extension}`), content);
    bytes += content.length;
  }
  return bytes;
}

/** What cannot be packed, as pictures are packed already. */
function makePicture({ size: bytes, random }: Pick<Order, 'size' | 'random'>): Uint8Array {
  const picture = new Uint8Array(bytes);
  const numbers = new Uint32Array(picture.buffer, 0, bytes >> 2);
  for (let at = 0; at < numbers.length; at++) numbers[at] = random() * 2 ** 32;
  return picture;
}

interface Order extends Omit<Heavy, 'count'> {
  readonly text: string;
  /** In [0, 1). */
  readonly random: () => number;
}

type Kind = readonly [extension: string, make: (order: Order) => string | Uint8Array];

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function inParagraphs(text: string, make: (paragraph: string) => string): string {
  return text.split('\n').map(make).join('\n');
}

/** All words: texts one after the other. */
const PLAIN: Kind = [
  '.txt',
  ({ text, texts, size, random }) => {
    const all: string[] = [];
    for (let length = 0; length < size; length += all.at(-1)!.length)
      all.push(all.length === 0 ? text : texts[Math.floor(random() * texts.length)]!);
    return all.join('\n\n');
  },
];

const KINDS: readonly Kind[] = [
  ['.pdf', (order) => makePdf(layOut(order.text), { picture: Buffer.from(makePicture(order)).toString('latin1') })],
  [
    '.docx',
    (order) =>
      makeZip({
        'word/document.xml': `<w:document xmlns:w="w"><w:body>${inParagraphs(escapeMarkup(order.text), (own) => `<w:p><w:r><w:t>${own}</w:t></w:r></w:p>`)}</w:body></w:document>`,
        'word/media/image1.jpeg': makePicture(order),
      }),
  ],
  [
    '.odt',
    (order) =>
      makeZip({
        'content.xml': `<office:document-content><office:body><office:text>${inParagraphs(escapeMarkup(order.text), (own) => `<text:p>${own}</text:p>`)}</office:text></office:body></office:document-content>`,
        'Pictures/1.jpeg': makePicture(order),
      }),
  ],
  [
    '.html',
    (order) =>
      `<html><head><title>A page of the paper with pictures</title><link rel="canonical" href="https://example.org/news/a-page-of-the-paper"><meta name="author" content="Ada Lovelace"><meta property="og:site_name" content="The Paper of London"></head><body><article>${inParagraphs(escapeMarkup(order.text), (own) => `<p>${own}</p>`)}<img src="data:image/jpeg;base64,${inBase64(order)}"></article></body></html>`,
  ],
  [
    '.eml',
    (order) =>
      [
        'From: Ada <ada@example.org>',
        'Subject: A mail',
        'Content-Type: multipart/mixed; boundary=B',
        '',
        '--B',
        'Content-Type: text/plain; charset=utf-8',
        '',
        order.text,
        '--B',
        'Content-Type: image/jpeg; name=a.jpeg',
        'Content-Transfer-Encoding: base64',
        '',
        inBase64(order).replace(/.{76}/g, '$&\n'),
        '--B--',
        '',
      ].join('\r\n'),
  ],
  [
    '.rtf',
    (order) =>
      `{\\rtf1\\ansi ${inParagraphs(order.text.replace(/[\\{}]|[^ -~\n]/g, ' '), (own) => `${own}\\par `)}{\\pict\\jpegblip ${Buffer.from(makePicture({ ...order, size: order.size / 2 })).toString('hex')}}}`,
  ],
  ['.zip', (order) => makeZip({ 'a.txt': order.text, 'a.jpeg': makePicture(order) })],
];

function inBase64(order: Order): string {
  return Buffer.from(makePicture({ ...order, size: Math.floor((order.size * 3) / 4) })).toString('base64');
}

const LINE = 90;
const LINES = 50;

/** A text as lines on pages. */
function layOut(text: string) {
  const lines = text
    .replace(/[^ -~\n]/g, ' ')
    .split('\n')
    .flatMap((own) => own.match(new RegExp(`.{1,${LINE}}(?:\\s|$)`, 'g')) ?? []);
  const pages = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, page) =>
    lines.slice(page * LINES, (page + 1) * LINES).map((line, at) => ({ text: line, y: 760 - 14 * at })),
  );
  return pages.length > 0 ? pages : [[{ text: 'Nothing.', y: 760 }]];
}
