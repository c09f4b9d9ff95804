import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Atlas } from '../model/atlas.ts';
import type { Entity } from '../model/entity.ts';
import type { Kind } from '../model/mention.ts';
import { findMainCountry } from './shared-bodies.ts';
import type { PrintedPlace } from './short-names.ts';

/** What is known of a name. */
export interface Named {
  readonly entity: Entity;
  /** Drawn or not, how much of the map it is. */
  readonly weight: number;
  /** Its connections. */
  readonly lines: number;
  /** Where it is printed, outside boilerplate if it can be: in text order. */
  readonly places: readonly PrintedPlace[];
  /** What its mentions were read as; of its full names, where it is ever named in full. */
  readonly kinds: ReadonlyMap<Kind, number>;
  /** Share of its mentions that stand as a source that is quoted, 0..1. */
  readonly quoted: number;
}

/** Places kept of each name: enough to find one that says more. */
const PLACES = 12;
/** Of one article: others say more. */
const PLACES_IN_ARTICLE = 3;

export function indexNames({ recognitions, resolution, graph, articles }: Atlas): ReadonlyMap<string, Named> {
  const degree = new Map(graph.nodes.map(({ id }) => [id, 0]));
  for (const { source, target } of graph.edges) {
    for (const node of [source, target]) {
      const { id } = graph.nodes[node]!;
      degree.set(id, degree.get(id)! + 1);
    }
  }
  const rank = new Map(graph.nodes.map(({ id }, node) => [id, graph.weighing.rank[node]!]));
  const places = resolution.entities.map((): PrintedPlace[] => []);
  const kinds = resolution.entities.map(() => new Map<Kind, number>());
  const inFull = resolution.entities.map(() => new Map<Kind, number>());
  const quoted = resolution.entities.map(() => 0);
  for (const [article, { mentions }] of recognitions.entries()) {
    const { text } = articles[article]!;
    for (const [mention, { kind, furniture, attribution, from, to, sentence }] of mentions.entries()) {
      const entity = resolution.assignments[article]![mention]!;
      const own = places[entity];
      if (!own || furniture) continue;
      kinds[entity]!.set(kind, (kinds[entity]!.get(kind) ?? 0) + 1);
      // One word is read by what stands around it, a name of several by itself.
      if (/\S\s+\S/.test(text.slice(from, to))) inFull[entity]!.set(kind, (inFull[entity]!.get(kind) ?? 0) + 1);
      if (attribution) quoted[entity]!++;
      const last = own.at(-1);
      const isNear = last?.article === article && mentions[last.mention]!.sentence === sentence;
      if (own.length < PLACES && !isNear && own.at(-PLACES_IN_ARTICLE)?.article !== article)
        own.push({ article, mention });
    }
  }
  return new Map(
    resolution.entities.map((entity, at): [string, Named] => {
      const lines = degree.get(entity.id) ?? 0;
      // A name among the first is seen by everybody, one of rank 1,000 by hardly anyone.
      const seen = 1 / (1 + (rank.get(entity.id) ?? graph.nodes.length) / SEEN_FIRST);
      const weight = (Math.sqrt(lines) + Math.sqrt(entity.mentions)) * (0.3 + seen);
      const read = inFull[at]!.size > 0 ? inFull[at]! : kinds[at]!;
      const share = quoted[at]! / Math.max(1, entity.mentions);
      return [entity.id, { entity, weight, lines, places: places[at]!, kinds: read, quoted: share }];
    }),
  );
}

/** Names that are drawn first, about. */
const SEEN_FIRST = 400;

/** The first place where a name is printed as it is called, else the first. */
export function choosePlace(
  named: Named,
  recognitions: Atlas['recognitions'],
  articles: Atlas['articles'],
): PrintedPlace[] {
  const best = named.places.find((place) => surfaceOf(articles, recognitions, place) === named.entity.label);
  const place = best ?? named.places[0];
  return place ? [place] : [];
}

/** Two places in articles of different countries, where there are, else in different articles, else in different sentences. */
export function choosePlaces(
  named: Named,
  { recognitions, articles }: Pick<Atlas, 'recognitions' | 'articles'>,
  lexicon: Lexicon,
): PrintedPlace[] {
  const [first] = choosePlace(named, recognitions, articles);
  if (!first) return [];
  const countryOf = ({ article }: PrintedPlace) => findMainCountry({ recognitions, articles }, article, lexicon);
  const others = named.places.filter(({ article }) => article !== first.article);
  const home = others.length > 1 ? countryOf(first) : undefined;
  const second =
    others.find((place) => others.length > 1 && countryOf(place) !== home) ??
    others[0] ??
    named.places.find((place) => place !== first);
  return second ? [first, second] : [first];
}

export function surfaceOf(
  articles: Atlas['articles'],
  recognitions: Atlas['recognitions'],
  { article, mention }: PrintedPlace,
): string {
  const { from, to } = recognitions[article]!.mentions[mention]!;
  return articles[article]!.text.slice(from, to);
}
