import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Atlas } from '../model/atlas.ts';
import { type Decision, keyOfDecision } from '../model/curation.ts';
import type { Entity, MergeReason } from '../model/entity.ts';
import { type Kind, typeOfKind } from '../model/mention.ts';
import { compareText } from '../model/random.ts';
import { hasLegalForm, keyOfName, printedIdOf, wordsOfKey } from '../text/name-key.ts';
import { choosePlace, choosePlaces, indexNames, type Named, surfaceOf } from './review-names.ts';
import {
  countSurnames,
  weighDoubt,
  weighGeneric,
  weighKind,
  weighMerge,
  weighReading,
  weighUses,
} from './review-weights.ts';
import { findSharedBodies } from './shared-bodies.ts';
import { findShortUses, type PrintedPlace } from './short-names.ts';

/** What is asked, and so what an answer decides. */
type ReviewQuestion =
  /** Are these two one? */
  | { readonly type: 'merge'; readonly reason: MergeReason }
  /** Was this name rightly taken for the entity? */
  | { readonly type: 'split'; readonly reason: MergeReason; readonly name: string }
  /** Is this a name? */
  | { readonly type: 'doubt' }
  /** Which of these is it? The share of its mentions that were read as the kind that it has, 0..1. */
  | { readonly type: 'kind'; readonly other: Kind; readonly share: number }
  /** Is this one body, or what many have? */
  | { readonly type: 'generic' }
  /** Is it this country's body in that article, or the other's, which is called so? */
  | {
      readonly type: 'body';
      readonly name: string;
      readonly title: string;
      readonly country: string;
      readonly other: string;
    };

/** Something that a person sees in a moment and a program cannot know. */
export interface ReviewItem {
  readonly question: ReviewQuestion;
  /** One or two ids; of two the first is the one that stays. */
  readonly entities: readonly string[];
  /** How likely "yes" is, 0..1. */
  readonly confidence: number;
  readonly yes: Decision;
  readonly no: Decision;
  /** Two at most: where to look. */
  readonly places: readonly PrintedPlace[];
  /** How much of the map hangs on it: lines and mentions that an answer may move, names that are drawn first counting most. */
  readonly stake: number;
}

export type Review = readonly ReviewItem[];

/** Of the two answers the one that changes something, and how likely it is right, 0..1. */
export function readChange({ question, yes, no, confidence }: ReviewItem): {
  readonly decision: Decision;
  readonly likely: number;
} {
  return question.type === 'merge' ? { decision: yes, likely: confidence } : { decision: no, likely: 1 - confidence };
}

/**
 * What of an atlas is worth a person's look, what changes most first. What was decided before is not asked again. Linear in the
 * mentions; sorts what it finds.
 */
export function reviewAtlas(atlas: Atlas, lexicon: Lexicon): Review {
  const known = new Set(Array.from(lexicon.names.values(), ({ name }) => name));
  const index = indexNames(atlas);
  const decided = new Set((atlas.curation ?? []).map(keyOfDecision));
  const items = [
    ...reviewMerges(atlas, index),
    ...reviewReadings(atlas, index),
    ...reviewBodies(atlas, index, lexicon),
    ...reviewNames(atlas, index, lexicon, known),
  ].filter(({ yes, no }) => !decided.has(keyOfDecision(yes)) && !decided.has(keyOfDecision(no)));
  return items.sort(
    (a, b) =>
      b.stake - a.stake ||
      compareText(a.entities[0]!, b.entities[0]!) ||
      compareText(a.entities[1] ?? '', b.entities[1] ?? ''),
  );
}

/** Likely merges. A short name that may be several people's is that much less likely each one's. */
function* reviewMerges(
  { resolution, recognitions, articles }: Atlas,
  index: ReadonlyMap<string, Named>,
): Generator<ReviewItem> {
  const rivals = new Map<string, number>();
  for (const { a, b } of resolution.suggestions) {
    for (const id of [a, b]) rivals.set(id, (rivals.get(id) ?? 0) + 1);
  }
  for (const { a, b, reason, confidence } of resolution.suggestions) {
    const pair = [index.get(a), index.get(b)] as const;
    if (!pair[0] || !pair[1] || pair[0].entity.hidden || pair[1].entity.hidden) continue;
    const [full, short] = orderPair(pair[0], pair[1]);
    const likely = confidence / Math.max(rivals.get(short.entity.id)!, 1);
    const [into, from] = staysFull(full.entity, short.entity) ? [full, short] : [short, full];
    const spelt = reason === 'spelling' ? likeSpelling(from.entity.label, into.entity.label) : 1;
    const doubt = spelt * weighMerge(into.entity, from.entity);
    yield {
      question: { type: 'merge', reason },
      entities: [into.entity.id, from.entity.id],
      confidence: likely * doubt,
      yes: { type: 'merge', entity: from.entity.id, into: into.entity.id },
      no: { type: 'not-same', a: into.entity.id, b: from.entity.id },
      places: [choosePlace(into, recognitions, articles), choosePlace(from, recognitions, articles)].flat(),
      stake: Math.min(into.weight, from.weight) * likely * doubt * 2,
    };
  }
}

/** The longer name first, of two as long the more used. */
function orderPair(a: Named, b: Named): readonly [Named, Named] {
  const [one, other] = [countWords(a.entity), countWords(b.entity)];
  const isOrdered = one === other ? a.entity.mentions >= b.entity.mentions : one > other;
  return isOrdered ? [a, b] : [b, a];
}

/** Whether of two that may be one the longer name stays: where it is not the rarer, or is a person's and the other but a part of it, as a surname is. */
function staysFull(full: Entity, short: Entity): boolean {
  const isPart = full.kind === 'person' && countWords(short) === 1 && countWords(full) > 1;
  return isPart || full.mentions >= short.mentions;
}

function countWords({ label }: Entity): number {
  return wordsOfKey(keyOfName(label)).length;
}

/**
 * How much one spelling is like another as two of one name are, 0..1: a slip of the pen in a long name, seldom in a short one
 * ("Siemens" and "Simmons", "Wang" and "Wong" are two).
 */
function likeSpelling(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  return Math.min(1, Math.max(0.15, (shorter - 5) / 10));
}

/** Doubtful readings: a name that was taken for another with less than certainty. Its most used ones. */
function* reviewReadings(atlas: Atlas, index: ReadonlyMap<string, Named>): Generator<ReviewItem> {
  const { resolution, recognitions, articles } = atlas;
  const at = new Map(resolution.entities.map(({ id }, entity) => [id, entity]));
  const wanted = new Map<number, Set<string>>();
  const readings = resolution.merges.filter(({ entity: id, name, reason, confidence }) => {
    const named = index.get(id);
    const entity = at.get(id);
    if (!named || entity === undefined || confidence >= SURE || reason === 'decision' || named.entity.hidden)
      return false;
    if (printedIdOf(id, name) === id || keyOfName(named.entity.label) === keyOfName(name)) return false;
    const names = wanted.get(entity) ?? new Set();
    if (names.has(name)) return false;
    wanted.set(entity, names.add(name));
    return true;
  });
  const uses = findShortUses(atlas, wanted);
  const surnames = countSurnames(resolution.entities);
  const seen = new Set<string>();
  for (const { entity: id, name, reason, confidence } of readings) {
    const named = index.get(id)!;
    const printed = printedIdOf(id, name);
    const own = uses.get(at.get(id)!)?.get(name);
    if (!own || seen.has(`${id}\n${printed}`)) continue;
    seen.add(`${id}\n${printed}`);
    const doubtful = weighUses(own, weighReading(named.entity, { name, reason }, surnames));
    const count = own.contested.length + own.alone.length + own.sure.length;
    const share = Math.min(1, Math.sqrt(count / Math.max(1, named.entity.mentions)));
    yield {
      question: { type: 'split', reason, name },
      entities: [id],
      confidence,
      yes: { type: 'merge', entity: printed, into: id },
      no: { type: 'not-same', a: id, b: printed },
      places: [...choosePlace(named, recognitions, articles), [...own.contested, ...own.alone, ...own.sure][0]!],
      stake: named.weight * share * doubtful * (1 - confidence) * 2.5,
    };
  }
}

/** From here on a reading is not asked about. */
const SURE = 0.86;

/** Bodies that were read as one country's where an article speaks of another as well. */
function* reviewBodies(atlas: Atlas, index: ReadonlyMap<string, Named>, lexicon: Lexicon): Generator<ReviewItem> {
  const { resolution, recognitions, articles } = atlas;
  const ids = new Map(resolution.entities.map(({ label, id }) => [label, id]));
  const answerOf = (article: string, name: string) => `${article}\n${keyOfName(name)}`;
  const answered = new Set(
    (atlas.curation ?? []).map((decision) =>
      decision.type === 'split-name' ? answerOf(decision.article, decision.name) : '',
    ),
  );
  for (const { entity: at, country, other, share, places } of findSharedBodies(atlas, lexicon)) {
    const { id, label, confirmed, hidden, mentions } = resolution.entities[at]!;
    if (confirmed || hidden) continue;
    const named = index.get(id)!;
    const [first] = places;
    const { id: article, title } = articles[first!.article]!;
    const name = surfaceOf(articles, recognitions, first!);
    if (answered.has(answerOf(article, name))) continue;
    const elsewhere = named.places.find((place) => place.article !== first!.article) ?? places[1];
    const otherId = ids.get(other);
    yield {
      question: { type: 'body', name, title, country, other },
      entities: [id],
      confidence: 1 - share,
      yes: { type: 'split-name', entity: id, name, article, label, into: id },
      no: {
        ...{ type: 'split-name', entity: id, name, article, label: other },
        ...(otherId !== undefined && otherId !== id && { into: otherId }),
      },
      places: [first!, elsewhere].filter((place) => place !== undefined),
      stake: named.weight * Math.min(1, Math.sqrt(places.length / Math.max(1, mentions))) * share * 2.5,
    };
  }
}

/** Doubtful names, kinds in doubt, and bodies that many have. */
function* reviewNames(
  atlas: Atlas,
  index: ReadonlyMap<string, Named>,
  lexicon: Lexicon,
  known: ReadonlySet<string>,
): Generator<ReviewItem> {
  const { graph, settings } = atlas;
  const { words, roles, bodies } = lexicon;
  for (const { id, kind } of graph.nodes) {
    const named = index.get(id)!;
    const { entity } = named;
    if (entity.confirmed || kind === 'role') continue;
    const about = { entities: [id], places: choosePlaces(named, atlas, lexicon) };
    const key = wordsOfKey(keyOfName(entity.label));
    const last = key.at(-1) ?? '';
    const isGeneric =
      typeOfKind(kind) === 'actor' &&
      entity.articles > 1 &&
      (words.bodyHead.has(last) || (key.length === 1 && words.organizationHead.has(last))) &&
      !known.has(entity.label) &&
      !/^the /i.test(entity.label) &&
      key.every((word) => words.bodyHead.has(word) || words.vagueName.has(word) || key.length === 1);
    // Nothing says whose it is, and it may be anybody's.
    const isNobodys =
      typeOfKind(kind) === 'actor' &&
      entity.articles > 1 &&
      entity.country === undefined &&
      bodies.heads.has(keyOfName(entity.aliases[0]?.name ?? ''));
    if (isGeneric || isNobodys) {
      yield {
        ...about,
        question: { type: 'generic' },
        confidence: 0.3,
        yes: { type: 'confirm', entity: id },
        no: { type: 'hide', entity: id },
        stake: named.weight * weighGeneric(entity),
      };
      continue;
    }
    const doubt = (1 - entity.confidence) / (1 - settings.minConfidence);
    if (doubt > DOUBTFUL) {
      yield {
        ...about,
        question: { type: 'doubt' },
        confidence: entity.confidence,
        yes: { type: 'confirm', entity: id },
        no: { type: 'hide', entity: id },
        stake:
          named.weight *
          doubt *
          doubt *
          weighDoubt(entity, { ...named, isKnown: known.has(entity.label) || isCompany(entity) }, roles),
      };
      continue;
    }
    const total = [...named.kinds.values()].reduce((sum, count) => sum + count, 0);
    const own = (named.kinds.get(kind) ?? 0) / Math.max(1, total);
    const [other] = [...named.kinds]
      .filter(([one]) => one !== kind && one !== 'role')
      .sort(([a, most], [b, more]) => more - most || compareText(a, b));
    if (!other || total < 2 || own > SETTLED || isCompany(entity)) continue;
    yield {
      ...about,
      question: { type: 'kind', other: other[0], share: own },
      confidence: own,
      yes: { type: 'retype', entity: id, kind },
      no: { type: 'retype', entity: id, kind: other[0] },
      // What is sure of a name by other signs, as by a given name, was decided by those.
      stake: named.weight * (1 - own) * Math.min(1, 0.2 + 4 * (1 - entity.confidence)) * weighKind(entity),
    };
  }
}

/** Whether one of its names says that it is a company: no more is to be asked of its kind. */
function isCompany({ kind, aliases }: Entity): boolean {
  return kind === 'organization' && aliases.some(({ name }) => hasLegalForm(wordsOfKey(keyOfName(name))));
}

/** Share of the way from a sure name to one that is just not drawn, from which it is asked about. */
const DOUBTFUL = 0.55;
/** A name whose mentions were read so more often than this is of that kind. */
const SETTLED = 0.7;
