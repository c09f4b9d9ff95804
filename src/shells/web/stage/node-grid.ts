/** Nodes by where they lie at a scale, to find those near by. */
export interface NodeGrid {
  add(node: number): void;
  /** Nodes at most so many pixels to the side, and a few lines of text above or below. */
  near(node: number, aside: number): readonly number[];
}

export function createNodeGrid(scale: number, x: ArrayLike<number>, y: ArrayLike<number>): NodeGrid {
  const cells = new Map<number, number[]>();
  const keyOf = (column: number, row: number) => (column + 50_000) * 100_003 + row + 50_000;
  const columnOf = (node: number) => Math.floor((x[node]! * scale) / CELL);
  const rowOf = (node: number) => Math.floor((y[node]! * scale) / CELL);
  return {
    add(node) {
      const key = keyOf(columnOf(node), rowOf(node));
      const cell = cells.get(key);
      if (cell) cell.push(node);
      else cells.set(key, [node]);
    },
    near(node, aside) {
      const found: number[] = [];
      const [column, row] = [columnOf(node), rowOf(node)];
      const reach = Math.ceil(aside / CELL);
      for (let c = column - reach; c <= column + reach; c++)
        for (let r = row - 1; r <= row + 1; r++)
          for (const other of cells.get(keyOf(c, r)) ?? []) if (other !== node) found.push(other);
      return found;
    },
  };
}

const CELL = 80;
