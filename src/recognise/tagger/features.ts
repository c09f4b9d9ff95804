/** The features of one token, as 32-bit hashes; reused from token to token. */
export interface FeatureBuffer {
  readonly hashes: Int32Array;
  size: number;
}

/** More than any token has. */
const CAPACITY = 128;

export function createFeatureBuffer(): FeatureBuffer {
  return { hashes: new Int32Array(CAPACITY), size: 0 };
}

/** Mixes two 32-bit numbers into one; order counts. Integer arithmetic, the same everywhere. */
export function mix(a: number, b: number): number {
  let mixed = Math.imul(a ^ (b + 0x7f4a7c15), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed ^= Math.imul(b, 0x297a2d39);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x7feb352d);
  return mixed ^ (mixed >>> 16);
}

/** Adds the feature "`template` has the value `a`, or `a` and `b`". */
export function addFeature(buffer: FeatureBuffer, template: number, a: number, b?: number): void {
  const hash = mix(template, a);
  buffer.hashes[buffer.size++] = b === undefined ? hash : mix(hash, b);
}
