import type { Picture } from '../scene/picture.ts';
import type { Scene } from '../scene/scene.ts';
import { endsOf, type Target } from '../scene/target.ts';
import { KEEPING, type Keeping } from './earlier-levels.ts';
import type { Positions } from './renderer.ts';

/** Of a plan all that says which names it is about. */
interface Planned {
  readonly levels: { readonly placed: readonly number[] };
  readonly fitted: readonly number[];
}

/** How a map was planned before decisions changed some of its names. */
export interface EarlierPlan<Plan extends Planned> {
  readonly detail: Plan;
  readonly picture: Picture;
  readonly positions: Positions;
}

/** What became of a plan's names in another picture, where the two can be compared: the same part of the map is drawn in the same way. */
export interface Inheritance<Plan extends Planned> extends EarlierPlan<Plan> {
  /** For each node of the earlier picture that was placed or fitted its node now, -1 for none. */
  readonly nodeOf: (earlier: number) => number;
  /** The other way round. */
  readonly earlierOf: (node: number) => number;
  readonly isChanged: (node: number) => boolean;
  readonly keeping: Keeping;
  /** What is in sight when all of the map is: what was, where it still is, and the places of what decisions took away. */
  readonly inSight: {
    readonly fitted: readonly number[];
    readonly gone: readonly { readonly x: number; readonly y: number }[];
  };
}

/** A name may be so many times as large as before and still be taken for unchanged: each mention more makes a dot a little larger. */
const AS_LARGE = 1.15;

export function inheritPlan<Plan extends Planned>(
  earlier: EarlierPlan<Plan> | undefined,
  picture: Picture,
): Inheritance<Plan> | undefined {
  if (!earlier) return undefined;
  const { detail, picture: before } = earlier;
  if (before.amount !== picture.amount || before.isCloseUp !== picture.isCloseUp || before.roles !== picture.roles) {
    return undefined;
  }
  const [then, now] = [before.scene.graph.nodes, picture.scene.graph.nodes];
  const ids = new Map<string, number>();
  for (const list of [detail.levels.placed, detail.fitted]) for (const node of list) ids.set(then[node]!.id, node);
  const [nodeOf, earlierOf] = [new Map<number, number>(), new Map<number, number>()];
  for (let node = 0; node < now.length; node++) {
    const old = ids.get(now[node]!.id);
    if (old === undefined || !picture.sight.nodes[node]) continue;
    nodeOf.set(old, node);
    earlierOf.set(node, old);
  }
  const { x, y } = earlier.positions;
  return {
    ...earlier,
    keeping: KEEPING,
    inSight: {
      fitted: detail.fitted.flatMap((old) => nodeOf.get(old) ?? []),
      gone: detail.fitted.filter((old) => !nodeOf.has(old)).map((old) => ({ x: x[old]!, y: y[old]! })),
    },
    nodeOf: (old) => nodeOf.get(old) ?? -1,
    earlierOf: (node) => earlierOf.get(node) ?? -1,
    isChanged(node) {
      const [own, old] = [now[node]!, then[earlierOf.get(node)!]!];
      return own.label !== old.label || Math.sqrt(own.mentions / old.mentions) > AS_LARGE;
    },
  };
}

/** The same name or line in another scene; undefined where it is no more. */
export function findAgain(target: Target | undefined, before: Scene, now: Scene): Target | undefined {
  if (!target) return undefined;
  const nodes = endsOf(before, target).map((node) => {
    const { id } = before.graph.nodes[node]!;
    return now.graph.nodes.findIndex((own) => own.id === id);
  });
  const [a, b] = nodes as [number, number?];
  if (nodes.includes(-1)) return undefined;
  if (target.type === 'node') return { type: 'node', node: a };
  const edge = now.adjacency[a]!.find(({ node }) => node === b)?.edge;
  return edge === undefined ? undefined : { type: 'edge', edge };
}
