import { type Anchor, type LevelBox, type NameSizes, offsetOf } from './level-boxes.ts';

/** Level of what is never drawn. */
export const NEVER = 0x7fff;

interface Placed {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly radius: ArrayLike<number>;
  readonly names: NameSizes;
  /** Drawn at every scale, whether or not there is room for their names. */
  readonly fixed: readonly number[];
}

/** Which names stand on a map, from which level on and where beside their nodes, while they are given their places. */
export interface Placement {
  /** `NEVER` where a node is not placed. */
  readonly levels: Int16Array;
  readonly anchors: Uint8Array;
  /** In the order in which they were placed. */
  readonly placed: readonly number[];
  /** The widest name that was ever placed, in CSS pixels. */
  widest(): number;
  widthOf(node: number): number;
  isFixed(node: number): boolean;
  put(node: number, level: number, anchor: Anchor): void;
  /** Sends names away again. */
  take(nodes: ReadonlySet<number>): void;
  discOf(node: number): LevelBox;
  /** Of a node that is placed. */
  nameOf(node: number): LevelBox;
  /** Of a node that might be placed so. */
  boxOf(node: number, anchor: Anchor): LevelBox;
}

export function createPlacement({ x, y, radius, names, fixed }: Placed): Placement {
  const count = radius.length;
  const levels = new Int16Array(count).fill(NEVER);
  const anchors = new Uint8Array(count);
  const placed: number[] = [];
  const isFixed = new Uint8Array(count);
  for (const node of fixed) isFixed[node] = 1;
  let widest = 0;
  const discs = new Array<LevelBox | undefined>(count);
  const boxes = new Array<LevelBox | undefined>(count);

  const boxOf = (node: number, anchor: Anchor): LevelBox => {
    const [width, height] = [names.width(node), names.height(node)];
    const { dx, dy } = offsetOf(anchor, radius[node]!, width, height);
    return { x: x[node]!, y: y[node]!, alongX: dx, alongY: dy, halfWidth: width / 2, halfHeight: height / 2 };
  };
  return {
    levels,
    anchors,
    placed,
    widest: () => widest,
    widthOf: names.width,
    isFixed: (node) => isFixed[node] === 1,
    put(node, level, anchor) {
      levels[node] = level;
      anchors[node] = anchor;
      placed.push(node);
      boxes[node] = boxOf(node, anchor);
      widest = Math.max(widest, names.width(node));
    },
    take(nodes) {
      if (nodes.size === 0) return;
      for (const node of nodes) levels[node] = NEVER;
      const kept = placed.filter((node) => !nodes.has(node));
      placed.length = 0;
      for (const node of kept) placed.push(node);
    },
    discOf(node) {
      const r = radius[node]!;
      discs[node] ??= { x: x[node]!, y: y[node]!, alongX: 0, alongY: 0, halfWidth: r, halfHeight: r };
      return discs[node];
    },
    nameOf: (node) => boxes[node]!,
    boxOf,
  };
}
