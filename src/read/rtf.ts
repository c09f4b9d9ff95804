import { decodeBytes } from './decode-text.ts';
import type { SourceReader } from './source-format.ts';

/** Groups whose text is not the document's: tables of fonts and styles, pictures, what fields are made of, running heads. */
const LEFT_OUT = new Set(
  `fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf fldinst
   listtable listoverridetable generator themedata colorschememapping datastore latentstyles xmlnstbl rsidtbl revtbl
   annotation atnid atnauthor filetbl ftnsep ftnsepc aftnsep aftnsepc nonshppict template`.split(/\s+/),
);

/** Control words that stand for a character. */
const CHARACTERS = new Map([
  ...(['par', 'line', 'row', 'sect', 'page'] as const).map((word): [string, string] => [word, '\n']),
  ['tab', '\t'],
  ['cell', '\t'],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['emspace', ' '],
  ['enspace', ' '],
  ['qmspace', ' '],
]);

/** What holds within a group, and ends with it. */
interface Group {
  readonly isLeftOut: boolean;
  /** Characters after a `\u` that say the same for older programs. */
  readonly spare: number;
}

/** Code units in which that stands. */
const HEAD = 200_000;

const TOKEN = /\\([a-z]+)(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|[^\\{}\r\n]+/gi;

/** A document in rich text as its paragraphs, a line each. */
export const readRtf: SourceReader = ({ name, bytes }) => {
  // Its bytes are ASCII; what is beyond is written as an escape, in the code page that it names.
  const source = new TextDecoder('latin1').decode(bytes);
  const groups: Group[] = [];
  let group: Group = { isLeftOut: false, spare: 1 };
  let decode = findDecoder(1252)!;
  let text = '';
  /** Bytes of escapes that stand together: one letter may take two. */
  let escaped: number[] = [];
  let skip = 0;
  const flush = () => {
    if (escaped.length > 0) text += decode(new Uint8Array(escaped));
    escaped = [];
  };
  const add = (more: string) => {
    const rest = more.slice(skip);
    skip = Math.max(0, skip - more.length);
    if (group.isLeftOut || rest === '') return;
    flush();
    text += rest;
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(source); match; match = TOKEN.exec(source)) {
    const [token, word, number, hex, symbol, brace] = match;
    if (brace === '{') {
      groups.push(group);
      skip = 0;
    } else if (brace === '}') {
      flush();
      group = groups.pop() ?? group;
      skip = 0;
    } else if (hex !== undefined) {
      if (skip > 0) skip--;
      else if (!group.isLeftOut) escaped.push(Number.parseInt(hex, 16));
    } else if (symbol !== undefined) {
      if (symbol === '*') group = { ...group, isLeftOut: true };
      else if (symbol === '~') add('\u00a0');
      else if (symbol === '_') add('-');
      else if (symbol === '\n' || symbol === '\r') add('\n');
      else if (symbol === '\\' || symbol === '{' || symbol === '}') add(symbol);
    } else if (word !== undefined) {
      const value = Number(number ?? 0);
      const character = CHARACTERS.get(word);
      if (LEFT_OUT.has(word)) group = { ...group, isLeftOut: true };
      else if (character !== undefined) add(character);
      else if (word === 'u') {
        add(String.fromCharCode(value & 0xffff));
        skip = group.spare;
      } else if (word === 'uc') group = { ...group, spare: Math.max(0, Math.min(8, value)) };
      else if (word === 'ansicpg') decode = findDecoder(value) ?? decode;
      // Raw bytes, which may hold anything.
      else if (word === 'bin') TOKEN.lastIndex += Math.max(0, Math.min(value, source.length));
    } else if (!/^[\r\n]/.test(token)) add(token);
  }
  flush();
  const made = findDayMade(source);
  const lines = text.split('\n').map((line) => line.replace(/[\t ]+$/, '').trimStart());
  return [
    {
      name,
      text: lines
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
      ...(made !== undefined && { stated: { made } }),
    },
  ];
};

/** The day on which it was made, as its own head says: `{\\creatim\\yr2019\\mo2\\dy17}`. */
function findDayMade(source: string): string | undefined {
  const parts = /\{\\creatim((?:\\[a-z]+\d{1,4})+)/.exec(source.slice(0, HEAD))?.[1];
  const part = (word: string) => new RegExp(`\\\\${word}(\\d+)`).exec(parts ?? '')?.[1]?.padStart(2, '0');
  const [year, month, day] = [part('yr'), part('mo'), part('dy')];
  return year && month && day ? `${year}-${month}-${day}` : undefined;
}

function findDecoder(codePage: number): ((bytes: Uint8Array) => string) | undefined {
  const labels = new Map([
    [932, 'shift_jis'],
    [936, 'gbk'],
    [949, 'euc-kr'],
    [950, 'big5'],
    [10000, 'macintosh'],
    [65001, 'utf-8'],
  ]);
  try {
    const label = labels.get(codePage) ?? `windows-${codePage}`;
    decodeBytes(label, new Uint8Array());
    return (bytes) => decodeBytes(label, bytes);
  } catch {
    return undefined;
  }
}
