import { FormatError } from '../model/notice.ts';
import { stateOrigin } from './document-origin.ts';
import type { SourceReader } from './source-format.ts';
import { collectText } from './text-collector.ts';
import { unzip } from './unzip.ts';
import { walkXml } from './walk-xml.ts';

const CONTENT = 'content.xml';
const PROPERTIES = 'meta.xml';
const LIST = 'META-INF/manifest.xml';

/** Most spaces that one element may stand for: a file can claim any number. */
const MOST_SPACES = 100;

/** What is beside the text: comments, what was deleted, marks of notes, lists of contents and of words. */
const LEFT_OUT = new Set([
  ...['office:annotation', 'text:tracked-changes', 'text:note-citation', 'text:table-of-content'],
  ...['text:alphabetical-index', 'text:illustration-index', 'text:table-index', 'text:user-index'],
]);

/** An OpenDocument text: its headings and paragraphs as they stand, then its notes. */
export const readOdt: SourceReader = ({ name, bytes }, context) => {
  const files = unzip(name, bytes, context, (path) => path === CONTENT || path === PROPERTIES || path === LIST);
  const content = files.get(CONTENT);
  if (!content) throw new FormatError(name, `is no OpenDocument text (no ${CONTENT} in it)`);
  const list = files.get(LIST);
  if (list && new TextDecoder().decode(list).includes('encryption-data>')) {
    throw new FormatError(name, 'is locked by a password; open it in its program and save it without one');
  }
  const collected = collectText();
  let hidden = 0;
  const add = (text: string) => {
    if (hidden === 0) collected.add(text);
  };
  walkXml(name, new TextDecoder().decode(content), {
    open(element, attributes) {
      if (LEFT_OUT.has(element)) hidden++;
      else if (element === 'text:p' || element === 'text:h') collected.openParagraph();
      else if (element === 'text:note-body') collected.openNote();
      else if (element === 'table:table-row') collected.openRow();
      else if (element === 'table:table-cell') collected.openCell();
      else if (element === 'text:s') add(' '.repeat(Math.min(MOST_SPACES, Number(attributes.get('text:c') ?? 1) || 1)));
      else if (element === 'text:tab') add('\t');
      else if (element === 'text:line-break') add('\n');
    },
    text: add,
    close(element) {
      if (LEFT_OUT.has(element)) hidden--;
      else if (element === 'text:p' || element === 'text:h') collected.closeParagraph();
      else if (element === 'text:note-body') collected.closeNote();
      else if (element === 'table:table-row') collected.closeRow();
    },
  });
  return [{ name, text: collected.readText(), ...stateOrigin(files.get(PROPERTIES)) }];
};
