import type { LexiconName } from '../lexicon/lexicon.ts';
import { type EntityType, KINDS, type Kind } from '../model/mention.ts';

/** The kind that a name's mentions say most surely: `kinds` sums their confidence. */
export function mainKind(kinds: ReadonlyMap<Kind, number>): Kind {
  let best: Kind = 'organization';
  let weight = -1;
  for (const kind of KINDS) {
    const own = kinds.get(kind) ?? -1;
    if (own > weight) [best, weight] = [kind, own];
  }
  return best;
}

/** Whether a name is a person's; what the lexicon knows is none. */
export function isPerson(name: {
  readonly type: EntityType;
  readonly kinds: ReadonlyMap<Kind, number>;
  readonly lexicon?: LexiconName;
}): boolean {
  return name.type === 'actor' && !name.lexicon && mainKind(name.kinds) === 'person';
}
