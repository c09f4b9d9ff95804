import type { AtlasGraph } from '../model/atlas-folder.ts';
import type { Path } from './paths.ts';
import type { Quote } from './quote-edge.ts';

/**
 * A path as text to be copied into a story: the names in a row, then each step with how much stands behind it and the
 * sentence that shows it best, with its title, source and date.
 *
 * @param quotes parallel to the path's edges.
 */
export function writePath(graph: AtlasGraph, { nodes, edges }: Path, quotes: readonly (Quote | undefined)[]): string {
  const label = (node: number) => graph.nodes[node]!.label;
  const steps = edges.flatMap((edge, step) => {
    const { weight, articles } = graph.edges[edge]!;
    const behind = `${count(weight, 'passage')} in ${count(articles, 'article')}`;
    const line = `${label(nodes[step]!)} – ${label(nodes[step + 1]!)}: ${behind}`;
    const quote = quotes[step];
    if (!quote) return [line];
    const from = [quote.title, quote.source, quote.published].filter(Boolean).join(', ');
    return [line, quote.text === '' ? '  [its sentence was left out of this map]' : `  “${quote.text}”`, `  (${from})`];
  });
  return `${nodes.map(label).join(' – ')}\n${steps.join('\n')}\n`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
