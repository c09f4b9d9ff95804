import { FormatError } from '../model/notice.ts';
import { stateOrigin } from './document-origin.ts';
import type { SourceReader } from './source-format.ts';
import { collectText, type TextCollector } from './text-collector.ts';
import { unzip } from './unzip.ts';
import { walkXml } from './walk-xml.ts';

const DOCUMENT = 'word/document.xml';
const NOTES = ['word/footnotes.xml', 'word/endnotes.xml'];
const PROPERTIES = 'docProps/core.xml';
const PARTS = new Set([DOCUMENT, ...NOTES, PROPERTIES]);

/** Elements whose text was deleted, or stands in the document a second time for older programs. */
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'mc:Fallback']);

/** Elements that stand for a character. */
const CHARACTERS = new Map([
  ['w:tab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '-'],
]);

/**
 * A Word document as a text: its paragraphs as they stand, with changes that were tracked taken for accepted, then its footnotes and endnotes;
 * without a table of contents.
 */
export const readDocx: SourceReader = ({ name, bytes }, context) => {
  const files = unzip(name, bytes, context, (path) => PARTS.has(path));
  const document = files.get(DOCUMENT);
  if (!document) throw new FormatError(name, `is no Word document (no ${DOCUMENT} in it)`);
  const collected = collectText();
  walkWord(name, document, collected);
  collected.openNote();
  for (const part of NOTES.map((path) => files.get(path))) if (part) walkWord(name, part, collected);
  return [{ name, text: collected.readText(), ...stateOrigin(files.get(PROPERTIES)) }];
};

function walkWord(name: string, part: Uint8Array, collected: TextCollector): void {
  let hidden = 0;
  let isText = false;
  /** Whether each of the parts with a meaning of their own that are open is a table of contents. */
  const parts: boolean[] = [];
  const add = (text: string) => {
    if (hidden === 0) collected.add(text);
  };
  walkXml(name, new TextDecoder().decode(part), {
    open(element, attributes) {
      if (LEFT_OUT.has(element)) hidden++;
      else if (element === 'w:p') collected.openParagraph();
      else if (element === 'w:tr') collected.openRow();
      else if (element === 'w:tc') collected.openCell();
      else if (element === 'w:t') isText = true;
      else if (element === 'w:sdt') parts.push(false);
      else if (element === 'w:docPartGallery' && attributes.get('w:val') === 'Table of Contents' && parts.length > 0) {
        if (!parts.pop()) hidden++;
        parts.push(true);
      } else if (element === 'w:pStyle' && /^TOC/i.test(attributes.get('w:val') ?? '')) collected.dropParagraph();
      else if (CHARACTERS.has(element)) add(CHARACTERS.get(element)!);
    },
    text(text) {
      if (isText) add(text);
    },
    close(element) {
      if (LEFT_OUT.has(element)) hidden--;
      else if (element === 'w:p') collected.closeParagraph();
      else if (element === 'w:tr') collected.closeRow();
      else if (element === 'w:t') isText = false;
      else if (element === 'w:sdt' && parts.pop()) hidden--;
    },
  });
}
