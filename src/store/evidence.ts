import type { CoMention } from '../model/graph.ts';
import { listOf, tuple, whole } from './check.ts';
import type { Table } from './table.ts';

/** article, a, b, distance */
type ProofCells = readonly [number, number, number, number];

/** The proofs of an edge, in article order, then text order. */
export const evidenceTable: Table<readonly CoMention[], readonly ProofCells[]> = {
  folder: 'evidence',
  *rows({ proven }) {
    for (const { proofs } of proven) yield proofs;
  },
  count: ({ edges }) => edges,
  encode: (proofs) => proofs.map(({ article, a, b, distance }) => [article, a, b, distance]),
  check: ({ articles }) => listOf(tuple<ProofCells>(whole(0, articles), whole(), whole(), whole())),
  decode: (cells) => cells.map(([article, a, b, distance]) => ({ article, a, b, distance })),
};
