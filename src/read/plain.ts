import { decodeText } from './decode-text.ts';
import type { SourceReader } from './source-format.ts';

/** A file whose bytes are a text. */
export const readPlain: SourceReader = ({ name, bytes }, { notices }) => [
  { name, text: decodeText(name, bytes, notices) },
];
