import { foldName } from '../text/fold.ts';

/** One of several places that a name may mean. */
export interface PlaceSense {
  /** What it is called where it has to be told from the others. */
  readonly name: string;
  /** Finds the words of an article that speak for it; global. None where it is but what the name means at large. */
  readonly tells?: RegExp;
}

/** Rows of name, sense, telling words → folded name → its senses, the one that is meant at large first. */
export function readHomonyms(rows: readonly (readonly string[])[]): ReadonlyMap<string, readonly PlaceSense[]> {
  const homonyms = new Map<string, PlaceSense[]>();
  for (const [name = '', sense = '', words = ''] of rows) {
    const key = foldName(name);
    const senses = homonyms.get(key) ?? [];
    homonyms.set(key, senses);
    const tells = words
      .split('|')
      .filter((word) => word !== '')
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
    senses.push({
      name: sense,
      ...(tells.length > 0 && {
        tells: new RegExp(`(?<![\\p{L}\\p{N}])(?:${tells.join('|')})(?![\\p{L}\\p{N}])`, 'gu'),
      }),
    });
  }
  return homonyms;
}
