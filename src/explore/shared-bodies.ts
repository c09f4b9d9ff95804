import type { Lexicon } from '../lexicon/lexicon.ts';
import { nameBody } from '../lexicon/name-body.ts';
import { nameCountry } from '../lexicon/name-country.ts';
import type { Atlas } from '../model/atlas.ts';
import { compareText } from '../model/random.ts';
import { keyOfName } from '../text/name-key.ts';
import type { PrintedPlace } from './short-names.ts';

/** A body that many countries have ("Senate"), read as one country's in an article that speaks of another that may have one, too. */
export interface SharedBody {
  /** Index of the entity that it was read as. */
  readonly entity: number;
  readonly country: string;
  /** What the other country's is called. */
  readonly other: string;
  /** Of what the article says of the two countries the share that it says of the other, 0..1. */
  readonly share: number;
  /** Where the article prints it without a country, in text order; one at least. */
  readonly places: readonly PrintedPlace[];
}

type Read = Pick<Atlas, 'recognitions' | 'resolution' | 'articles'>;

/** Share of the other country from which it is asked, and how often that must be named. */
const IN_DOUBT = 0.3;
const NAMED = 2;

/** In the order of the articles. Linear in the mentions. */
export function findSharedBodies({ recognitions, resolution, articles }: Read, lexicon: Lexicon): SharedBody[] {
  const found: SharedBody[] = [];
  const { heads } = lexicon.bodies;
  for (const [article, { mentions }] of recognitions.entries()) {
    const { text } = articles[article]!;
    const bodies = new Map<string, Printed>();
    /** Whose country an article states beside the body. */
    const stated = new Set<number>();
    for (const [mention, { kind, furniture, from, to }] of mentions.entries()) {
      const entity = resolution.assignments[article]![mention]!;
      if (kind === 'role' || furniture || resolution.entities[entity]?.country === undefined) continue;
      const form = keyOfName(text.slice(from, to));
      if (!heads.has(form)) continue;
      const before = mentions[mention - 1];
      if (before?.kind === 'place' && /^(?:['’]s?)?\s+$/.test(text.slice(before.to, from))) stated.add(entity);
      const key = `${entity} ${form}`;
      const own = bodies.get(key) ?? { entity, form, places: [] };
      bodies.set(key, own);
      own.places.push({ article, mention });
    }
    if (bodies.size === 0) continue;
    const countries = countCountries({ recognitions, articles }, article, lexicon);
    for (const { entity, form, places } of chooseForms(bodies.values())) {
      if (stated.has(entity)) continue;
      const body = heads.get(form)!;
      const home = resolution.entities[entity]!.country!;
      const [other, count] = firstOf(countries, (name) => name !== home && body.mayBeIn(name));
      const share = count / (count + (countries.get(home) ?? 0));
      if (other === undefined || count < NAMED || share < IN_DOUBT) continue;
      found.push({ entity, country: other, other: nameBody(body, form, other, lexicon), share, places });
    }
  }
  return found;
}

/** A body's name as an article prints it. */
interface Printed {
  readonly entity: number;
  readonly form: string;
  readonly places: PrintedPlace[];
}

/** Of each body the name that the article prints most; of two the first. */
function chooseForms(printed: Iterable<Printed>): Iterable<Printed> {
  const chosen = new Map<number, Printed>();
  for (const one of printed) {
    const best = chosen.get(one.entity);
    if (!best || one.places.length > best.places.length) chosen.set(one.entity, one);
  }
  return chosen.values();
}

/** The country that an article names most, if any. */
export function findMainCountry(
  read: Pick<Read, 'recognitions' | 'articles'>,
  article: number,
  lexicon: Pick<Lexicon, 'bodies'>,
): string | undefined {
  return firstOf(countCountries(read, article, lexicon), () => true)[0];
}

function countCountries(
  { recognitions, articles }: Pick<Read, 'recognitions' | 'articles'>,
  article: number,
  lexicon: Pick<Lexicon, 'bodies'>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const mention of recognitions[article]!.mentions) {
    const country = nameCountry(articles[article]!.text, mention, lexicon);
    if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return counts;
}

/** The country that is named most of those that are allowed, and how often; of two the first in code-unit order. */
function firstOf(
  counts: ReadonlyMap<string, number>,
  isAllowed: (country: string) => boolean,
): readonly [string | undefined, number] {
  const [first] = [...counts]
    .filter(([country]) => isAllowed(country))
    .sort(([a, most], [b, more]) => more - most || compareText(a, b));
  return first ?? [undefined, 0];
}
