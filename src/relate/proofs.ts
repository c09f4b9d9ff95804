import type { Article } from '../model/article.ts';
import type { Reach } from '../model/graph.ts';
import type { Mention, Recognition } from '../model/mention.ts';
import { type PairingRules, readStatements, type Statements } from './statements.ts';

/** A proof as one article gives it: two mentions in one unit of text. */
export interface ArticleProof {
  /** Indices into the article's mentions. */
  readonly a: number;
  readonly b: number;
  /** Sentences between the two: 0 = the same sentence. */
  readonly distance: number;
}

/** The mentions of each entity in a unit, in text order. */
type Unit = Map<number, number[]>;

/** What an article proves. */
export interface ArticleProofs {
  readonly proofs: readonly ArticleProof[];
  /** Whether names within reach were left apart because too many others stand between them. */
  readonly isCut: boolean;
}

/**
 * Every two entities that one article names in one unit of text, once a unit, in text order: the nearest pair of
 * mentions that proves it. Depends on nothing but the article and who is who in it, so that it can be kept.
 *
 * @param entities for each mention a number that mentions of the same entity share, or -1 where it does not count.
 * @param between how many other names may stand between two, each counted once a unit, so that what a text proves grows as it
 * does and not with its square. What the text states of two holds over any distance.
 */
export function proveArticle(
  article: Article,
  recognition: Recognition,
  entities: readonly number[],
  reach: Reach,
  rules: PairingRules,
  between: number,
): ArticleProofs {
  const { mentions } = recognition;
  const { bound, stated, ties } = readStatements(recognition, entities, rules);
  const units = new Map<number, { readonly free: Unit; readonly named: Set<number> }>();
  const unitAt = (mention: number) => unitOf(article, mentions[mention]!, reach);
  for (const [index, entity] of entities.entries()) {
    if (entity < 0) continue;
    const number = unitAt(index);
    const unit = units.get(number) ?? { free: new Map<number, number[]>(), named: new Set<number>() };
    units.set(number, unit);
    unit.named.add(entity);
    if (!bound[index]) add(unit.free, entity, index);
  }
  const statedIn = new Map<number, Statements['stated'][number][]>();
  for (const pair of stated) {
    const number = unitAt(pair[0]);
    const own = statedIn.get(number);
    if (own) own.push(pair);
    else statedIn.set(number, [pair]);
  }
  const within = reach.unit === 'sentence' ? reach.within : 0;
  const ordered = [...units].sort(([a], [b]) => a - b);
  const proofs: ArticleProof[] = [];
  let isCut = false;
  for (const [at, [number, { free, named }]] of ordered.entries()) {
    const inside = pairInside(free, mentions, entities, between);
    if (inside.isCut) isCut = true;
    for (const [a, b] of statedIn.get(number) ?? []) {
      if (named.has(entities[a]!) && named.has(entities[b]!)) inside.pairs.offer(a, b);
    }
    for (const [a, b] of inside.pairs.list()) if (ties(a, b)) proofs.push(prove(a, b, mentions));
    let names = 0;
    for (let next = at + 1; next < ordered.length && ordered[next]![0] <= number + within; next++) {
      if (names > between) {
        isCut = true;
        break;
      }
      const later = ordered[next]![1].free;
      const across = pairAcross(free, later, mentions, entities, between - names);
      if (across.isCut) isCut = true;
      for (const [a, b] of across.pairs.list()) if (ties(a, b)) proofs.push(prove(a, b, mentions));
      names += later.size;
    }
  }
  return { proofs, isCut };
}

function add(unit: Unit, entity: number, mention: number): void {
  const list = unit.get(entity);
  if (list) list.push(mention);
  else unit.set(entity, [mention]);
}

/** The number of the unit of text that a mention stands in. */
export function unitOf(article: Article, mention: Mention, reach: Reach): number {
  switch (reach.unit) {
    case 'sentence':
      return mention.sentence;
    case 'paragraph':
      return article.sentences[mention.sentence]!.paragraph;
    case 'article':
      return 0;
  }
}

interface UnitPairs {
  readonly pairs: NearestPairs;
  readonly isCut: boolean;
}

/**
 * Pairs of a unit. Of two names a nearest pair of mentions has neither name in between: so it is enough to look back from
 * each mention over the names before it, the last first, until its own turns up.
 */
function pairInside(unit: Unit, mentions: readonly Mention[], entities: readonly number[], between: number): UnitPairs {
  const pairs = new NearestPairs(mentions, entities);
  /** The last mention of each name so far, the latest at the end; those that are too far back for any later name left out. */
  const last: number[] = [];
  let isForgotten = false;
  let isCut = false;
  for (const mention of [...unit.values()].flat().sort((a, b) => a - b)) {
    const entity = entities[mention]!;
    let at = last.length - 1;
    for (; at >= 0 && entities[last[at]!] !== entity; at--) pairs.offer(last[at]!, mention);
    if (at >= 0) last.splice(at, 1);
    else if (isForgotten) isCut = true;
    last.push(mention);
    if (last.length <= between + 1) continue;
    last.shift();
    isForgotten = true;
  }
  return { pairs, isCut };
}

/** Pairs of a name in a unit and one in a later unit: its last mention there and the other's first. */
function pairAcross(
  earlier: Unit,
  later: Unit,
  mentions: readonly Mention[],
  entities: readonly number[],
  between: number,
): UnitPairs {
  const pairs = new NearestPairs(mentions, entities);
  const lasts = Array.from(earlier.values(), (own) => own.at(-1)!).sort((a, b) => b - a);
  const firsts = Array.from(later.values(), (own) => own[0]!);
  for (const [after, a] of lasts.slice(0, between + 1).entries()) {
    for (const b of firsts.slice(0, between - after + 1)) if (entities[a] !== entities[b]) pairs.offer(a, b);
  }
  return { pairs, isCut: lasts.length + firsts.length > between + 2 };
}

/** Of every two names the pair of mentions with the least text between them; the earliest of equals. */
class NearestPairs {
  private readonly mentions: readonly Mention[];
  private readonly entities: readonly number[];
  private readonly nearest = new Map<number, readonly [number, number]>();

  constructor(mentions: readonly Mention[], entities: readonly number[]) {
    this.mentions = mentions;
    this.entities = entities;
  }

  offer(a: number, b: number): void {
    const [x, y] = [this.entities[a]!, this.entities[b]!];
    // Entities are fewer than mentions.
    const key = Math.min(x, y) * this.mentions.length + Math.max(x, y);
    const known = this.nearest.get(key);
    if (!known || gapBetween(a, b, this.mentions) < gapBetween(...known, this.mentions)) this.nearest.set(key, [a, b]);
  }

  list(): Iterable<readonly [number, number]> {
    return this.nearest.values();
  }
}

/** Code units of text between two mentions. */
function gapBetween(a: number, b: number, mentions: readonly Mention[]): number {
  return a < b ? mentions[b]!.from - mentions[a]!.to : mentions[a]!.from - mentions[b]!.to;
}

function prove(a: number, b: number, mentions: readonly Mention[]): ArticleProof {
  return { a, b, distance: Math.abs(mentions[a]!.sentence - mentions[b]!.sentence) };
}
