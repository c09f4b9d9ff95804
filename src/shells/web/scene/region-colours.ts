/** A region's middle in the plane. */
export interface Middle {
  readonly x: number;
  readonly y: number;
}

/**
 * For each region the index of a colour such that neighbours look as different as can be, each its own while there are enough; then one
 * may come back, but only far off. The first regions choose first; then any two change theirs where that sets all farther apart.
 *
 * @param colours `#rrggbb`
 */
export function assignColours(middles: readonly Middle[], colours: readonly string[]): readonly number[] {
  const places = colours.map(toOklab);
  const span = Math.max(1, ...middles.map(({ x, y }) => Math.hypot(x - middles[0]!.x, y - middles[0]!.y)));
  const chosen: number[] = [];
  for (const middle of middles) {
    const costs = places.map((place) =>
      chosen.reduce((sum, other, region) => {
        const away = Math.hypot(middle.x - middles[region]!.x, middle.y - middles[region]!.y) / span;
        const apart = Math.hypot(...place.map((value, i) => value - places[other]![i]!));
        return sum + 1 / ((away + NEAR) ** 2 * (apart + ALIKE) ** 2);
      }, 0),
    );
    // None comes back while there is one that no region has.
    const free = costs.map((cost, colour) => (chosen.includes(colour) ? Number.POSITIVE_INFINITY : cost));
    const open = chosen.length < colours.length ? free : costs;
    chosen.push(open.indexOf(Math.min(...open)));
  }
  swapColours(chosen, (a, b, one, other) => {
    const away = Math.hypot(middles[a]!.x - middles[b]!.x, middles[a]!.y - middles[b]!.y) / span;
    const apart = Math.hypot(...places[one]!.map((value, i) => value - places[other]![i]!));
    return 1 / ((away + NEAR) ** 2 * (apart + ALIKE) ** 2);
  });
  return chosen;
}

/** Exchanges the colours of two regions, in place, as long as that lessens the sum of what any two cost. */
function swapColours(chosen: number[], costOf: (a: number, b: number, colour: number, other: number) => number): void {
  const sumOf = (region: number, colour: number, without: number): number =>
    chosen.reduce(
      (sum, other, at) => sum + (at === region || at === without ? 0 : costOf(region, at, colour, other)),
      0,
    );
  for (let round = 0, changed = true; changed && round < MOST_ROUNDS; round++) {
    changed = false;
    for (let a = 0; a < chosen.length; a++) {
      for (let b = a + 1; b < chosen.length; b++) {
        const [one, other] = [chosen[a]!, chosen[b]!];
        const before = sumOf(a, one, b) + sumOf(b, other, a);
        if (sumOf(a, other, b) + sumOf(b, one, a) >= before * (1 - LEAST_GAIN)) continue;
        [chosen[a], chosen[b]] = [other, one];
        changed = true;
      }
    }
  }
}

/** Each round is linear in the pairs of regions, times the regions; few are ever needed. */
const MOST_ROUNDS = 20;
const LEAST_GAIN = 1e-9;

/** By the size of the map: regions nearer than this are neighbours all the same. */
const NEAR = 0.15;
/** In OKLab: colours nearer than this are hardly told apart. */
const ALIKE = 0.04;

/** OKLab (Ottosson 2020), in which distances are those that are seen. */
function toOklab(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  const [r, g, b] = [value >> 16, (value >> 8) & 255, value & 255].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
