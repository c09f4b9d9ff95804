import { basename, resolve, sep } from 'node:path';

/**
 * A name for each of several inputs under which its files stand: the end of its path, as long as it takes for no name to
 * equal another or to begin one, so that no two files can end up with one name. `2019/news` and `2020/news` keep their
 * years, `north` and `south` are just that. A single folder needs no name: its files are named by their paths below it.
 *
 * @param inputs distinct absolute paths, none of them below another.
 */
export function nameInputs(inputs: readonly string[]): readonly string[] {
  const parts = inputs.map((input) => resolve(input).split(sep).filter(Boolean));
  const lengths = parts.map(() => 1);
  const nameOf = (index: number) => parts[index]!.slice(-lengths[index]!).join('/');
  for (;;) {
    const unclear = findUnclear(parts.map((_, index) => nameOf(index)));
    const longer = [...unclear].filter((index) => lengths[index]! < parts[index]!.length);
    if (longer.length === 0) return parts.map((_, index) => nameOf(index));
    for (const index of longer) lengths[index]!++;
  }
}

/** The names that equal another one or stand at the head of it, and those whose head is another one. */
function findUnclear(names: readonly string[]): ReadonlySet<number> {
  const holders = new Map<string, number[]>();
  for (const [index, name] of names.entries()) {
    const list = holders.get(name);
    if (list) list.push(index);
    else holders.set(name, [index]);
  }
  const unclear = new Set<number>();
  for (const [index, name] of names.entries()) {
    const same = holders.get(name)!;
    if (same.length > 1) unclear.add(index);
    for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
      const heads = holders.get(name.slice(0, at));
      if (!heads) continue;
      unclear.add(index);
      for (const head of heads) unclear.add(head);
    }
  }
  return unclear;
}

/** What a single input's files are named below: nothing for a folder, and a file goes by its own name. */
export function nameOfFile(path: string): string {
  return basename(resolve(path));
}
