import type { Mention, Recognition, RoleTie } from '../model/mention.ts';

/** Which of the names that stand together prove that they are connected. */
export interface PairingRules {
  /**
   * `stated`: a role is said of its holder alone where the text states one, else of its organisation, and who is but quoted
   * or quoted to ("officials said", "told Sky News") takes part in nothing; `all`: both are tied to everybody near.
   */
  readonly roles: 'stated' | 'all';
  /**
   * `head`: what stands in a list is tied to the list's head alone, a crowd of names to none, and of four places or more in one
   * sentence none to another; `all`: to everybody.
   */
  readonly lists: 'head' | 'all';
}

/** Mentions that prove nothing by standing near others, and the pairs that the text states of them. */
export interface Statements {
  /** For each mention. */
  readonly bound: readonly boolean[];
  /** Pairs of mentions of two entities. */
  readonly stated: readonly (readonly [number, number])[];
  /** Whether two mentions that stand together are tied, once the sentence leaves them free. */
  readonly ties: (a: number, b: number) => boolean;
}

/** Pairs that one sentence may prove: with more it is an enumeration, whatever it looks like. */
const MOST_PAIRS = 45;

/** Places in one sentence from which on they are counted up ("in Florida, Illinois, Ohio and Arizona") and do not meet. */
const PLACES_OF_LIST = 4;

/**
 * @param entities for each mention its entity's number, or -1 where it does not count.
 */
export function readStatements(
  { mentions, roleTies, lists = [] }: Recognition,
  entities: readonly number[],
  rules: PairingRules,
): Statements {
  const bound = mentions.map(() => false);
  const stated: (readonly [number, number])[] = [];
  const state = (a: number, b: number | undefined): void => {
    if (b === undefined) return;
    const [x, y] = [entities[a]!, entities[b]!];
    if (x >= 0 && y >= 0 && x !== y) stated.push([a, b]);
  };
  if (rules.roles === 'stated') {
    const said = new Set<string>();
    const stateOnce = (role: number, end: number | undefined): void => {
      if (end === undefined || isKnown(said, `${entities[role]} ${entities[end]}`)) return;
      state(role, end);
    };
    const held = new Set(roleTies.flatMap(({ role, holder }) => (holder === undefined ? [] : [role])));
    for (const { role, holder, organization } of roleTies) {
      bound[role] = true;
      // Whoever is somewhere's governor is tied to the place himself: that it has a governor says nothing.
      if (held.has(role)) {
        stateOnce(role, holder);
        if (organization !== undefined && isAdjective(mentions, organization, role)) bound[organization] = true;
      } else if (!mentions[role]!.attribution) stateOnce(role, organization);
    }
    for (const [index, { attribution }] of mentions.entries()) if (attribution) bound[index] = true;
  }
  if (rules.lists === 'head') {
    for (const { from, to, head } of lists) {
      for (let index = findFirst(mentions, from); index < mentions.length && mentions[index]!.from < to; index++) {
        if (mentions[index]!.to > to || index === head || bound[index]) continue;
        bound[index] = true;
        state(index, head);
      }
    }
    bindCrowds(mentions, entities, bound, stated);
  }
  const once = tieOnce(mentions, roleTies, entities, rules);
  if (rules.lists === 'all') return { bound, stated, ties: once };
  const listed = findPlaceLists(mentions, entities);
  const headed = new Set(stated.map(([a, b]) => pairOf(a, b)));
  const counted = (a: number, b: number): boolean =>
    isPlace(mentions[a]!) && isPlace(mentions[b]!) && listed.has(mentions[a]!.sentence) && !headed.has(pairOf(a, b));
  return { bound, stated, ties: (a, b) => !counted(a, b) && once(a, b) };
}

function pairOf(a: number, b: number): string {
  return `${Math.min(a, b)} ${Math.max(a, b)}`;
}

function isPlace({ kind }: Mention): boolean {
  return kind === 'place';
}

/** Sentences that count up places. */
function findPlaceLists(mentions: readonly Mention[], entities: readonly number[]): ReadonlySet<number> {
  const places = new Map<number, Set<number>>();
  for (const [index, mention] of mentions.entries()) {
    if (!isPlace(mention) || entities[index]! < 0) continue;
    const named = places.get(mention.sentence);
    if (named) named.add(entities[index]!);
    else places.set(mention.sentence, new Set([entities[index]!]));
  }
  return new Set([...places].flatMap(([sentence, named]) => (named.size >= PLACES_OF_LIST ? [sentence] : [])));
}

/**
 * Two roles say nothing of anybody, and whoever holds a role for a company is tied to it once: each further sentence names
 * it to say who speaks ("Golden Gate Futures president Norman Quinn said"). Nor does it say more of people without a name
 * ("creditors", "fighters") that an article goes on about them: they are tied once.
 */
function tieOnce(
  mentions: readonly Mention[],
  roleTies: readonly RoleTie[],
  entities: readonly number[],
  { roles }: PairingRules,
): Statements['ties'] {
  if (roles === 'all') return () => true;
  const keyOf = (a: number, b: number): string =>
    `${Math.min(entities[a]!, entities[b]!)} ${Math.max(entities[a]!, entities[b]!)}`;
  const held = new Set<string>();
  for (const { holder, organization } of roleTies) {
    if (holder !== undefined && organization !== undefined) held.add(keyOf(holder, organization));
  }
  const said = new Set<string>();
  return (a, b) => {
    const roleEnds = (mentions[a]!.kind === 'role' ? 1 : 0) + (mentions[b]!.kind === 'role' ? 1 : 0);
    if (roleEnds === 2) return false;
    if (roleEnds === 0 && held.size === 0) return true;
    const key = keyOf(a, b);
    return !(roleEnds === 1 || held.has(key)) || !isKnown(said, key);
  };
}

/** Whether a set has a key, which it has from now on. */
function isKnown(known: Set<string>, key: string): boolean {
  const size = known.size;
  return known.add(key).size === size;
}

/**
 * "U.S. Trade Representative Clayton Yeutter": a country that has its own name for an adjective takes part in what the
 * holder of a title does as little as a country does by its adjective ("French President Emmanuel Macron").
 */
function isAdjective(mentions: readonly Mention[], place: number, role: number): boolean {
  return mentions[place]!.kind === 'place' && mentions[role]!.from - mentions[place]!.to === 1;
}

/** The first mention that begins at a place or after it. @param mentions in text order. */
function findFirst(mentions: readonly Mention[], from: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.from < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Binds the free names of every sentence that would prove too many pairs, those that it states among them. */
function bindCrowds(
  mentions: readonly Mention[],
  entities: readonly number[],
  bound: boolean[],
  stated: Statements['stated'],
): void {
  const free = new Map<number, Set<number>>();
  for (const [index, { sentence }] of mentions.entries()) {
    if (bound[index] || entities[index]! < 0) continue;
    const named = free.get(sentence) ?? new Set<number>();
    free.set(sentence, named.add(entities[index]!));
  }
  const said = new Map<number, number>();
  for (const [a] of stated) said.set(mentions[a]!.sentence, (said.get(mentions[a]!.sentence) ?? 0) + 1);
  for (const [index, { sentence }] of mentions.entries()) {
    const names = free.get(sentence)?.size ?? 0;
    if ((names * (names - 1)) / 2 + (said.get(sentence) ?? 0) > MOST_PAIRS) bound[index] = true;
  }
}
