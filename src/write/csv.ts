import type { AttributeValue, GraphDocument } from '../model/graph-document.ts';
import { CHUNK } from './chunk.ts';
import { type FlatColumn, flattenEdges, flattenNodes } from './flat-columns.ts';
import type { NamedFile } from './format.ts';
import { joinList } from './list-text.ts';
import { cleanXml } from './xml.ts';
import { writeZip } from './zip.ts';

/**
 * The tables of a graph as RFC 4180 files: nodes, edges and, where there is text behind them, mentions and evidence. UTF-8
 * with a byte order mark, without which Excel takes another encoding for granted; Gephi, pandas and LibreOffice skip it.
 *
 * A text that a spreadsheet would run as a formula gets a `'` before it (see `guardCell`); numbers stay numbers.
 */
export function* listCsvFiles(document: GraphDocument): Generator<NamedFile> {
  const nodes = flattenNodes(document, cleanXml);
  const edges = flattenEdges(document, cleanXml);
  yield {
    name: 'nodes.csv',
    chunks: writeTable(['id', ...nodes.map(named)], document.nodes, (node) => [node.id, ...readAll(nodes, node)]),
  };
  yield {
    name: 'edges.csv',
    chunks: writeTable(['id', 'source', 'target', 'type', ...edges.map(named)], document.edges, (edge) => [
      edge.id,
      edge.source,
      edge.target,
      edge.direction,
      ...readAll(edges, edge),
    ]),
  };
  const { mentions, evidence } = document;
  if (mentions) yield { name: 'mentions.csv', chunks: writeRecords(MENTION_COLUMNS, mentions) };
  if (evidence) yield { name: 'evidence.csv', chunks: writeRecords(EVIDENCE_COLUMNS, evidence) };
}

/** The same tables in one zip, with the same bytes on every machine. */
export function writeCsvZip(document: GraphDocument): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const encode = async function* (chunks: Iterable<string> | AsyncIterable<string>) {
    for await (const chunk of chunks) yield encoder.encode(chunk);
  };
  const list = function* () {
    for (const { name, chunks } of listCsvFiles(document)) yield { path: name, chunks: encode(chunks) };
  };
  return writeZip(list());
}

/**
 * A text with a `'` before it where a spreadsheet would take it for a formula: where it begins with `=`, `+`, `-`, `@`, their
 * full-width forms, a tab or a line end. A text that already has a `'` before one of these gets one more, so that
 * `unguardCell` undoes it always.
 */
export function guardCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text before `guardCell`. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** `;` and tabs too: a spreadsheet set to them would otherwise cut the cell there, and run what follows. */
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

const MENTION_COLUMNS = ['article', 'from', 'to', 'text', 'kind', 'entity', 'label', 'confidence', 'sentence'] as const;

const EVIDENCE_COLUMNS = [
  'edge',
  'source',
  'target',
  'article',
  'title',
  'published',
  'publisher',
  'author',
  'url',
  'sourceSentence',
  'targetSentence',
  'sourceText',
  'targetText',
  'quote',
] as const;

function* writeTable<Row>(
  header: readonly string[],
  rows: Iterable<Row>,
  read: (row: Row) => readonly (AttributeValue | undefined)[],
): Generator<string> {
  let text = `\ufeff${writeLine(header)}`;
  for (const row of rows) {
    text += writeLine(read(row));
    if (text.length >= CHUNK) {
      yield text;
      text = '';
    }
  }
  yield text;
}

async function* writeRecords<Name extends string>(
  columns: readonly Name[],
  rows: () => AsyncIterable<Readonly<Partial<Record<Name, string | number>>>>,
): AsyncGenerator<string> {
  let text = `\ufeff${writeLine(columns)}`;
  for await (const row of rows()) {
    text += writeLine(columns.map((column) => row[column]));
    if (text.length >= CHUNK) {
      yield text;
      text = '';
    }
  }
  yield text;
}

function writeLine(values: readonly (AttributeValue | undefined)[]): string {
  return `${values.map(writeCell).join(',')}\r\n`;
}

function writeCell(value: AttributeValue | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = guardCell(cleanXml(typeof value === 'string' ? value : joinList(value)));
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function readAll<Row>(columns: readonly FlatColumn<Row>[], row: Row): readonly (AttributeValue | undefined)[] {
  return columns.map(({ read }) => read(row));
}

function named({ name }: { readonly name: string }): string {
  return name;
}
