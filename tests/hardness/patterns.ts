/** A text that grows with n and is made to be slow to read: about as long as n times its unit. */
export interface Pattern {
  readonly name: string;
  make(n: number): string;
}

const repeated = (name: string, unit: string): Pattern => ({ name, make: (n) => unit.repeat(n) });
const between = (name: string, before: string, unit: string, after: string): Pattern => ({
  name,
  make: (n) => before + unit.repeat(n) + after,
});
const nested = (name: string, open: string, middle: string, close: string): Pattern => ({
  name,
  make: (n) => open.repeat(n) + middle + close.repeat(n),
});

/** For plain text. */
export const TEXT_PATTERNS: readonly Pattern[] = [
  repeated('one long word', 'a'),
  repeated('capitals', 'A'),
  repeated('spaces', ' '),
  between('spaces in a sentence', 'Ada ', ' ', ' met Babbage.'),
  repeated('tabs', '\t'),
  repeated('line ends', '\n'),
  repeated('carriage returns', '\r'),
  repeated('both line ends', '\r\n'),
  repeated('stops', '.'),
  repeated('stops and spaces', '. '),
  repeated('stops and capitals', '.A'),
  repeated('glued sentences', 'end.Begin'),
  repeated('exclamation', '!?'),
  repeated('ellipses', '… '),
  repeated('ideographic stops', '。'),
  repeated('quotes', '"'),
  repeated('quotes and spaces', '" '),
  between('quotes and spaces after a stop', 'He left.', '" ', 'x'),
  between('quotes after a stop', 'He left.', '"', 'x'),
  repeated('stop and quote', '."'),
  repeated('stop, quote, space', '." '),
  repeated('opening quotes', '“'),
  repeated('apostrophes', "'"),
  repeated('brackets', '('),
  repeated('closing brackets', ')'),
  repeated('square brackets', '['),
  repeated('dashes', '-'),
  repeated('long dashes', '— '),
  repeated('commas', ','),
  repeated('initials', 'A. '),
  repeated('initials without spaces', 'U.S.'),
  repeated('titles', 'Mr. '),
  repeated('title and name', 'Dr. Smith '),
  repeated('numbers', '1 '),
  repeated('digits', '1'),
  repeated('decimal points', '1.'),
  repeated('dates', '2019-02-17 '),
  repeated('months', 'Jan. '),
  repeated('soft hyphens', '\u00ad'),
  repeated('letters between what nobody sees', 'a\u200b'),
  between('what nobody sees behind an emoji', '❤', '\ufe0f\u200d', ' Ada'),
  repeated('one name', 'Ada Lovelace '),
  repeated('one name in sentences', 'Ada Lovelace met him. '),
  repeated('one name in lines', 'Ada Lovelace met Charles Babbage in London.\n'),
  repeated(
    'wrapped lines',
    'The delegates who had come from far away to the\nhall waited outside of it for quite a while and\n',
  ),
  repeated('wrapped lines that end short', 'word word word word word word word word wor\n'),
  repeated('indented lines', '        word word word\n'),
  repeated('bullets', '• item\n'),
  repeated('bylines', 'By Ada Lovelace\n'),
  repeated('related links', 'READ MORE: Ada\n'),
  repeated('captions', 'Photo: Ada / Reuters\n'),
  repeated('tags', 'Islamic StateSyria\n'),
  repeated('addresses', 'https://example.org/a?b=c#d '),
  repeated('one long address', 'a/b.'),
  repeated('mail addresses', 'ada@example.org, '),
  repeated('soft hyphens', 'a\u00ad'),
  repeated('zero-width characters', 'a\u200b'),
  repeated('combining marks', 'e\u0301'),
  repeated('only marks', '\u0301'),
  repeated('lone surrogates', '\ud800'),
  repeated('emoji', '👩‍👩‍👧 '),
  repeated('no-break spaces', '\u00a0'),
  repeated('form feeds', '\f'),
  repeated('zero characters', '\0'),
  repeated('byte-order marks', '\ufeff'),
  repeated('right to left', '\u202e'),
];

/** For web pages. */
export const PAGE_PATTERNS: readonly Pattern[] = [
  nested('nested articles', '<article>', 'text', '</article>'),
  nested('nested articles with text', '<article>some text ', 'x', '</article>'),
  nested('nested mains', '<main>a ', 'x', '</main>'),
  nested('nested divs', '<div>', 'text', '</div>'),
  nested('nested headings', '<h1>', 'text', '</h1>'),
  repeated('headings that are never closed', '<h1>'),
  repeated('articles that are never closed', '<article>a '),
  repeated('paragraphs that are never closed', '<p>a '),
  repeated('closing tags of nothing', '</p>'),
  nested('elements closed by another name', '<div>', 'x', '</span>'),
  nested('formatting closed crosswise', '<b><i>', 'x', '</b></i>'),
  repeated('list items', '<li>a'),
  nested('tables in tables', '<table><tr><td>', 'x', '</td></tr></table>'),
  repeated('opening brackets', '<'),
  repeated('half tags', '<a '),
  repeated('half comments', '<!--'),
  between('one comment of dashes', '<!--', '--', '>'),
  repeated('half declarations', '<!DOCTYPE '),
  between('a long declaration', '<!DOCTYPE ', '[', '>'),
  repeated('half instructions', '<?xml '),
  repeated('cdata', '<![CDATA['),
  repeated('scripts that are never closed', '<script>'),
  repeated('half closings of a script', '<script></scrip'),
  repeated('ampersands', '&'),
  repeated('half entities', '&am'),
  repeated('numeric entities', '&#x41;'),
  between('many attributes', '<p ', 'a=b ', '>x</p>'),
  {
    name: 'many different attributes',
    make: (n) => `<p ${Array.from({ length: n }, (_, i) => `a${i}=1`).join(' ')}>x</p>`,
  },
  between('one long attribute', '<meta property="og:title" content="', ' ', '">'),
  repeated('metas', '<meta name="date" content="">'),
  repeated('links', '<link rel="canonical">'),
  repeated('times', '<time>a</time>'),
  repeated('breaks', '<br>'),
  between('spaces in a paragraph', '<p>', ' ', 'x</p>'),
  between('spaces in a title', '<title>', ' ', 'x</title>'),
];

/** For tables and lists of records; each goes through every one of these formats. */
export const RECORD_PATTERNS: readonly Pattern[] = [
  nested('nested lists', '[', '1', ']'),
  nested('nested objects', '{"a":', '1', '}'),
  between('records without text', '[', '{},', '{}]'),
  between('records', '[', '{"text":"Ada met Babbage."},', '{"text":"x"}]'),
  between('records with a title', '[', '{"title":"Ada","text":"Ada"},', '{"text":"x"}]'),
  between('records with a wrong date', '[', '{"date":"soon","text":"Ada"},', '{"text":"x"}]'),
  between('one record of many keys', '[{', '"a":1,', '"text":"x"}]'),
  between('spaces after a date', '[{"date":"', ' ', 'x","text":"x"}]'),
  repeated('lines of JSON', '{"text":"Ada"}\n'),
  repeated('lines that are no JSON', '{\n'),
  repeated('rows', 'text\n'),
  between('rows of two', 'id,text\n', '1,Ada\n', ''),
  between('rows with too many cells', 'text\n', 'a,b\n', ''),
  between('a quote that is never closed', 'text\n"', 'a\n', ''),
  between('quotes', 'text\n', '"', '\n'),
  between('quotes in cells', 'text\n', 'a"b\n', ''),
  between('cells', 'text,', ',', '\n'),
  between('blank cells', 'text\n', ' , \n', ''),
  between('tabs', 'text\t', '\t', '\n'),
];

/** For graph files. */
export const GRAPH_PATTERNS: readonly Pattern[] = [
  between('a long declaration', '<!DOCTYPE ', 'a', ' [ <gexf>'),
  repeated('declarations', '<!DOCTYPE '),
  repeated('declarations with brackets', '<!DOCTYPE['),
  repeated('comments that are never closed', '<!--'),
  repeated('instructions that are never closed', '<?'),
  nested('nested elements', '<gexf>', '', '</gexf>'),
  nested('nested graphs', '<graphml><graph>', '', '</graph></graphml>'),
  between('nodes', '<gexf><graph><nodes>', '<node id="a"/>', '</nodes></graph></gexf>'),
  between('edges to nowhere', '<gexf><graph><edges>', '<edge source="a" target="b"/>', '</edges></graph></gexf>'),
  between(
    'edges of one id',
    '<gexf><graph><nodes><node id="a"/></nodes><edges>',
    '<edge id="1" source="a" target="a"/>',
    '</edges></graph></gexf>',
  ),
  between('text in a node', '<graphml><graph><node id="a"><data key="k">', ' ', '</data></node></graph></graphml>'),
  between(
    'text and comments',
    '<graphml><graph><node id="a"><data key="k">',
    'a<!-- -->',
    '</data></node></graph></graphml>',
  ),
  between('a colour of spaces', '{"nodes":[{"id":"a","color":"rgb(', ' ', 'x)"}],"links":[]}'),
  between('a colour of digits', '{"nodes":[{"id":"a","color":"rgb(', '1', 'x)"}],"links":[]}'),
  between('an attribute of spaces', '<gexf><graph><nodes><node id="a" label="', ' ', 'x"/></nodes></graph></gexf>'),
  between('nodes in JSON', '{"nodes":[', '{"id":"a"},', '{"id":"b"}],"links":[]}'),
  between(
    'links in JSON',
    '{"nodes":[{"id":"a"}],"links":[',
    '{"source":"a","target":"a"},',
    '{"source":"a","target":"a"}]}',
  ),
  between('numbers of digits', '{"nodes":[{"id":"a","x":"', '1', 'x"}],"links":[]}'),
  between('spaces before', '', ' ', '{"nodes":[],"links":[]}'),
  between('keys', '{"nodes":[{"id":"a",', '"b":1,', '"c":1}],"links":[]}'),
];

/** For watchlists. */
export const WATCHLIST_PATTERNS: readonly Pattern[] = [
  between('names', 'name,kind,aliases\n', 'Ada,person,\n', ''),
  between('aliases', 'Ada,person,', 'Ada|', '\n'),
  between('blank aliases', 'Ada,person,', '|', '\n'),
  between('spaces', 'Ada', ' ', ',person,\n'),
  between('a quote that is never closed', '"', 'a\n', ''),
  between('quotes', 'Ada,person,"', '""', '"\n'),
  between('quotes in a name', 'a', '"', ',person,\n'),
  repeated('blank lines', '\n'),
  repeated('carriage returns', '\r'),
];

const ANSWER = 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example\r\n';

/** For web archives. */
export const ARCHIVE_PATTERNS: readonly Pattern[] = [
  repeated('records', `${ANSWER}Content-Length: 15\r\n\r\nHTTP/1.1 404 No\r\n\r\n`),
  repeated('records of nothing', 'WARC/1.0\r\nContent-Length: 0\r\n\r\n'),
  between('headers', 'WARC/1.0\r\n', 'a: b\r\n', '\r\n'),
  between('a header that goes on', 'WARC/1.0\r\na: b\r\n', ' c\r\n', '\r\n'),
  repeated('first lines', 'WARC/1.0\r\n'),
  between('blank lines', ANSWER, '\r\n', 'x'),
  {
    name: 'parts of one letter',
    make: (n) => {
      const body = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n${'1\r\na\r\n'.repeat(n)}0\r\n\r\n`;
      return `${ANSWER}Content-Length: ${body.length}\r\n\r\n${body}`;
    },
  },
];
