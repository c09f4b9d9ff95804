import { SaxesParser } from 'saxes';
import { FormatError } from '../model/notice.ts';

/** An element as it opens: names without their prefixes, since files of all ages bind them differently or not at all. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface XmlHandler {
  open(element: XmlElement): void;
  /** @param text all text directly in the element. */
  close(name: string, text: string): void;
}

/** @throws FormatError with line and column where the text is not well-formed. */
export function parseXml(where: string, text: string, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const texts: string[] = [];
  parser.on('error', (error) => {
    const [line, column] = error.message.split(':');
    const reason = error.message.replace(/^\d+:\d+: /, '');
    throw new FormatError(where, `is not well-formed XML at line ${line}, column ${column}: ${reason}`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    texts.push('');
    const plain = new Map(Object.entries(attributes).map(([key, value]) => [stripPrefix(key), value]));
    handler.open({ name: stripPrefix(name), attributes: plain });
  });
  const addText = (more: string) => {
    if (texts.length > 0) texts.push(`${texts.pop()}${more}`);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', ({ name }) => handler.close(stripPrefix(name), texts.pop() ?? ''));
  parser.write(text).close();
}

/** The name of the first element, without its prefix; empty where the text has none. Every character is looked at once. */
export function findXmlRoot(text: string): string {
  let at = text.indexOf('<');
  while (at >= 0) {
    const end = skipMarkup(text, at);
    if (end === undefined) return stripPrefix(/^<([^\s/>!?]*)/.exec(text.slice(at, at + LONGEST_NAME))?.[1] ?? '');
    at = text.indexOf('<', end);
  }
  return '';
}

/** Characters of the longest name of a first element that is looked for. */
const LONGEST_NAME = 1024;

/** Where a declaration, a comment or a document type that begins at `at` ends; undefined where an element begins there. */
function skipMarkup(text: string, at: number): number | undefined {
  if (text.startsWith('<?', at)) return endOf(text, '?>', at);
  if (text.startsWith('<!--', at)) return endOf(text, '-->', at);
  if (!text.startsWith('<!', at)) return undefined;
  const end = endOf(text, '>', at);
  const subset = text.slice(at, end).includes('[') ? endOf(text, ']', at) : at;
  return subset > end ? endOf(text, '>', subset) : end;
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

function stripPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
