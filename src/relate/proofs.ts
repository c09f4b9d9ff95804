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

/**
 * Every two entities that one article names in one unit of text, once a unit, in text order: the nearest pair of
 * mentions that proves it. Depends on nothing but the article and who is who in it, so that it can be kept.
 *
 * @param entities for each mention a number that mentions of the same entity share, or -1 where it does not count.
 */
export function proveArticle(
  article: Article,
  recognition: Recognition,
  entities: readonly number[],
  reach: Reach,
  rules: PairingRules,
): readonly ArticleProof[] {
  const { mentions } = recognition;
  const { bound, stated } = readStatements(recognition, entities, rules);
  const units = new Map<number, { readonly free: Unit; readonly all: Unit }>();
  const unitAt = (mention: number) => unitOf(article, mentions[mention]!, reach);
  for (const [index, entity] of entities.entries()) {
    if (entity < 0) continue;
    const number = unitAt(index);
    const unit = units.get(number) ?? { free: new Map<number, number[]>(), all: new Map<number, number[]>() };
    units.set(number, unit);
    add(unit.all, entity, index);
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
  const proofs: ArticleProof[] = [];
  for (const [number, unit] of [...units].sort(([a], [b]) => a - b)) {
    for (const pair of pairsInside(unit, statedIn.get(number) ?? [], mentions, entities)) proofs.push(pair);
    for (let later = number + 1; later <= number + within; later++) {
      const next = units.get(later);
      if (next) for (const pair of pairsAcross(unit.free, next.free, mentions)) proofs.push(pair);
    }
  }
  return proofs;
}

function add(unit: Unit, entity: number, mention: number): void {
  const list = unit.get(entity);
  if (list) list.push(mention);
  else unit.set(entity, [mention]);
}

function unitOf(article: Article, mention: Mention, reach: Reach): number {
  switch (reach.unit) {
    case 'sentence':
      return mention.sentence;
    case 'paragraph':
      return article.sentences[mention.sentence]!.paragraph;
    case 'article':
      return 0;
  }
}

function* pairsInside(
  { free, all }: { readonly free: Unit; readonly all: Unit },
  stated: Statements['stated'],
  mentions: readonly Mention[],
  entities: readonly number[],
): Generator<ArticleProof> {
  const nearestStated = new Map<string, readonly [number, number]>();
  for (const [a, b] of stated) {
    const key = pairKey(entities[a]!, entities[b]!);
    const known = nearestStated.get(key);
    if (!known || gapBetween(a, b, mentions) < gapBetween(...known, mentions)) nearestStated.set(key, [a, b]);
  }
  const named = [...all.keys()];
  for (let i = 0; i < named.length; i++) {
    for (let j = i + 1; j < named.length; j++) {
      const [x, y] = [named[i]!, named[j]!];
      const [some, others] = [free.get(x), free.get(y)];
      const near = some && others ? nearestPair(some, others, mentions) : undefined;
      const said = nearestStated.size > 0 ? nearestStated.get(pairKey(x, y)) : undefined;
      const pair = !near || (said && gapBetween(...said, mentions) < gapBetween(...near, mentions)) ? said : near;
      if (pair) yield prove(pair[0], pair[1], mentions);
    }
  }
}

function* pairsAcross(earlier: Unit, later: Unit, mentions: readonly Mention[]): Generator<ArticleProof> {
  const seen = new Set<string>();
  for (const [x, first] of earlier) {
    for (const [y, second] of later) {
      const key = pairKey(x, y);
      if (x === y || seen.has(key)) continue;
      seen.add(key);
      yield prove(first.at(-1)!, second[0]!, mentions);
    }
  }
}

function pairKey(x: number, y: number): string {
  return x < y ? `${x} ${y}` : `${y} ${x}`;
}

/** Of two ascending lists of mentions the pair with the least text between them; the earliest of equals. */
function nearestPair(
  some: readonly number[],
  others: readonly number[],
  mentions: readonly Mention[],
): readonly [number, number] {
  let best: readonly [number, number] = [some[0]!, others[0]!];
  let least = Number.POSITIVE_INFINITY;
  let i = 0;
  let j = 0;
  while (i < some.length && j < others.length) {
    const a = some[i]!;
    const b = others[j]!;
    const gap = gapBetween(a, b, mentions);
    if (gap < least) {
      least = gap;
      best = [a, b];
    }
    if (a < b) i++;
    else j++;
  }
  return best;
}

/** Code units of text between two mentions. */
function gapBetween(a: number, b: number, mentions: readonly Mention[]): number {
  return a < b ? mentions[b]!.from - mentions[a]!.to : mentions[a]!.from - mentions[b]!.to;
}

function prove(a: number, b: number, mentions: readonly Mention[]): ArticleProof {
  return { a, b, distance: Math.abs(mentions[a]!.sentence - mentions[b]!.sentence) };
}
