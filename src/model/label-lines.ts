/**
 * A name as it is written on a map: on one line, or on two that are about as long where one would be long. Half as wide, a long name finds
 * room by its node, and is written in full; only what is too long for two lines is cut, and ends in a mark of that.
 */
export function breakLabel(label: string): readonly [string] | readonly [string, string] {
  const letters = [...label];
  if (letters.length <= ONE_LINE) return [label];
  let best = -1;
  let shortest = Number.POSITIVE_INFINITY;
  for (const [at, letter] of letters.entries()) {
    const longer = Math.max(at, letters.length - at - 1);
    if (letter === ' ' && longer < shortest) [best, shortest] = [at, longer];
  }
  if (best < 0 || (shortest > LONGEST && letters.length <= LONGEST)) return [cutLine(letters)];
  return [cutLine(letters.slice(0, best)), cutLine(letters.slice(best + 1))];
}

/** Code points of a name that stands on one line, and of a line at most. */
const ONE_LINE = 24;
const LONGEST = 32;

function cutLine(letters: readonly string[]): string {
  if (letters.length <= LONGEST) return letters.join('');
  const kept = letters.slice(0, LONGEST - 1).join('');
  return `${kept.trimEnd()}…`;
}
