import { decodeText } from './decode-text.ts';
import type { SourceReader } from './source-format.ts';
import { looksLikeTable } from './tables.ts';

/** A file whose bytes are a text. */
export const readPlain: SourceReader = ({ name, bytes }, { notices }) => [
  { name, text: decodeText(name, bytes, notices) },
];

/** A text, or a table that is called one: programs export tables as .txt, too. */
export const readText: SourceReader = ({ name, bytes }, { notices }) => {
  const text = decodeText(name, bytes, notices);
  if (!looksLikeTable(text)) return [{ name, text }];
  notices.push({ where: name, message: 'is a table whatever its name says; it was read as one' });
  return [{ name, text, isTable: true }];
};
