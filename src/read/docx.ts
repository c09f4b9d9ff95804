import { FormatError } from '../model/notice.ts';
import { stateAuthor } from './document-author.ts';
import type { SourceReader } from './source-format.ts';
import { unzip } from './unzip.ts';
import { walkXml } from './walk-xml.ts';

const DOCUMENT = 'word/document.xml';
const PROPERTIES = 'docProps/core.xml';

/** Elements whose text was deleted, or stands in the document a second time for older programs. */
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'mc:Fallback']);

/** A Word document as a text: its paragraphs as they stand, with changes that were tracked taken for accepted. */
export const readDocx: SourceReader = ({ name, bytes }, context) => {
  const files = unzip(name, bytes, context, (path) => path === DOCUMENT || path === PROPERTIES);
  const document = files.get(DOCUMENT);
  if (!document) throw new FormatError(name, `is no Word document (no ${DOCUMENT} in it)`);
  const paragraphs: string[] = [];
  // A text box has paragraphs of its own inside one.
  const open: string[] = [];
  let hidden = 0;
  let isText = false;
  const add = (text: string) => {
    if (hidden === 0 && open.length > 0) open.push(`${open.pop()}${text}`);
  };
  walkXml(name, new TextDecoder().decode(document), {
    open(element) {
      if (LEFT_OUT.has(element)) hidden++;
      else if (element === 'w:p') open.push('');
      else if (element === 'w:t') isText = true;
      else if (element === 'w:tab') add('\t');
      else if (element === 'w:br' || element === 'w:cr') add('\n');
    },
    text(text) {
      if (isText) add(text);
    },
    close(element) {
      if (LEFT_OUT.has(element)) hidden--;
      else if (element === 'w:t') isText = false;
      else if (element === 'w:p') {
        const text = open.pop()?.trim();
        if (text) paragraphs.push(text);
      }
    },
  });
  return [{ name, text: paragraphs.join('\n\n'), ...stateAuthor(files.get(PROPERTIES)) }];
};
