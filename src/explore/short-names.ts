import type { Atlas } from '../model/atlas.ts';
import { keyOfName, wordsOfKey } from '../text/name-key.ts';

/** Indices of an article and of a mention in it. */
export interface PrintedPlace {
  readonly article: number;
  readonly mention: number;
}

/** How a short name that was taken for a longer one is used, by how sure that is; in text order. */
export interface ShortUses {
  /** In articles that name it in full, and no other of its kind that the short name fits. */
  readonly sure: readonly PrintedPlace[];
  /** In articles that do not name it in full. */
  readonly alone: readonly PrintedPlace[];
  /** In articles that name another of its kind in full that the short name fits as well. */
  readonly contested: readonly ContestedPlace[];
}

interface ContestedPlace extends PrintedPlace {
  /** Of the full names in that article that the short one fits, the share that is others', 0..1. */
  readonly others: number;
}

interface Found {
  readonly sure: PrintedPlace[];
  readonly alone: PrintedPlace[];
  readonly contested: ContestedPlace[];
}

/** How often the longer names of an article stand there: by each of their words, by the entity that they name. */
type Bearers = ReadonlyMap<string, ReadonlyMap<number, number>>;

/**
 * Where short names stand for longer ones. Linear in the mentions.
 *
 * @param wanted the names to look for, by the index of the entity that they were taken for.
 */
export function findShortUses(
  { recognitions, resolution, articles }: Pick<Atlas, 'recognitions' | 'resolution' | 'articles'>,
  wanted: ReadonlyMap<number, ReadonlySet<string>>,
): ReadonlyMap<number, ReadonlyMap<string, ShortUses>> {
  const found = new Map<number, Map<string, Found>>();
  for (const [article, { mentions }] of recognitions.entries()) {
    const { text } = articles[article]!;
    const own = resolution.assignments[article]!;
    const printed = mentions.map(({ from, to }) => text.slice(from, to));
    let bearers: Bearers | undefined;
    for (const [mention, name] of printed.entries()) {
      const entity = own[mention]!;
      if (mentions[mention]!.furniture || !wanted.get(entity)?.has(name)) continue;
      bearers ??= listBearers(printed, own);
      const uses = found.get(entity) ?? new Map<string, Found>();
      found.set(entity, uses);
      const use: Found = uses.get(name) ?? { sure: [], alone: [], contested: [] };
      uses.set(name, use);
      const isRival = (other: number) =>
        other !== entity && resolution.entities[other]!.kind === resolution.entities[entity]!.kind;
      const [inFull, others] = countBearers(name, entity, bearers, isRival);
      if (others > 0) use.contested.push({ article, mention, others: others / (others + inFull) });
      else use[inFull > 0 ? 'sure' : 'alone'].push({ article, mention });
    }
  }
  return found;
}

function listBearers(printed: readonly string[], entities: readonly number[]): Bearers {
  const bearers = new Map<string, Map<number, number>>();
  for (const [mention, name] of printed.entries()) {
    const words = wordsOfKey(keyOfName(name));
    if (words.length === 1) continue;
    for (const word of new Set(words)) {
      const own = bearers.get(word) ?? new Map<number, number>();
      bearers.set(word, own);
      const entity = entities[mention]!;
      own.set(entity, (own.get(entity) ?? 0) + 1);
    }
  }
  return bearers;
}

/** How often an article names in full who bears a short name, and others whom it fits. */
function countBearers(
  name: string,
  entity: number,
  bearers: Bearers,
  isRival: (entity: number) => boolean,
): readonly [number, number] {
  const words = wordsOfKey(keyOfName(name));
  const [first, ...rest] = words.map((word) => bearers.get(word) ?? new Map<number, number>());
  let [inFull, others] = [0, 0];
  for (const [one, count] of first!) {
    if (!rest.every((own) => own.has(one))) continue;
    if (isRival(one)) others += count;
    // One of several words fits itself: that its bearer is named in full besides is not known.
    else if (one === entity && words.length === 1) inFull += count;
  }
  return [inFull, others];
}
