/**
 * Names as a format can hold them, still unique: where cleaning or folding makes two alike, the later one ends in
 * `~2`, `~3`, … `reserved` are names that mean something else there.
 */
export function distinctNames(
  names: readonly string[],
  clean: (name: string) => string,
  reserved: readonly string[] = [],
): readonly string[] {
  const taken = new Set(reserved);
  return names.map((name) => {
    const base = clean(name);
    let candidate = base;
    for (let n = 2; taken.has(candidate.toLowerCase()); n++) candidate = `${base}~${n}`;
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}

/**
 * How a format spells each id: itself nearly always. Ids that cleaning changes are looked up, and stay unique; a list
 * of all of them is made only when the first such id is met.
 */
export function distinctIds(
  rows: Iterable<{ readonly id: string }>,
  clean: (id: string) => string,
): (id: string) => string {
  let spell: ((id: string) => string) | undefined;
  return (id) => {
    if (clean(id) === id) return id;
    spell ??= spellIds(rows, clean);
    return spell(id);
  };
}

function spellIds(rows: Iterable<{ readonly id: string }>, clean: (id: string) => string): (id: string) => string {
  const spelled = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id } of rows) {
    if (clean(id) !== id) spelled.set(id, id);
    else taken.add(id);
  }
  for (const id of spelled.keys()) {
    const base = clean(id);
    let candidate = base;
    for (let n = 2; candidate === '' || taken.has(candidate); n++) candidate = `${base}~${n}`;
    taken.add(candidate);
    spelled.set(id, candidate);
  }
  return (id) => spelled.get(id) ?? id;
}
