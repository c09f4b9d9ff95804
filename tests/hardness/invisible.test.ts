import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  buildAtlas,
  DEFAULT_SETTINGS,
  drain,
  importGraph,
  openSource,
  parseWatchlist,
  type Recogniser,
} from '../../src/index.ts';
import { dropInvisible } from '../../src/text/visible.ts';
import { makeDocx, makeEpub, makePdf, makeWarc, makeXlsx, makeZip } from '../helpers/source-files.ts';
import { loadRecogniser } from './seeds.ts';

const PARAGRAPHS = [
  'President Emmanuel Macron met Angela Merkel in Berlin. Macron would visit U.S. troops in Syria, the United Nations said.',
  'Mohammed bin Salman saw Boris Johnson in London. Jean-Claude Juncker of the European Commission wrote to Merkel-Smith.',
];

/** Each of what nobody sees: soft hyphens, blanks of no width, joiners, marks of direction and of byte order, selectors. */
const SIGNS = [
  ...['\u00ad', '\u034f', '\u061c', '\u180e', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202a', '\u202d'],
  ...['\u202e', '\u202c', '\u2060', '\u2062', '\u2066', '\u2068', '\u2069', '\ufe00', '\ufe0f', '\ufeff', '\u{e0100}'],
];

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const asHtml = (paragraphs: readonly string[]) =>
  `<html><body><article>${paragraphs.map((text) => `<p>${escapeXml(text)}</p>`).join('')}</article></body></html>`;
const asEntities = (text: string) => text.replace(/[^\x20-\x7e]/gu, (sign) => `&#${sign.codePointAt(0)};`);
const asRtf = (text: string) =>
  text.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0) > 32_767 ? unit.charCodeAt(0) - 65_536 : unit.charCodeAt(0)}?`,
  );

/** Paragraphs as they are printed, in lines of some sixty letters. Not with the signs that the library that reads them gives as others. */
function asPdf(paragraphs: readonly string[]): Uint8Array {
  let y = 760;
  const lines = paragraphs.flatMap((text) => {
    y -= 14;
    const words = text.replace(/\ufeff|[^\0-\uffff]/gu, '').split(' ');
    const printed: string[] = [];
    for (const word of words) {
      const open = printed.at(-1);
      if (open !== undefined && dropInvisible(`${open} ${word}`).length <= 60)
        printed[printed.length - 1] += ` ${word}`;
      else printed.push(word);
    }
    return printed.map((line) => {
      y -= 14;
      return { text: line, y };
    });
  });
  return makePdf([lines]);
}

/** A file of each format that holds these paragraphs. */
const FORMATS: Readonly<Record<string, (paragraphs: readonly string[]) => string | Uint8Array>> = {
  'a.txt': (paragraphs) => paragraphs.join('\n\n'),
  'a.md': (paragraphs) => `# News\n\n${paragraphs.join('\n\n')}`,
  'a.html': asHtml,
  'b.html': (paragraphs) => asEntities(asHtml(paragraphs)),
  'a.json': (paragraphs) => JSON.stringify([{ title: 'News', text: paragraphs.join('\n\n') }]),
  'a.jsonl': (paragraphs) => paragraphs.map((text) => JSON.stringify({ text })).join('\n'),
  'a.csv': (paragraphs) => `id,text\n${paragraphs.map((text, index) => `${index},"${text}"`).join('\n')}\n`,
  'a.eml': (paragraphs) =>
    `From: a@example.org\r\nSubject: News\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${paragraphs.join('\r\n\r\n')}\r\n`,
  'a.mhtml': (paragraphs) =>
    `Subject: News\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${asHtml(paragraphs)}\r\n--B--\r\n`,
  'a.rss': (paragraphs) =>
    `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${paragraphs.map((text) => `<item><title>News</title><description>${escapeXml(text)}</description></item>`).join('')}</channel></rss>`,
  'a.rtf': (paragraphs) => `{\\rtf1\\ansi ${paragraphs.map((text) => `${asRtf(text)}\\par `).join('')}}`,
  'a.docx': (paragraphs) => makeDocx(...paragraphs),
  'a.odt': (paragraphs) =>
    makeZip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': `<office:document-content><office:body><office:text>${paragraphs.map((text) => `<text:p>${escapeXml(text)}</text:p>`).join('')}</office:text></office:body></office:document-content>`,
    }),
  'a.epub': (paragraphs) => makeEpub([asHtml(paragraphs)]),
  'a.xlsx': (paragraphs) =>
    makeXlsx('News', [
      ['title', 'text'],
      ['News', paragraphs.join('\n\n')],
    ]),
  'a.warc': (paragraphs) =>
    makeWarc([
      { url: 'https://example.org/a', body: asHtml(paragraphs), headers: ['Content-Type: text/html; charset=utf-8'] },
    ]),
  'a.pdf': asPdf,
  'a.zip': (paragraphs) => makeZip({ 'b/a.txt': paragraphs.join('\n\n') }),
  // As a press database writes: the line that stands between two articles must be known all the same.
  'c.txt': (paragraphs) =>
    paragraphs.map((text) => `News\nThe Paper\nFebruary 17, 2019\nBody\n${text}\nEnd of Document\n`).join(''),
};

let recogniser: Recogniser;
beforeAll(async () => {
  recogniser = await loadRecogniser();
});

/** All that is known of the names in a file. */
async function readNames(name: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const files = await openSource({ name, bytes }, []);
  const { resolution, articles } = drain(buildAtlas({ files, curation: [], settings: DEFAULT_SETTINGS }, recogniser));
  return { entities: resolution.entities, assignments: resolution.assignments, articles: articles.length };
}

const paragraphsWith = fc.tuple(
  ...PARAGRAPHS.map((text) =>
    fc
      .array(fc.tuple(fc.nat(text.length - 1), fc.constantFrom(...SIGNS)), { minLength: 1, maxLength: 40 })
      .map((signs) =>
        signs
          // At the beginning of a file a byte-order mark says how it is to be read.
          .map(([at, sign]) => [at + 1, sign] as const)
          .sort(([a], [b]) => b - a)
          .reduce((whole, [at, sign]) => whole.slice(0, at) + sign + whole.slice(at), text),
      ),
  ),
);

describe('what nobody sees parts no names', () => {
  test.each(Object.entries(FORMATS))('in %s', async (name, write) => {
    const plain = await readNames(name, write(PARAGRAPHS));
    expect(plain.entities.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Emmanuel Macron', 'Angela Merkel', 'Boris Johnson', 'Berlin', 'London']),
    );
    await fc.assert(
      fc.asyncProperty(paragraphsWith, async (paragraphs) => {
        expect(await readNames(name, write(paragraphs))).toEqual(plain);
      }),
      { numRuns: 5 },
    );
  });

  test('in a list of names', () => {
    expect(
      parseWatchlist('na\u200bme,kind,aliases\nAda\u00ad Love\u200blace,person,Ada\u2060|Coun\u200dtess\n', 'a.csv'),
    ).toEqual([{ name: 'Ada Lovelace', kind: 'person', aliases: ['Ada', 'Countess'] }]);
  });

  test('in a graph file, nor does it turn a line round', () => {
    const file =
      '{"nodes":[{"id":"a","name":"Ada\\u202e moc.evil"},{"id":"b","name":"Bab\\u00adbage"}],"links":[{"source":"a","target":"b"}]}';
    const { graph } = drain(importGraph('a.json', file, 1));
    expect(graph.nodes.map(({ label }) => label)).toEqual(['Ada moc.evil', 'Babbage']);
  });
});
