import { gzipSync, strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { drain, readArticles } from '../../src/index.ts';
import { openGuarded } from '../../src/shells/cli/read-inputs.ts';
import { makeDocx, makeEpub, makePdf, makeWarc, makeXlsx, makeZip } from '../helpers/source-files.ts';
import { checkArticle } from './check-article.ts';
import type { Door } from './door.ts';
import { damageBytes, mutateText } from './mutate.ts';
import { ARTICLE_SEEDS } from './seeds.ts';

const SENTENCES = ['Ada Lovelace met Charles Babbage in London on Monday.', 'They talked & talked, said Mr. Babbage.'];

const ODT = makeZip({
  mimetype: 'application/vnd.oasis.opendocument.text',
  'content.xml': `<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:h>Ada meets
Babbage</text:h><text:p>Ada <text:span>Lovelace</text:span><text:s text:c="3"/>met<text:tab/>him.<text:line-break/>So.</text:p></office:text></office:body></office:document-content>`,
});

/** Files that are zips inside, by the ending of their names. */
const ZIPS: readonly (readonly [extension: string, bytes: Uint8Array])[] = [
  ['.docx', makeDocx(...SENTENCES)],
  ['.odt', ODT],
  ['.epub', makeEpub([`<html><body><h1>Ada</h1><p>${SENTENCES[0]}</p></body></html>`, '<p>Babbage left London.</p>'])],
  ['.xlsx', makeXlsx('News', [['title', 'date', 'text'], ['Ada', { day: 43_513 }, SENTENCES[0]!], [7, '', 'Babbage.']])], // biome-ignore format: one line
  [
    '.zip',
    makeZip({
      'a.txt': SENTENCES[0]!,
      'b/c.html': ARTICLE_SEEDS['a.html']![0]!,
      'd.eml': ARTICLE_SEEDS['a.eml']![0]!,
      'e.docx': makeDocx(SENTENCES[1]!),
      'f.zip': makeZip({ 'g.csv': ARTICLE_SEEDS['a.csv']![0]! }),
    }),
  ],
];

const PDF = makePdf(
  [
    [
      { text: SENTENCES[0]!, y: 700 },
      { text: 'They talked.', y: 686, size: 9 },
    ],
    [],
  ],
  {
    title: 'Ada meets Babbage',
  },
);

const WARC = makeWarc([
  { url: 'https://example.org/a', body: ARTICLE_SEEDS['a.html']![0]! },
  {
    url: 'https://example.org/b',
    headers: ['Content-Type: text/html; charset=windows-1252', 'Transfer-Encoding: chunked'],
    body: `20\r\n<h1>Ada</h1><p>${SENTENCES[0]!.slice(0, 17)}\r\n5\r\nBye.\n\r\n0\r\n\r\n`,
  },
  {
    url: 'https://example.org/c',
    headers: ['Content-Type: text/html', 'Content-Encoding: gzip'],
    body: gzipSync(strToU8(`<p>${SENTENCES[1]}</p>`), { mtime: 0 }),
  },
  { url: 'https://example.org/d', body: PDF, headers: ['Content-Type: application/pdf'], type: 'resource' },
  { url: 'https://example.org/e', body: 'none', status: 404 },
]);
const PACKED_WARC = gzipSync(WARC, { mtime: 0 });

/** Files of bytes, damaged: in what is packed into them, and as they lie on the disk. */
export const packedDoors: readonly Door[] = [
  ...ZIPS.map(([extension, bytes]): Door => {
    const parts = Object.entries(unzipSync(bytes));
    const texts = parts.map(([, content]) => strFromU8(content, true));
    return {
      name: `files in a ${extension}`,
      share: extension === '.zip' ? 3 : 5,
      make: (choice) => {
        if (choice.chance(0.4)) return nameBytes(`a${extension}`, damageBytes(bytes, choice));
        const at = choice.number(parts.length);
        const changed = strToU8(mutateText(texts[at]!, texts, choice), true);
        const files = parts.map(([path, content], index) => [path, index === at ? changed : content] as const);
        // Paths too: of a part that is missing, or of one outside.
        const renamed = choice.chance(0.1) ? files.map(([path, content]) => [`../${path}`, content] as const) : files;
        return nameBytes(`a${extension}`, zipSync(Object.fromEntries(renamed), { level: 1 }));
      },
      enter: openNamed,
    };
  }),
  {
    name: 'a PDF',
    share: 3,
    make: (choice) =>
      nameBytes(
        'a.pdf',
        choice.chance(0.5)
          ? damageBytes(PDF, choice)
          : strToU8(mutateText(strFromU8(PDF, true), [strFromU8(PDF, true)], choice), true),
      ),
    enter: openNamed,
  },
  {
    name: 'a web archive',
    share: 3,
    make: (choice) => {
      if (choice.chance(0.2)) return nameBytes('a.warc.gz', damageBytes(PACKED_WARC, choice));
      const text = strFromU8(WARC, true);
      const changed = choice.chance(0.4) ? damageBytes(WARC, choice) : strToU8(mutateText(text, [text], choice), true);
      return choice.chance(0.3)
        ? nameBytes('a.warc.gz', gzipSync(changed, { level: 1, mtime: 0 }))
        : nameBytes('a.warc', changed);
    },
    enter: openNamed,
  },
  {
    name: 'bytes under the name of another format',
    share: 4,
    make: (choice) => {
      const [, bytes] = choice.of(ZIPS);
      return nameBytes(`a${choice.of(EXTENSIONS)}`, choice.chance(0.5) ? bytes : damageBytes(bytes, choice));
    },
    enter: openNamed,
  },
];

const EXTENSIONS = ['.txt', '.html', '.docx', '.odt', '.rtf', '.epub', '.xlsx', '.pdf', '.xml', '.eml', '.mbox', '.zip', '.warc', '.wacz', '.csv', '.json']; // biome-ignore format: one line

/** A name and the bytes of the file of that name, as one input. */
function nameBytes(name: string, bytes: Uint8Array): Uint8Array {
  return Uint8Array.from([...strToU8(`${name}\n`), ...bytes]);
}

async function openNamed(input: string | Uint8Array): Promise<void> {
  const whole = input as Uint8Array;
  const end = whole.indexOf(10);
  const name = strFromU8(whole.subarray(0, end));
  const files = await openGuarded({ name, bytes: whole.slice(end + 1) }, []);
  for (const article of drain(readArticles(files)).articles) checkArticle(article);
}
