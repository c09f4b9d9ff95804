import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/read/decode-text.ts';

const PROSE = 'José María Aznar met Angela Merkel in Bogotá.\nThey talked for an hour – “frankly”.\n';

/** Windows-1252 is Latin-1 but for its dashes and quotes. */
const WINDOWS: Readonly<Record<string, number>> = { '–': 0x96, '“': 0x93, '”': 0x94 };
const windows = (text: string) => Uint8Array.from(text, (char) => WINDOWS[char] ?? char.charCodeAt(0));

const utf16 = (text: string, order: 'little' | 'big') => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'big' ? bytes.swap16() : bytes;
};

const bytesOf = (...parts: readonly (string | Uint8Array | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Uint8Array.from(part))));

function read(bytes: Uint8Array, name = 'a.txt'): { readonly text: string; readonly said: readonly string[] } {
  const notices: { where: string; message: string }[] = [];
  const text = decodeText(name, bytes, notices);
  return { text, said: notices.map(({ message }) => message) };
}

describe('a text', () => {
  test.each([
    ['UTF-8', bytesOf(PROSE)],
    ['UTF-16LE with its mark', bytesOf([0xff, 0xfe], utf16(PROSE, 'little'))],
    ['UTF-16BE with its mark', bytesOf([0xfe, 0xff], utf16(PROSE, 'big'))],
  ])('in %s is read without a word', (_, bytes) => {
    expect(read(bytes)).toEqual({ text: PROSE, said: [] });
  });

  test('keeps a mark of UTF-8, so that offsets agree with other programs', () => {
    expect(read(bytesOf([0xef, 0xbb, 0xbf], PROSE)).text).toBe(`\ufeff${PROSE}`);
  });

  test.each([
    ['UTF-16LE', utf16(PROSE, 'little')],
    ['UTF-16BE', utf16(PROSE, 'big')],
    ['UTF-16LE', utf16('Анна Каренина встретила Вронского.\n', 'little')],
  ])('in %s without a mark is read, and that is told', (encoding, bytes) => {
    const { text, said } = read(bytes);
    expect([PROSE, 'Анна Каренина встретила Вронского.\n']).toContain(text);
    expect(said).toEqual([`was read as ${encoding}, which it does not say it is`]);
  });

  test('in Windows-1252 is read as that, and that is told', () => {
    expect(read(windows(PROSE))).toEqual({
      text: PROSE,
      said: ['is not UTF-8; it was read as Windows-1252, so look at its accented letters'],
    });
  });

  test('that declares its encoding is read as it declares', () => {
    const cyrillic = [0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0];
    for (const head of ['<?xml version="1.0" encoding="windows-1251"?>', '<html><meta charset="windows-1251">']) {
      const { text, said } = read(bytesOf(head, cyrillic), 'a.html');
      expect(text).toBe(`${head}Москва`);
      expect(said).toEqual(['was read as windows-1251, as it declares']);
    }
    // A page saved anew is often UTF-8 whatever it declares.
    expect(read(bytesOf('<meta charset="windows-1251">Москва'), 'a.html').text).toContain('Москва');
  });

  test('that is damaged in one place keeps its other letters', () => {
    const { text, said } = read(bytesOf(PROSE, [0xc3], PROSE));
    expect(text).toBe(`${PROSE}\ufffd${PROSE}`);
    expect(said).toEqual(['is UTF-8 but for 1 broken place, marked \ufffd']);
  });

  test('may begin with the letters of a signature', () => {
    for (const start of ['ID3 tags are', 'BZh is', 'PAR1 was', 'II* and', 'OggS ']) {
      expect(read(bytesOf(start, PROSE)).said).toEqual([]);
    }
  });
});

describe('what is no text', () => {
  test.each([
    ['a PNG picture', bytesOf([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 13], 'IHDR')],
    ['a PDF', bytesOf('%PDF-1.7\n1 0 obj')],
    ['a zip', bytesOf('PK', [3, 4, 20, 0], 'word/document.xml')],
    ['an old Word', bytesOf([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    ['a WebP picture', bytesOf('RIFF', [4, 0, 0, 0], 'WEBPVP8 ')],
    ['no text by its bytes', Uint8Array.from({ length: 4096 }, (_, index) => (index * 167 + (index >> 3)) & 0xff)],
  ])('is named for what it is: %s', (what, bytes) => {
    expect(() => read(bytes)).toThrow(`a.txt: is ${what}`);
  });
});
