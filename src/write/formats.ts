import type { Format } from './format.ts';

/** Every format that the command, the explorer and the library write, the recommended one first. */
export const formats: readonly Format[] = [
  {
    id: 'gexf',
    name: 'GEXF',
    extension: 'gexf',
    mediaType: 'application/gexf+xml',
    use: 'Gephi, Gephi Lite, NetworkX',
    load: async () => ({ write: (await import('./gexf.ts')).writeGexf }),
  },
  {
    id: 'graphml',
    name: 'GraphML',
    extension: 'graphml',
    mediaType: 'application/graphml+xml',
    use: 'yEd, NetworkX, igraph, Gephi',
    load: async () => ({ write: (await import('./graphml.ts')).writeGraphml }),
  },
  {
    id: 'csv',
    name: 'CSV',
    extension: 'zip',
    mediaType: 'application/zip',
    use: 'Excel, LibreOffice, pandas, R: nodes, edges, mentions and evidence, a table each',
    load: async () => {
      const { listCsvFiles, writeCsvZip } = await import('./csv.ts');
      return { write: writeCsvZip, files: listCsvFiles };
    },
  },
  {
    id: 'json',
    name: 'JSON (graphology)',
    extension: 'json',
    mediaType: 'application/json',
    use: 'graphology, Sigma, Gephi Lite',
    load: async () => ({ write: (await import('./json.ts')).writeGraphologyJson }),
  },
  {
    id: 'node-link',
    name: 'JSON (node-link)',
    extension: 'node-link.json',
    mediaType: 'application/json',
    use: 'D3, NetworkX',
    load: async () => ({ write: (await import('./json.ts')).writeNodeLink }),
  },
  {
    id: 'cyjs',
    name: 'Cytoscape JSON',
    extension: 'cyjs',
    mediaType: 'application/json',
    use: 'Cytoscape, Cytoscape.js',
    load: async () => ({ write: (await import('./json.ts')).writeCytoscapeJson }),
  },
  {
    id: 'parquet',
    name: 'Parquet (evidence)',
    extension: 'parquet',
    mediaType: 'application/vnd.apache.parquet',
    use: 'DuckDB, pandas, Polars: the proofs of every edge, no nodes',
    load: async () => ({ write: (await import('./parquet.ts')).writeEvidenceParquet }),
  },
];

/** @throws RangeError naming the formats there are. */
export function findFormat(id: string): Format {
  const format = formats.find((candidate) => candidate.id === id);
  if (format) return format;
  throw new RangeError(`no format is called "${id}"; there are ${formats.map((known) => known.id).join(', ')}`);
}
