/**
 * An iteration of ForceAtlas2 in WebAssembly with four numbers at a time: AssemblyScript, compiled by `npm run kernel`, not by the
 * build. Only operations that IEEE 754 fixes to the last bit (+ − × ÷ √, min, max), so it gives the same positions everywhere.
 *
 * Repulsion: the nodes are sorted along a Hilbert curve, eight in a row are a leaf, four cells in a row a cell of the level above.
 * What lies in a cell lies close together, so a cell far from a leaf, for its width, pushes all eight as one body would.
 * Attraction: each node gathers over its own arcs, so that nothing is written twice.
 * Speed: each node its own, as in graphology-layout-forceatlas2, which tests hold this against.
 */

/** Nodes of a leaf: two vectors of four. */
const LEAF: i32 = 8;
/** Cells of a cell: one vector. */
const FAN: i32 = 4;
/** Width of a cell by its distance from which on it counts as one body, squared. By tests/bench/layout.ts. */
const THETA_SQUARED: f32 = 1.4;
/** The nodes are sorted anew once the leaves are so much wider than they were: a cell that has spread is opened more often. */
const SPREADS_TO: f32 = 1.25;
/** Bodies that are gathered before their push is summed. */
const GATHERED: i32 = 1024;
/** Four to the power of this many leaves are more than memory holds. */
const MOST_LEVELS: i32 = 16;
/** Below this, squared, two nodes are at one place and do not push each other. */
const SAME_PLACE: f32 = 1e-20;
/** Keeps a length of 0 from being divided by. */
const TINY: f32 = 1e-30;

let order: i32 = 0;
let padded: i32 = 0;
let top: i32 = 0;
/** Widths of all leaves, together: when the nodes were last sorted, and now. */
let sortedSpread: f32 = -1;
let spread: f32 = 0;

/** x and y of each node, interleaved, f32. */
export let positions: usize = 0;
/** Mass of each node, f32. */
export let masses: usize = 0;
/** Of each node 1 if it moves and 0 if it is held, f32. */
export let movable: usize = 0;
/** Of each node where its arcs begin, and where the last one's end, u32. */
export let firstArcs: usize = 0;
/** The arcs: the other node, u32, and the weight, f32, interleaved. */
export let arcs: usize = 0;

/** Forces of this and of the last iteration, interleaved as positions. */
let force: usize = 0;
let lastForce: usize = 0;
let calm: usize = 0;
/** The node at each place along the curve, u32; with what sorting needs. */
let along: usize = 0;
let keys: usize = 0;
let otherAlong: usize = 0;
let otherKeys: usize = 0;
let counts: usize = 0;
/** Along the curve: places, masses. */
let sortedX: usize = 0;
let sortedY: usize = 0;
let sortedMass: usize = 0;
/** Cells, the levels behind each other: box, mass, its centre, squared width over θ². */
let left: usize = 0;
let right: usize = 0;
let low: usize = 0;
let high: usize = 0;
let cellMass: usize = 0;
let cellX: usize = 0;
let cellY: usize = 0;
let cellWidth: usize = 0;
/** Of each level how many cells it has, and where they begin. */
const levelCount: usize = memory.data(MOST_LEVELS * 4);
const levelStart: usize = memory.data(MOST_LEVELS * 4);
/** Groups of cells to look at: level and number of the first. Each level leaves at most three of four behind, four at the last. */
const stack: usize = memory.data(MOST_LEVELS * FAN * 8);
/** The bodies gathered. */
const bodyX: usize = memory.data(GATHERED * 4, 16);
const bodyY: usize = memory.data(GATHERED * 4, 16);
const bodyMass: usize = memory.data(GATHERED * 4, 16);
let bodies: i32 = 0;

/** Makes room for so many nodes and arcs; the caller then fills what is exported. To be called once. */
export function reserve(nodes: i32, arcCount: i32): void {
  order = nodes;
  const leaves = divideUp(nodes, LEAF);
  padded = leaves * LEAF;
  let cells = 0;
  let count = leaves;
  top = 0;
  for (;;) {
    store<i32>(levelCount + (top << 2), count);
    store<i32>(levelStart + (top << 2), cells);
    cells += divideUp(count, FAN) * FAN;
    if (count <= FAN) break;
    count = divideUp(count, FAN);
    top++;
  }
  let at: usize = (__heap_base + 15) & ~15;
  const room = (padded as usize) << 2;
  positions = at;
  at += room << 1;
  force = at;
  at += room << 1;
  lastForce = at;
  at += room << 1;
  masses = at;
  at += room;
  movable = at;
  at += room;
  calm = at;
  at += room;
  sortedX = at;
  at += room;
  sortedY = at;
  at += room;
  sortedMass = at;
  at += room;
  along = at;
  at += room;
  keys = at;
  at += room;
  otherAlong = at;
  at += room;
  otherKeys = at;
  at += room;
  firstArcs = at;
  at += room + 16;
  arcs = at;
  at += ((arcCount as usize) << 3) + 16;
  at = (at + 15) & ~15;
  counts = at;
  at += 2048 << 2;
  const cellRoom = (cells as usize) << 2;
  left = at;
  at += cellRoom;
  right = at;
  at += cellRoom;
  low = at;
  at += cellRoom;
  high = at;
  at += cellRoom;
  cellMass = at;
  at += cellRoom;
  cellX = at;
  at += cellRoom;
  cellY = at;
  at += cellRoom;
  cellWidth = at;
  at += cellRoom;
  const pages = ((at + 0xffff) >>> 16) as i32;
  if (pages > memory.size()) memory.grow(pages - memory.size());
  for (let node = 0; node < padded; node++) store<f32>(calm + (node << 2), 1);
}

/** Moves the nodes so many times. */
export function advance(iterations: i32, repulsion: f32, gravity: f32, logAttraction: bool): void {
  for (let i = 0; i < iterations; i++) {
    const swap = force;
    force = lastForce;
    lastForce = swap;
    if (sortedSpread >= 0) fillCells();
    if (sortedSpread < 0 || spread > SPREADS_TO * sortedSpread) {
      sortAlongCurve();
      fillCells();
      sortedSpread = spread;
    }
    for (let leaf = 0; leaf < padded / LEAF; leaf++) repel(leaf, repulsion);
    if (logAttraction) attractByLog();
    else attract();
    move(gravity);
  }
}

function divideUp(value: i32, by: i32): i32 {
  return (value + by - 1) / by;
}

/** Orders the nodes along a Hilbert curve over their places. */
function sortAlongCurve(): void {
  let lowest = load64(positions);
  let highest = lowest;
  for (let node = 1; node < order; node++) {
    const at = load64(positions + (node << 3));
    lowest = f32x4.min(lowest, at);
    highest = f32x4.max(highest, at);
  }
  const minX = f32x4.extract_lane(lowest, 0);
  const minY = f32x4.extract_lane(lowest, 1);
  const width = max<f32>(f32x4.extract_lane(highest, 0) - minX, f32x4.extract_lane(highest, 1) - minY);
  const scale: f32 = 65535 / max<f32>(width, TINY);
  for (let node = 0; node < order; node++) {
    const at = positions + (node << 3);
    const x = u32((load<f32>(at) - minX) * scale);
    const y = u32((load<f32>(at, 4) - minY) * scale);
    store<u32>(keys + (node << 2), hilbert(x & 0xffff, y & 0xffff));
    store<u32>(along + (node << 2), node);
  }
  sortBy(0);
  sortBy(11);
  sortBy(22);
}

/** How far along a Hilbert curve through 65,536 × 65,536 squares one of them lies. */
function hilbert(column: u32, row: u32): u32 {
  let x = column;
  let y = row;
  let key: u32 = 0;
  for (let bit: u32 = 0x8000; bit > 0; bit >>>= 1) {
    const right = (x & bit) !== 0;
    const up = (y & bit) !== 0;
    key = (key << 2) | ((right ? 3 : 0) ^ (up ? 1 : 0));
    if (!up) {
      if (right) {
        x = ~x;
        y = ~y;
      }
      const swap = x;
      x = y;
      y = swap;
    }
  }
  return key;
}

/** Sorts by eleven bits of the keys, equals as they were. */
function sortBy(shift: u32): void {
  memory.fill(counts, 0, 2048 << 2);
  for (let i = 0; i < order; i++) {
    const at = counts + (((load<u32>(keys + (i << 2)) >>> shift) & 2047) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
  let sum: u32 = 0;
  for (let i = 0; i < 2048; i++) {
    const at = counts + (i << 2);
    const count = load<u32>(at);
    store<u32>(at, sum);
    sum += count;
  }
  for (let i = 0; i < order; i++) {
    const key = load<u32>(keys + (i << 2));
    const at = counts + (((key >>> shift) & 2047) << 2);
    const to = load<u32>(at);
    store<u32>(at, to + 1);
    store<u32>(otherKeys + (to << 2), key);
    store<u32>(otherAlong + (to << 2), load<u32>(along + (i << 2)));
  }
  let swap = keys;
  keys = otherKeys;
  otherKeys = swap;
  swap = along;
  along = otherAlong;
  otherAlong = swap;
}

/** Measures the cells of all levels from where the nodes are now. */
function fillCells(): void {
  for (let i = 0; i < order; i++) {
    const node = load<u32>(along + (i << 2));
    store<f32>(sortedX + (i << 2), load<f32>(positions + (node << 3)));
    store<f32>(sortedY + (i << 2), load<f32>(positions + (node << 3), 4));
    store<f32>(sortedMass + (i << 2), load<f32>(masses + (node << 2)));
  }
  // The last leaf is filled with nodes without mass at a place that it has anyway.
  for (let i = order; i < padded; i++) {
    store<f32>(sortedX + (i << 2), load<f32>(sortedX + ((order - 1) << 2)));
    store<f32>(sortedY + (i << 2), load<f32>(sortedY + ((order - 1) << 2)));
    store<f32>(sortedMass + (i << 2), 0);
  }
  spread = 0;
  for (let leaf = 0; leaf < padded / LEAF; leaf++) {
    const from = leaf * LEAF * 4;
    const x = v128.load(sortedX + from);
    const x2 = v128.load(sortedX + from, 16);
    const y = v128.load(sortedY + from);
    const y2 = v128.load(sortedY + from, 16);
    const mass = v128.load(sortedMass + from);
    const mass2 = v128.load(sortedMass + from, 16);
    storeCell(
      leaf,
      lowestOf(f32x4.min(x, x2)),
      highestOf(f32x4.max(x, x2)),
      lowestOf(f32x4.min(y, y2)),
      highestOf(f32x4.max(y, y2)),
      sumOf(f32x4.add(mass, mass2)),
      sumOf(f32x4.add(f32x4.mul(mass, x), f32x4.mul(mass2, x2))),
      sumOf(f32x4.add(f32x4.mul(mass, y), f32x4.mul(mass2, y2))),
    );
    spread += load<f32>(right + (leaf << 2)) - load<f32>(left + (leaf << 2));
    spread += load<f32>(high + (leaf << 2)) - load<f32>(low + (leaf << 2));
  }
  for (let level = 1; level <= top; level++) {
    const below = load<i32>(levelStart + ((level - 1) << 2));
    const belowCount = load<i32>(levelCount + ((level - 1) << 2));
    const start = load<i32>(levelStart + (level << 2));
    const count = load<i32>(levelCount + (level << 2));
    for (let cell = 0; cell < count; cell++) {
      let minX: f32 = Infinity;
      let maxX: f32 = -Infinity;
      let minY: f32 = Infinity;
      let maxY: f32 = -Infinity;
      let mass: f32 = 0;
      let sumX: f32 = 0;
      let sumY: f32 = 0;
      const end = min(belowCount, cell * FAN + FAN);
      for (let child = cell * FAN; child < end; child++) {
        const at = (below + child) << 2;
        minX = min(minX, load<f32>(left + at));
        maxX = max(maxX, load<f32>(right + at));
        minY = min(minY, load<f32>(low + at));
        maxY = max(maxY, load<f32>(high + at));
        const own = load<f32>(cellMass + at);
        mass += own;
        sumX += own * load<f32>(cellX + at);
        sumY += own * load<f32>(cellY + at);
      }
      storeCell(start + cell, minX, maxX, minY, maxY, mass, sumX, sumY);
    }
  }
}

function storeCell(cell: i32, minX: f32, maxX: f32, minY: f32, maxY: f32, mass: f32, sumX: f32, sumY: f32): void {
  const at = cell << 2;
  store<f32>(left + at, minX);
  store<f32>(right + at, maxX);
  store<f32>(low + at, minY);
  store<f32>(high + at, maxY);
  store<f32>(cellMass + at, mass);
  store<f32>(cellX + at, sumX / max<f32>(mass, TINY));
  store<f32>(cellY + at, sumY / max<f32>(mass, TINY));
  const width = max<f32>(maxX - minX, maxY - minY);
  store<f32>(cellWidth + at, (width * width) / THETA_SQUARED);
}

/** What all others push the eight nodes of a leaf with; sets their force. */
function repel(leaf: i32, repulsion: f32): void {
  const from = leaf * LEAF;
  let moves: f32 = 0;
  for (let i = from; i < min(order, from + LEAF); i++) moves += load<f32>(movable + (load<u32>(along + (i << 2)) << 2));
  if (moves === 0) return;
  const minX = v128.load32_splat(left + (leaf << 2));
  const maxX = v128.load32_splat(right + (leaf << 2));
  const minY = v128.load32_splat(low + (leaf << 2));
  const maxY = v128.load32_splat(high + (leaf << 2));
  const zero = f32x4.splat(0);
  pushX = zero;
  pushX2 = zero;
  pushY = zero;
  pushY2 = zero;
  bodies = 0;
  store<i32>(stack, top);
  store<i32>(stack, 0, 4);
  let waiting = 1;
  while (waiting > 0) {
    waiting--;
    const level = load<i32>(stack + (waiting << 3));
    const first = load<i32>(stack + (waiting << 3), 4);
    const at = (load<i32>(levelStart + (level << 2)) + first) << 2;
    const x = v128.load(cellX + at);
    const y = v128.load(cellY + at);
    const dx = f32x4.max(zero, f32x4.max(f32x4.sub(minX, x), f32x4.sub(x, maxX)));
    const dy = f32x4.max(zero, f32x4.max(f32x4.sub(minY, y), f32x4.sub(y, maxY)));
    const squared = f32x4.add(f32x4.mul(dx, dx), f32x4.mul(dy, dy));
    const far = i32x4.bitmask(f32x4.lt(v128.load(cellWidth + at), squared));
    const count = min(FAN, load<i32>(levelCount + (level << 2)) - first);
    if (bodies > GATHERED - FAN * LEAF) sumPush(from);
    for (let i = 0; i < count; i++) {
      if ((far >> i) & 1) {
        const cell = at + (i << 2);
        const to = bodies << 2;
        store<f32>(bodyX + to, load<f32>(cellX + cell));
        store<f32>(bodyY + to, load<f32>(cellY + cell));
        store<f32>(bodyMass + to, load<f32>(cellMass + cell));
        bodies++;
      } else if (level > 0) {
        store<i32>(stack + (waiting << 3), level - 1);
        store<i32>(stack + (waiting << 3), (first + i) * FAN, 4);
        waiting++;
      } else {
        const own = ((first + i) * LEAF) << 2;
        const to = bodies << 2;
        v128.store(bodyX + to, v128.load(sortedX + own));
        v128.store(bodyX + to, v128.load(sortedX + own, 16), 16);
        v128.store(bodyY + to, v128.load(sortedY + own));
        v128.store(bodyY + to, v128.load(sortedY + own, 16), 16);
        v128.store(bodyMass + to, v128.load(sortedMass + own));
        v128.store(bodyMass + to, v128.load(sortedMass + own, 16), 16);
        bodies += LEAF;
      }
    }
  }
  sumPush(from);
  const by = from << 2;
  const factor = f32x4.splat(repulsion);
  const mass = f32x4.mul(factor, v128.load(sortedMass + by));
  const mass2 = f32x4.mul(factor, v128.load(sortedMass + by, 16));
  storePush(from, f32x4.mul(mass, pushX), f32x4.mul(mass, pushY));
  storePush(from + 4, f32x4.mul(mass2, pushX2), f32x4.mul(mass2, pushY2));
}

let pushX: v128 = f32x4.splat(0);
let pushX2: v128 = f32x4.splat(0);
let pushY: v128 = f32x4.splat(0);
let pushY2: v128 = f32x4.splat(0);

/** Adds what the gathered bodies push eight nodes with, and forgets the bodies. */
function sumPush(from: i32): void {
  const at = from << 2;
  const x = v128.load(sortedX + at);
  const x2 = v128.load(sortedX + at, 16);
  const y = v128.load(sortedY + at);
  const y2 = v128.load(sortedY + at, 16);
  const least = f32x4.splat(SAME_PLACE);
  let sumX = pushX;
  let sumX2 = pushX2;
  let sumY = pushY;
  let sumY2 = pushY2;
  const end = bodies << 2;
  for (let i = 0; i < end; i += 4) {
    const bx = v128.load32_splat(bodyX + i);
    const by = v128.load32_splat(bodyY + i);
    const mass = v128.load32_splat(bodyMass + i);
    const dx = f32x4.sub(x, bx);
    const dy = f32x4.sub(y, by);
    const dx2 = f32x4.sub(x2, bx);
    const dy2 = f32x4.sub(y2, by);
    const factor = f32x4.div(mass, f32x4.max(least, f32x4.add(f32x4.mul(dx, dx), f32x4.mul(dy, dy))));
    const factor2 = f32x4.div(mass, f32x4.max(least, f32x4.add(f32x4.mul(dx2, dx2), f32x4.mul(dy2, dy2))));
    sumX = f32x4.add(sumX, f32x4.mul(dx, factor));
    sumY = f32x4.add(sumY, f32x4.mul(dy, factor));
    sumX2 = f32x4.add(sumX2, f32x4.mul(dx2, factor2));
    sumY2 = f32x4.add(sumY2, f32x4.mul(dy2, factor2));
  }
  pushX = sumX;
  pushX2 = sumX2;
  pushY = sumY;
  pushY2 = sumY2;
  bodies = 0;
}

/** Sets the force of four nodes along the curve. */
function storePush(from: i32, x: v128, y: v128): void {
  storeForce(from, f32x4.extract_lane(x, 0), f32x4.extract_lane(y, 0));
  storeForce(from + 1, f32x4.extract_lane(x, 1), f32x4.extract_lane(y, 1));
  storeForce(from + 2, f32x4.extract_lane(x, 2), f32x4.extract_lane(y, 2));
  storeForce(from + 3, f32x4.extract_lane(x, 3), f32x4.extract_lane(y, 3));
}

function storeForce(at: i32, x: f32, y: f32): void {
  if (at >= order) return;
  const to = force + (load<u32>(along + (at << 2)) << 3);
  store<f32>(to, x);
  store<f32>(to, y, 4);
}

/** Adds the pull along the arcs, growing with their length. Two arcs at a time. */
function attract(): void {
  for (let node = 0; node < order; node++) {
    if (load<f32>(movable + (node << 2)) === 0) continue;
    const own = v128.load64_splat(positions + (node << 3));
    let at = arcs + (load<u32>(firstArcs + (node << 2)) << 3);
    const end = arcs + (load<u32>(firstArcs + (node << 2), 4) << 3);
    let sum = f32x4.splat(0);
    for (; at + 8 < end; at += 16) {
      const pair = v128.load(at);
      const first = v128.load64_zero(positions + (i32x4.extract_lane(pair, 0) << 3));
      const both = v128.load64_lane(positions + (i32x4.extract_lane(pair, 2) << 3), first, 1);
      const weight = v128.shuffle<i32>(pair, pair, 1, 1, 3, 3);
      sum = f32x4.add(sum, f32x4.mul(weight, f32x4.sub(both, own)));
    }
    if (at < end) {
      const other = v128.load64_zero(positions + (load<u32>(at) << 3));
      const last = v128.load64_zero(at);
      const weight = v128.shuffle<i32>(last, last, 1, 1, 2, 2);
      sum = f32x4.add(sum, f32x4.mul(weight, f32x4.sub(other, own)));
    }
    const folded = f32x4.add(sum, v128.shuffle<i32>(sum, sum, 2, 3, 0, 1));
    const to = force + (node << 3);
    v128.store64_lane(to, f32x4.add(load64(to), folded), 0);
  }
}

/** Adds the pull along the arcs, growing with the logarithm of 1 + their length. Four arcs at a time. */
function attractByLog(): void {
  for (let node = 0; node < order; node++) {
    if (load<f32>(movable + (node << 2)) === 0) continue;
    const x = v128.load32_splat(positions + (node << 3));
    const y = v128.load32_splat(positions + (node << 3), 4);
    let at = arcs + (load<u32>(firstArcs + (node << 2)) << 3);
    const end = arcs + (load<u32>(firstArcs + (node << 2), 4) << 3);
    let sumX = f32x4.splat(0);
    let sumY = sumX;
    for (; at < end; at += 32) {
      let dx = x;
      let dy = y;
      let weight = f32x4.splat(0);
      const here = min<i32>(4, ((end - at) as i32) >> 3);
      dx = f32x4.replace_lane(dx, 0, endX(at));
      dy = f32x4.replace_lane(dy, 0, endY(at));
      weight = f32x4.replace_lane(weight, 0, load<f32>(at, 4));
      if (here > 1) {
        dx = f32x4.replace_lane(dx, 1, endX(at + 8));
        dy = f32x4.replace_lane(dy, 1, endY(at + 8));
        weight = f32x4.replace_lane(weight, 1, load<f32>(at, 12));
      }
      if (here > 2) {
        dx = f32x4.replace_lane(dx, 2, endX(at + 16));
        dy = f32x4.replace_lane(dy, 2, endY(at + 16));
        weight = f32x4.replace_lane(weight, 2, load<f32>(at, 20));
      }
      if (here > 3) {
        dx = f32x4.replace_lane(dx, 3, endX(at + 24));
        dy = f32x4.replace_lane(dy, 3, endY(at + 24));
        weight = f32x4.replace_lane(weight, 3, load<f32>(at, 28));
      }
      dx = f32x4.sub(dx, x);
      dy = f32x4.sub(dy, y);
      const length = f32x4.max(f32x4.splat(TINY), lengthOf(dx, dy));
      const pull = f32x4.div(f32x4.mul(weight, logOfOneMore(length)), length);
      sumX = f32x4.add(sumX, f32x4.mul(dx, pull));
      sumY = f32x4.add(sumY, f32x4.mul(dy, pull));
    }
    const to = force + (node << 3);
    store<f32>(to, load<f32>(to) + sumOf(sumX));
    store<f32>(to, load<f32>(to, 4) + sumOf(sumY), 4);
  }
}

function endX(arc: usize): f32 {
  return load<f32>(positions + (load<u32>(arc) << 3));
}

function endY(arc: usize): f32 {
  return load<f32>(positions + (load<u32>(arc) << 3), 4);
}

/** Adds gravity and moves each node that may move, the slower the more its force swings. Four nodes at a time. */
function move(gravity: f32): void {
  const one = f32x4.splat(1);
  const half = f32x4.splat(0.5);
  for (let node = 0; node < order; node += 4) {
    const mass = v128.load(masses + (node << 2));
    const held = v128.load(movable + (node << 2));
    const pull = f32x4.mul(f32x4.splat(gravity), mass);
    const place = positions + (node << 3);
    const x = evens(v128.load(place), v128.load(place, 16));
    const y = odds(v128.load(place), v128.load(place, 16));
    const now = force + (node << 3);
    const dx = f32x4.mul(held, f32x4.sub(evens(v128.load(now), v128.load(now, 16)), f32x4.mul(pull, x)));
    const dy = f32x4.mul(held, f32x4.sub(odds(v128.load(now), v128.load(now, 16)), f32x4.mul(pull, y)));
    const before = lastForce + (node << 3);
    const oldX = evens(v128.load(before), v128.load(before, 16));
    const oldY = odds(v128.load(before), v128.load(before, 16));
    const swinging = f32x4.mul(mass, lengthOf(f32x4.sub(oldX, dx), f32x4.sub(oldY, dy)));
    const traction = f32x4.mul(half, lengthOf(f32x4.add(oldX, dx), f32x4.add(oldY, dy)));
    const steady = f32x4.add(one, f32x4.sqrt(swinging));
    const convergence = v128.load(calm + (node << 2));
    const speed = f32x4.div(f32x4.mul(convergence, logOfOneMore(traction)), steady);
    const next = f32x4.mul(lengthOf(dx, dy), f32x4.sqrt(f32x4.div(speed, steady)));
    v128.store(calm + (node << 2), f32x4.min(one, next));
    storePairs(now, dx, dy);
    storePairs(place, f32x4.add(x, f32x4.mul(dx, speed)), f32x4.add(y, f32x4.mul(dy, speed)));
  }
}

function load64(at: usize): v128 {
  return v128.load64_zero(at);
}

function evens(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 2, 4, 6);
}

function odds(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 1, 3, 5, 7);
}

function storePairs(at: usize, x: v128, y: v128): void {
  v128.store(at, v128.shuffle<i32>(x, y, 0, 4, 1, 5));
  v128.store(at, v128.shuffle<i32>(x, y, 2, 6, 3, 7), 16);
}

function sumOf(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

function lowestOf(v: v128): f32 {
  return min(
    min(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    min(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  );
}

function highestOf(v: v128): f32 {
  return max(
    max(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    max(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  );
}

/** √(x² + y²), also where a square is beyond the largest number. */
function lengthOf(x: v128, y: v128): v128 {
  const longer = f32x4.max(f32x4.splat(TINY), f32x4.max(f32x4.abs(x), f32x4.abs(y)));
  const a = f32x4.div(x, longer);
  const b = f32x4.div(y, longer);
  return f32x4.mul(longer, f32x4.sqrt(f32x4.add(f32x4.mul(a, a), f32x4.mul(b, b))));
}

/**
 * log(1 + t) for t ≥ 0, relative error below 4e-7: 1 + t = 2^e · m with m in [√½, √2), log m = 2 artanh s with s = (m − 1) / (m + 1)
 * as a power series; what 1 + t loses of a small t is added at the end.
 */
function logOfOneMore(t: v128): v128 {
  const one = f32x4.splat(1);
  const u = f32x4.add(one, t);
  const e = i32x4.shr_s(i32x4.sub(u, i32x4.splat(0x3f3504f3)), 23);
  const m = i32x4.sub(u, i32x4.shl(e, 23));
  const s = f32x4.div(f32x4.sub(m, one), f32x4.add(m, one));
  const q = f32x4.mul(s, s);
  let series = f32x4.splat(1.0 / 9);
  series = f32x4.add(f32x4.mul(series, q), f32x4.splat(1.0 / 7));
  series = f32x4.add(f32x4.mul(series, q), f32x4.splat(1.0 / 5));
  series = f32x4.add(f32x4.mul(series, q), f32x4.splat(1.0 / 3));
  series = f32x4.add(f32x4.mul(series, q), one);
  const whole = f32x4.mul(f32x4.convert_i32x4_s(e), f32x4.splat(Mathf.LN2));
  const lost = f32x4.div(f32x4.sub(t, f32x4.sub(u, one)), u);
  return f32x4.add(f32x4.add(whole, f32x4.mul(f32x4.add(s, s), series)), lost);
}
