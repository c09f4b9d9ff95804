import fc from 'fast-check';
import { UndirectedGraph } from 'graphology';
import { expect, test } from 'vitest';
import { DrawnGraph } from '../../../src/shells/web/stage/drawn-graph.ts';

/** A handful of nodes in any order, and edges between them, each pair once. */
const drawings = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 }).chain((nodes) =>
  fc.record({
    nodes: fc.constant(nodes),
    pairs: fc.uniqueArray(fc.tuple(fc.constantFrom(...nodes), fc.constantFrom(...nodes)), {
      selector: (pair) => pair.toSorted((a, b) => a - b).join(),
      maxLength: 20,
    }),
  }),
);

test('a drawn graph answers all that Sigma asks as graphology does, in the same order', () => {
  fc.assert(
    fc.property(drawings, ({ nodes, pairs }) => {
      const own = new DrawnGraph();
      const theirs = new UndirectedGraph({ allowSelfLoops: false });
      for (const node of nodes) {
        own.addNode(String(node), { x: node, y: -node });
        theirs.addNode(String(node), { x: node, y: -node });
      }
      pairs.forEach(([source, target], edge) => {
        if (source === target) return;
        own.addEdge(String(edge), String(source), String(target), { type: `t${edge}` });
        theirs.addEdgeWithKey(String(edge), String(source), String(target), { type: `t${edge}` });
      });
      expect(own.order).toBe(theirs.order);
      expect(own.multi).toBe(theirs.multi);
      expect(own.nodes()).toEqual(theirs.nodes());
      expect(own.edges()).toEqual(theirs.edges());
      for (const key of [...theirs.nodes(), 'none']) expect(own.hasNode(key)).toBe(theirs.hasNode(key));
      for (const key of [...theirs.edges(), 'none']) expect(own.hasEdge(key)).toBe(theirs.hasEdge(key));
      for (const key of theirs.nodes()) expect(own.getNodeAttributes(key)).toEqual(theirs.getNodeAttributes(key));
      for (const key of theirs.edges()) {
        expect(own.getEdgeAttributes(key)).toEqual(theirs.getEdgeAttributes(key));
        expect(own.extremities(key)).toEqual(theirs.extremities(key));
      }
      const seen: unknown[] = [];
      const expected: unknown[] = [];
      own.forEachNode((key, place) => seen.push([key, place]));
      theirs.forEachNode((key, place) => expected.push([key, place]));
      own.forEachEdge((key, look, source, target) => seen.push([key, look, source, target]));
      theirs.forEachEdge((key, look, source, target) => expected.push([key, look, source, target]));
      expect(seen).toEqual(expected);
    }),
  );
});

test('an edge needs both its ends, and a graph that is drawn is not changed', () => {
  const graph = new DrawnGraph();
  graph.addNode('0', { x: 0, y: 0 });
  expect(() => graph.addEdge('0', '0', '1', { type: 'line' })).toThrow(
    new RangeError('edge 0 needs the nodes 0 and 1; add them first'),
  );
  expect(() => graph.dropNode()).toThrow(RangeError);
  expect(() => graph.addUndirectedEdgeWithKey()).toThrow(RangeError);
});
