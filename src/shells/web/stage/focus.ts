import type { Picture } from '../scene/picture.ts';
import { endsOf } from '../scene/target.ts';
import { CHOSEN, LIT, type Paint, REST } from './paint.ts';

/** Which nodes and edges stand out, and the fading of the rest. */
export interface Spotlight {
  readonly nodeState: Uint8Array;
  readonly edgeState: Uint8Array;
  /** Selected or under the pointer. */
  emphasised(): readonly number[];
  /** In focus; undefined = nothing is. */
  lit(): ReadonlySet<number> | undefined;
  /** Marks what a picture puts in focus; returns what looks otherwise than before. */
  turnTo(picture: Picture): { readonly nodes: ReadonlySet<number>; readonly edges: ReadonlySet<number> };
  /** Fades towards 0 = all alike or 1 = the rest faded. */
  fade(goal: number, after: () => void): void;
  stop(): void;
}

const FADE_MS = 140;

export function createSpotlight(
  size: { readonly nodes: number; readonly edges: number },
  paint: Paint,
  draw: () => void,
  isStill: () => boolean,
): Spotlight {
  const nodeState = new Uint8Array(size.nodes);
  const edgeState = new Uint8Array(size.edges);
  let litNodes: ReadonlySet<number> = new Set();
  let litEdges: ReadonlySet<number> = new Set();
  let emphasised: readonly number[] = [];
  let lit: ReadonlySet<number> | undefined;
  let frame = 0;

  return {
    nodeState,
    edgeState,
    emphasised: () => emphasised,
    lit: () => lit,
    turnTo({ scene, focus, chosen }) {
      for (const node of litNodes) nodeState[node] = REST;
      for (const edge of litEdges) edgeState[edge] = REST;
      const nodes = new Set(focus?.nodes);
      const edges = new Set(focus?.edges);
      for (const node of nodes) nodeState[node] = LIT;
      for (const edge of edges) edgeState[edge] = LIT;
      for (const target of chosen) {
        for (const node of endsOf(scene, target)) {
          nodeState[node] = CHOSEN;
          nodes.add(node);
        }
        if (target.type === 'edge') {
          edgeState[target.edge] = CHOSEN;
          edges.add(target.edge);
        }
      }
      const changed = { nodes: new Set([...litNodes, ...nodes]), edges: new Set([...litEdges, ...edges]) };
      [litNodes, litEdges] = [nodes, edges];
      emphasised = chosen.flatMap((target) => endsOf(scene, target));
      lit = focus && new Set(focus.nodes);
      return changed;
    },
    fade(goal, after) {
      cancelAnimationFrame(frame);
      if (isStill() || paint.focus === goal) {
        paint.focus = goal;
        after();
        draw();
        return;
      }
      const from = paint.focus;
      const start = performance.now();
      const step = (now: number) => {
        const along = Math.min(1, (now - start) / FADE_MS);
        paint.focus = from + (goal - from) * along;
        if (along < 1) frame = requestAnimationFrame(step);
        else after();
        draw();
      };
      frame = requestAnimationFrame(step);
    },
    stop: () => cancelAnimationFrame(frame),
  };
}
