import type { Scene } from './scene.ts';
import type { Sight } from './sight.ts';

/**
 * Of the lines between some names the most telling of each: all of them would be a tangle.
 *
 * @param most lines of each name; one that is the other's choice comes besides.
 */
export function listFirstLines(scene: Scene, sight: Sight, nodes: readonly number[], most: number): readonly number[] {
  const own = new Set(nodes);
  const lines = nodes.flatMap((node) =>
    scene.adjacency[node]!.filter((other) => own.has(other.node) && sight.edges[other.edge])
      .map(({ edge }) => edge)
      .sort(scene.compareTelling)
      .slice(0, most),
  );
  return [...new Set(lines)];
}
