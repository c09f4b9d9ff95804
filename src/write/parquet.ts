import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { EvidenceRow, GraphDocument } from '../model/graph-document.ts';

/**
 * Writes the proofs as Apache Parquet, a group of rows at a time: what DuckDB, pandas and Polars aggregate without reading
 * all of it. A graph without evidence gives a table without rows.
 */
export async function* writeEvidenceParquet(document: GraphDocument): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const take = (): Uint8Array => {
    const taken = bytes.getBytes().slice();
    bytes.index = 0;
    return taken;
  };
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaFromColumnData({ columnData: columnsOf([]) }),
    createdBy: document.meta.creator ?? 'dramatis',
  });
  let rows: EvidenceRow[] = [];
  const flush = () => {
    writer.write({ columnData: columnsOf(rows), rowGroupSize: GROUP });
    rows = [];
  };
  if (document.evidence) {
    for await (const row of document.evidence()) {
      rows.push(row);
      if (rows.length < GROUP) continue;
      flush();
      yield take();
    }
  }
  if (rows.length > 0) flush();
  writer.finish();
  yield take();
}

/** Rows in a group: some megabytes of text. */
const GROUP = 20_000;

const COLUMNS = [
  { name: 'edge', type: 'STRING' },
  { name: 'source', type: 'STRING' },
  { name: 'target', type: 'STRING' },
  { name: 'article', type: 'STRING' },
  { name: 'title', type: 'STRING' },
  { name: 'published', type: 'STRING' },
  { name: 'publisher', type: 'STRING' },
  { name: 'author', type: 'STRING' },
  { name: 'url', type: 'STRING' },
  { name: 'sourceSentence', type: 'INT32' },
  { name: 'targetSentence', type: 'INT32' },
  { name: 'sourceText', type: 'STRING' },
  { name: 'targetText', type: 'STRING' },
  { name: 'quote', type: 'STRING' },
] as const;

function columnsOf(rows: readonly EvidenceRow[]) {
  return COLUMNS.map(({ name, type }) => ({ name, type, data: rows.map((row) => row[name] ?? null) }));
}
