import type { Article } from '../model/article.ts';
import { createRandom, hashText } from '../model/random.ts';

/** Words in a shingle: two texts that share many runs of five words were not written independently. */
const SHINGLE = 5;
/** An article with fewer shingles than this outside furniture is too short to tell. */
const FEWEST_SHINGLES = 15;
/** Of the shorter article's shingles the share that the other must hold: agency copy is cut and given a new headline. */
const SHARED = 0.6;
/** MinHash bands and rows: two texts whose shingles overlap by 40 % meet in some band with 98 %, by 10 % with 6 %. */
const BANDS = 60;
const ROWS = 3;
/** Group leaders that a newcomer to a bucket is compared with: a bound for text that everybody prints. */
const MOST_COMPARED = 20;

/**
 * Groups articles that carry the same text: the same agency copy in several papers, perhaps cut or with another headline.
 *
 * @returns for each article the index of the first article of its group: its own where it stands alone. Found by MinHash
 * (Broder 1997) with banding, then checked on the shingles themselves; near-linear in the length of the texts.
 * @param sign `signText`, or what knows its answers already: most of the time goes there.
 */
export function groupNearDuplicates(
  articles: readonly Article[],
  sign: (article: Article) => TextSignature = signText,
): readonly number[] {
  const group = articles.map((_, index) => index);
  const leaderOf = (index: number): number => {
    let leader = index;
    while (group[leader] !== leader) leader = group[leader]!;
    return leader;
  };
  const shingles = new Map<number, ReadonlySet<number>>();
  const shinglesOf = (index: number): ReadonlySet<number> => {
    const known = shingles.get(index) ?? collectShingles(articles[index]!);
    shingles.set(index, known);
    return known;
  };
  const buckets: Map<number, number[]>[] = Array.from({ length: BANDS }, () => new Map());
  for (const [index, article] of articles.entries()) {
    for (const [band, key] of sign(article).entries()) {
      const bucket = buckets[band]!;
      const others = bucket.get(key);
      if (!others) {
        bucket.set(key, [index]);
        continue;
      }
      for (const other of others) {
        if (leaderOf(other) === leaderOf(index) || !sharesText(shinglesOf(index), shinglesOf(other))) continue;
        const [first, second] = [leaderOf(other), leaderOf(index)].sort((a, b) => a - b);
        group[second!] = first!;
      }
      if (others.length < MOST_COMPARED && others.every((other) => leaderOf(other) !== leaderOf(index)))
        others.push(index);
    }
  }
  return group.map((_, index) => leaderOf(index));
}

/** What tells that two articles may carry the same text: one number a band, or none where a text is too short to tell. */
export type TextSignature = readonly number[];

/** Depends on the article's text and furniture alone. */
export function signText(article: Article): TextSignature {
  const shingles = collectShingles(article);
  return shingles.size < FEWEST_SHINGLES ? [] : signBands(shingles);
}

/** Whether numbers that somebody kept can be a signature. */
export function isSignature(bands: readonly number[]): boolean {
  return bands.length === 0 || bands.length === BANDS;
}

/** Hashes of every run of five words outside furniture. */
function collectShingles(article: Article): ReadonlySet<number> {
  const words: number[] = [];
  let from = 0;
  for (const piece of [...article.furniture, { from: article.text.length, to: article.text.length }]) {
    const text = article.text.slice(from, piece.from).toLowerCase();
    for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) words.push(hashText(word));
    from = piece.to;
  }
  const shingles = new Set<number>();
  for (let end = SHINGLE; end <= words.length; end++) {
    let hash = 0;
    for (let at = end - SHINGLE; at < end; at++) hash = (Math.imul(hash, 0x01000193) ^ words[at]!) >>> 0;
    shingles.add(hash);
  }
  return shingles;
}

const MULTIPLIERS = makeMultipliers();

function makeMultipliers(): Uint32Array {
  const random = createRandom(0x5eed);
  return Uint32Array.from({ length: BANDS * ROWS }, () => (Math.floor(random() * 4294967296) | 1) >>> 0);
}

/** For each band one number made of its rows' least hashes. */
function signBands(shingles: ReadonlySet<number>): readonly number[] {
  const multipliers = MULTIPLIERS;
  const least = new Uint32Array(multipliers.length).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let i = 0; i < multipliers.length; i++) {
      let mixed = Math.imul(shingle ^ (shingle >>> 15), multipliers[i]!);
      mixed = (mixed ^ (mixed >>> 13)) >>> 0;
      if (mixed < least[i]!) least[i] = mixed;
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    let key = 0;
    for (let row = 0; row < ROWS; row++) key = (Math.imul(key, 0x9e3779b1) ^ least[band * ROWS + row]!) >>> 0;
    return key;
  });
}

function sharesText(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const shingle of few) if (many.has(shingle)) shared++;
  return shared >= SHARED * few.size;
}
