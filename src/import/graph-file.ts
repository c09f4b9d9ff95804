import type { ImportedGraph } from '../model/graph-document.ts';
import { FormatError } from '../model/notice.ts';
import { finishDraft } from './draft.ts';
import { readGexf } from './gexf.ts';
import { readGraphml } from './graphml.ts';
import { readGraphJson } from './json.ts';
import { findXmlRoot } from './xml.ts';

/**
 * Reads GEXF (1.0 to 1.3), GraphML (also yEd's and Gephi's), and JSON as graphology, D3 (node-link) and Cytoscape keep it. The
 * content says which, not the name. All attributes are kept as typed columns; what Dramatis wrote comes back whole.
 *
 * @throws FormatError where the text is none of these, or breaks off.
 */
export function readGraphFile(name: string, text: string): ImportedGraph {
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (start.startsWith('{')) return finishDraft(name, readGraphJson(name, start));
  if (start.startsWith('<')) {
    const root = findXmlRoot(start);
    if (root === 'gexf') return finishDraft(name, readGexf(name, start));
    if (root === 'graphml') return finishDraft(name, readGraphml(name, start));
    throw new FormatError(name, `is XML with <${root}> where <gexf> or <graphml> was expected`);
  }
  throw new FormatError(name, 'is no graph file; expected GEXF, GraphML, or a graph as JSON');
}

/** Whether JSON that begins so keeps a graph: its nodes come before any text, as they do in graphology's, D3's and Cytoscape's. */
export function looksLikeGraph(head: string): boolean {
  if (!/^\ufeff?\s*\{/.test(head)) return false;
  const nodes = head.search(/"(?:nodes|elements)"\s*:\s*[[{]/);
  const text = head.search(/"(?:text|body|content)"\s*:\s*"/);
  return nodes >= 0 && (text < 0 || nodes < text);
}
