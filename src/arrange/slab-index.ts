/** Slabs that the plane is cut into along each axis; tried 16 to 64 on maps of 200 names. */
const SLABS = 32;

/**
 * Which of some hundred rectangles may meet another, where they move all the time. The plane is cut into slabs along both
 * axes; for each slab one bit a rectangle says whether it begins there or before, another whether it ends there or after.
 * What meets a rectangle is what four such rows of bits have in common: a few words to look at where there would be as many
 * rectangles. Never leaves one out that meets it; the caller tests what is found.
 */
export class SlabIndex {
  /** What was found last. */
  readonly found: Uint32Array;
  /** Words of 32 rectangles each. */
  private readonly words: number;
  private readonly origin: readonly [x: number, y: number];
  private readonly scale: readonly [x: number, y: number];
  /** By axis and slab: who begins there or before, who ends there or after. */
  private readonly begins: readonly [Uint32Array, Uint32Array];
  private readonly ends: readonly [Uint32Array, Uint32Array];
  /** For each rectangle the slabs of its left and right, low and high side. */
  private readonly slabs: Uint8Array;
  private readonly known: Uint8Array;

  /** For rectangles 0 .. count − 1, most of them within one of these sides around the origin. */
  constructor(count: number, width: number, height: number) {
    this.found = new Uint32Array(count);
    this.words = (count + 31) >> 5;
    this.origin = [-width / 2, -height / 2];
    this.scale = [SLABS / width, SLABS / height];
    const rows = (): readonly [Uint32Array, Uint32Array] => [
      new Uint32Array(SLABS * this.words),
      new Uint32Array(SLABS * this.words),
    ];
    this.begins = rows();
    this.ends = rows();
    this.slabs = new Uint8Array(4 * count);
    this.known = new Uint8Array(count);
  }

  /** Adds a rectangle, or moves it. */
  put(item: number, left: number, right: number, low: number, high: number): void {
    this.putSide(item, 0, left, right);
    this.putSide(item, 1, low, high);
    this.known[item] = 1;
  }

  /** Writes those that may meet a rectangle to `found`, ascending; returns how many these are. */
  find(left: number, right: number, low: number, high: number): number {
    const { found, words } = this;
    const [beginsX, beginsY] = this.begins;
    const [endsX, endsY] = this.ends;
    const [a, b] = [this.slabOf(0, right) * words, this.slabOf(0, left) * words];
    const [c, d] = [this.slabOf(1, high) * words, this.slabOf(1, low) * words];
    let count = 0;
    for (let word = 0; word < words; word++) {
      let bits = beginsX[a + word]! & endsX[b + word]! & beginsY[c + word]! & endsY[d + word]!;
      for (; bits !== 0; bits &= bits - 1) found[count++] = 32 * word + 31 - Math.clz32(bits & -bits);
    }
    return count;
  }

  private putSide(item: number, axis: 0 | 1, from: number, to: number): void {
    const { slabs, words } = this;
    const at = 4 * item + 2 * axis;
    const [first, last] = [this.slabOf(axis, from), this.slabOf(axis, to)];
    const [word, bit] = [item >> 5, 1 << (item & 31)];
    const [begins, ends] = [this.begins[axis], this.ends[axis]];
    const isKnown = this.known[item] === 1;
    const [firstBefore, lastBefore] = isKnown ? [slabs[at]!, slabs[at + 1]!] : [SLABS, -1];
    for (let slab = Math.min(first, firstBefore); slab < Math.max(first, firstBefore); slab++)
      begins[slab * words + word]! ^= bit;
    for (let slab = Math.min(last, lastBefore) + 1; slab <= Math.max(last, lastBefore); slab++)
      ends[slab * words + word]! ^= bit;
    slabs[at] = first;
    slabs[at + 1] = last;
  }

  /** What lies outside counts to the slab at the rim: the order of any two places is kept. */
  private slabOf(axis: 0 | 1, place: number): number {
    const slab = Math.floor((place - this.origin[axis]) * this.scale[axis]);
    return slab > 0 ? Math.min(slab, SLABS - 1) : 0;
  }
}
