import { FormatError } from '../model/notice.ts';
import { stateAuthor } from './document-author.ts';
import type { SourceReader } from './source-format.ts';
import { unzip } from './unzip.ts';
import { walkXml } from './walk-xml.ts';

const CONTENT = 'content.xml';
const PROPERTIES = 'meta.xml';

/** Most spaces that one element may stand for: a file can claim any number. */
const MOST_SPACES = 100;

/** What is beside the text: comments, and what was deleted. */
const LEFT_OUT = new Set(['office:annotation', 'text:tracked-changes']);

/** An OpenDocument text: its headings and paragraphs as they stand. */
export const readOdt: SourceReader = ({ name, bytes }, context) => {
  const files = unzip(name, bytes, context, (path) => path === CONTENT || path === PROPERTIES);
  const content = files.get(CONTENT);
  if (!content) throw new FormatError(name, `is no OpenDocument text (no ${CONTENT} in it)`);
  const paragraphs: string[] = [];
  // A note has paragraphs of its own inside one.
  const open: string[] = [];
  let hidden = 0;
  const add = (text: string) => {
    if (hidden === 0 && open.length > 0) open.push(`${open.pop()}${text}`);
  };
  walkXml(name, new TextDecoder().decode(content), {
    open(element, attributes) {
      if (LEFT_OUT.has(element)) hidden++;
      else if (element === 'text:p' || element === 'text:h') open.push('');
      else if (element === 'text:s') add(' '.repeat(Math.min(MOST_SPACES, Number(attributes.get('text:c') ?? 1) || 1)));
      else if (element === 'text:tab') add('\t');
      else if (element === 'text:line-break') add('\n');
    },
    text: add,
    close(element) {
      if (LEFT_OUT.has(element)) hidden--;
      else if (element === 'text:p' || element === 'text:h') {
        const text = open.pop()?.trim();
        if (text) paragraphs.push(text);
      }
    },
  });
  return [{ name, text: paragraphs.join('\n\n'), ...stateAuthor(files.get(PROPERTIES)) }];
};
