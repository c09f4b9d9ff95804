import { SaxesParser } from 'saxes';
import { FormatError } from '../model/notice.ts';

/** What is met on a walk through a document; names keep their prefixes, which the formats fix. */
export interface XmlVisitor {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Walks through XML from its beginning to its end. @throws FormatError where it is not well-formed. */
export function walkXml(where: string, text: string, visitor: XmlVisitor): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw new FormatError(where, `is not well-formed XML: ${error.message}`);
  });
  parser.on('opentag', ({ name, attributes }) => visitor.open(name, new Map(Object.entries(attributes))));
  parser.on('text', (more) => visitor.text(more));
  parser.on('cdata', (more) => visitor.text(more));
  parser.on('closetag', ({ name }) => visitor.close(name));
  parser.write(text).close();
}
