import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  buildAtlas,
  DEFAULT_SETTINGS,
  drain,
  type Recogniser,
  recognisers,
  writeAtlasFolder,
} from '../../src/index.ts';

const DATA = resolve(import.meta.dirname, '../../graph-data');

/** The recogniser that ships. */
export async function loadRecogniser(): Promise<Recogniser> {
  return recognisers[0]!.load(readResource);
}

/** A file that ships with the program. */
export async function readResource(path: string): Promise<Uint8Array> {
  const bytes = readFileSync(join(DATA, path));
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

export const PROSE: readonly string[] = [
  'Ada Lovelace met Charles Babbage in London on Monday.\n\n"We talked," said Mr. Babbage, the president of the Royal Society. Lovelace left for France.\n',
  'GENEVA, Feb. 17 (Reuters) - U.N. envoy Geir Pedersen told the Security Council that Russia and the U.S. had agreed.\nBy Ada Lovelace\n\nREAD MORE: Syria\n',
  'The Syrian Democratic Forces (SDF) took Baghouz from Islamic State. An SDF spokesman, Mustafa Bali, said so in Deir al-Zor. IS denied it.\n',
];

const PAGE = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>A title</title><meta property="og:title" content="Ada meets
Babbage"><meta property="article:published_time" content="2019-02-17T10:00:00Z"></head><body><nav>Menu</nav><article><h1>Ada
meets Babbage</h1><p>Ada Lovelace met Charles Babbage in London.</p><p>They talked &amp; talked.</p></article></body></html>`;

const RECORDS = [
  { id: 7, title: 'Ada', date: '2019-02-17', source: 'Paper', url: 'https://example.org/a', text: PROSE[0] },
  { headline: 'Syria', published: '20190218', body: PROSE[2] },
];

/** Articles as they come, by the name of a file of each format. */
export const ARTICLE_SEEDS: Readonly<Record<string, readonly string[]>> = {
  'a.txt': PROSE,
  'a.md': [`# Ada\n\n${PROSE[0]}`, `---\ntitle: x\n---\n${PROSE[1]}`],
  'a.html': [PAGE],
  'a.json': [JSON.stringify(RECORDS), JSON.stringify({ articles: RECORDS })],
  'a.jsonl': [RECORDS.map((record) => JSON.stringify(record)).join('\n')],
  'a.csv': [`id,title,date,text\n1,Ada,2019-02-17,"${PROSE[0]!.replaceAll('"', '""')}"\n2,"B",,Ada met Babbage.\n`],
  'a.eml': [
    `From: Ada <ada@example.org>\r\nSubject: =?UTF-8?Q?Jos=C3=A9?=\r\nDate: Sun, 17 Feb 2019 10:00:00 +0000\r\nContent-Type: multipart/mixed;
 boundary=B\r\n\r\n--B\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${PROSE[0]}
\r\n--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+QWRhPC9wPg==\r\n--B--\r\n`,
  ],
  'a.mhtml': [
    `Snapshot-Content-Location: https://example.org/a\r\nSubject: x\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n${PAGE}\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>Ada.\r\n--B--`,
  ],
  'a.mbox': [
    `From ada@example.org Sun Feb 17 10:00:00 2019\nSubject: x\n\n${PROSE[1]}\n\nFrom b Mon Feb 18 2019\nSubject: y\n\nAda.\n`,
  ],
  'a.rtf': [
    `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\title Ada}}\\pard Ada Lovelace met \\b Babbage\\b0  in L\\'f6ndon.\\par\n\\u233?t\\'e9 {\\*\\x y}\\par}`,
  ],
  'a.rss': [
    `<?xml version="1.0"?><rss version="2.0" xmlns:content="c"><channel><title>The Paper</title><item><title>Ada &amp; co</title><link>https://example.org/a</link><pubDate>Sun, 17 Feb 2019 10:00:00 GMT</pubDate><description>&lt;p&gt;Ada met Babbage.</description><content:encoded><![CDATA[<p>Ada Lovelace met Babbage in London.</p>]]></content:encoded></item></channel></rss>`,
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title><entry><title>Ada</title><id>1</id><updated>2019-02-17T10:00:00Z</updated><content type="html">&lt;p&gt;Ada met Babbage.&lt;/p&gt;</content></entry></feed>`,
  ],
  'b.txt': [
    `1 of 2 DOCUMENTS\n\nThe Paper\n\nFebruary 17, 2019 Sunday\n\nAda meets Babbage\n\nBYLINE: Carla\n\nLENGTH: 9 words\n\n${PROSE[0]}\nLOAD-DATE: February 18, 2019\n\n2 of 2 DOCUMENTS\n\nThe Paper\n\nFebruary 18, 2019\n\nHEADLINE: Syria\n\nBODY: x\n${PROSE[2]}`,
    `Ada\nThe Paper\nFebruary 17, 2019\nCopyright 2019\nSection: A\nBody\n${PROSE[0]}\nLoad-Date: February 18, 2019\nEnd of Document\n`,
    `HD\nAda meets Babbage\nWC 9 words\nPD 17 February 2019\nSN The Paper\nLP\nAda.\nTD\n${PROSE[0]}\nDocument PAPER00020190217ef2h0001a\n`,
    `Document 1 of 1\n\nAda\n\nAuthor: Doe, Jane; Roe\n\nFull text: ${PROSE[0]}\n\nSubject: x\n\nTitle: Ada\n\nPublication title: The Paper; London\n\nPublication date: Feb 17, 2019\n\nDocument URL: https://example.org/1?a=b\n`,
  ],
  'a.tsv': ['id\ttitle\ttext\n1\tAda\tAda met Babbage in London.\n'],
};

export const GRAPH_SEEDS: readonly string[] = [
  `<?xml version="1.0" encoding="UTF-8"?><gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<graph defaultedgetype="undirected"><attributes class="node"><attribute id="0" title="kind" type="string"/><attribute id="1"
title="count" type="integer"/></attributes><nodes><node id="a" label="Ada"><attvalues><attvalue for="0" value="person"/><attvalue
for="1" value="3"/></attvalues><viz:position x="1.5" y="-2" z="0"/><viz:color r="1" g="2" b="3"/></node><node id="b" label="Babbage"/>
</nodes><edges><edge id="0" source="a" target="b" weight="2.5"/></edges></graph></gexf>`,
  `<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="d0" for="node" attr.name="label" attr.type="string"/><key id="d1"
for="edge" attr.name="weight" attr.type="double"/><graph edgedefault="undirected"><node id="a"><data key="d0">Ada</data></node><node
id="b"/><edge source="a" target="b"><data key="d1">2</data></edge></graph></graphml>`,
  '{"attributes":{},"nodes":[{"key":"a","attributes":{"label":"Ada","x":1,"y":2,"color":"#f00"}},{"key":"b"}],"edges":[{"source":"a","target":"b","attributes":{"weight":2}}]}',
  '{"directed":false,"nodes":[{"id":"a","name":"Ada","group":1},{"id":"b"}],"links":[{"source":"a","target":"b","value":3}]}',
  '{"elements":{"nodes":[{"data":{"id":"a","label":"Ada"},"position":{"x":1,"y":2}},{"data":{"id":"b"}}],"edges":[{"data":{"id":"e","source":"a","target":"b"}}]}}',
];

export const WATCHLIST_SEEDS: readonly string[] = [
  'name,kind,aliases\nAda Lovelace,person,Ada|Countess of Lovelace\n"Society, Royal",organization,RS\nLondon,place,\n',
  'Mercury,place\r\nIS,group,"Islamic State;Daesh"\r\n',
];

/** A small atlas as it is written: every table has rows in it. */
export function buildAtlasSeed(recogniser: Recogniser): readonly { readonly path: string; readonly text: string }[] {
  const files = PROSE.map((text, index) => ({ name: `${index}.txt`, text: text.repeat(2) }));
  const project = { files, curation: [], settings: { ...DEFAULT_SETTINGS, reach: { unit: 'paragraph' } as const } };
  return [...writeAtlasFolder(drain(buildAtlas(project, recogniser)))];
}
