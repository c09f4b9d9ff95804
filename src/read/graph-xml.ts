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

/** The name of the first element, without its prefix. */
export function findXmlRoot(text: string): string {
  const bare = text
    .slice(0, 65_536)
    .replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\])?[^>]*>/g, '');
  return stripPrefix(/<([^\s/>!?]+)/.exec(bare)?.[1] ?? '');
}

function stripPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
