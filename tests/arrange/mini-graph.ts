import type { Entity } from '../../src/model/entity.ts';
import { type EntityGraph, SAME_SENTENCE } from '../../src/model/graph.ts';

/**
 * A graph in a line: `a-b:3 b-c d`: nodes a, b, c, d in the order they appear, an edge of weight 3, one of weight 1, and
 * a node without edges. `a*9` gives a node nine mentions (else 1).
 */
export function graph(line: string): EntityGraph {
  const mentions = new Map<string, number>();
  const weights = new Map<string, number>();
  const name = (text: string): string => {
    const [label = '', count] = text.split('*');
    if (!mentions.has(label) || count) mentions.set(label, Number(count ?? 1));
    return label;
  };
  for (const word of line.split(/\s+/).filter(Boolean)) {
    const [ends = '', weight = '1'] = word.split(':');
    const [a = '', b] = ends.split('-').map(name);
    if (b !== undefined) weights.set(`${a}-${b}`, Number(weight));
  }
  const labels = [...mentions.keys()];
  const edges = [...weights].map(([ends, weight]) => {
    const [a = 0, b = 0] = ends.split('-').map((label) => labels.indexOf(label));
    return { source: Math.min(a, b), target: Math.max(a, b), weight, articles: 1, proofs: [] };
  });
  return {
    nodes: labels.map((label) => entity(label, mentions.get(label) ?? 1)),
    edges: edges.sort((a, b) => a.source - b.source || a.target - b.target),
    roleRelations: [],
    reach: SAME_SENTENCE,
  };
}

function entity(label: string, mentions: number): Entity {
  const aliases = [{ name: label, count: mentions }];
  return { id: `actor:${label}`, label, kind: 'person', aliases, mentions, articles: 1, confidence: 1 };
}
