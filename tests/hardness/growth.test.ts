import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  decodeText,
  drain,
  FormatError,
  openSource,
  parseWatchlist,
  readArticles,
  readGraphFile,
} from '../../src/index.ts';
import { createRandom } from '../../src/model/random.ts';
import { type Limits, measureGrowth, type Work } from './growth.ts';
import { listOpenedDoors } from './opened-patterns.ts';
import {
  ARCHIVE_PATTERNS,
  GRAPH_PATTERNS,
  PAGE_PATTERNS,
  type Pattern,
  RECORD_PATTERNS,
  TEXT_PATTERNS,
  WATCHLIST_PATTERNS,
} from './patterns.ts';

/** Linear, and what sorting and a cache that is too small add. */
const BOUND = 1.2;

/** Work that may refuse its input, as long as it says so. */
const orRefuse = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
};

const readAs = (name: string) => (text: string) => void drain(readArticles([{ name, text }]));

const decode = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  orRefuse(() => decodeText('a.txt', bytes, []));
};

const unpackArchive = (text: string) => openSource({ name: 'a.warc', bytes: new TextEncoder().encode(text) }, []);

/** Packed as archives are: each record by itself, and all of them in one file. */
const PACKED_RECORD = gzipSync(strToU8(ARCHIVE_PATTERNS[0]!.make(1)));
const unpackPacked = (text: string) => {
  const count = Math.round(text.length / ARCHIVE_PATTERNS[0]!.make(1).length);
  const bytes = new Uint8Array(count * PACKED_RECORD.length);
  for (let at = 0; at < count; at++) bytes.set(PACKED_RECORD, at * PACKED_RECORD.length);
  return openSource({ name: 'a.warc.gz', bytes }, []);
};

const doors: readonly { name: string; patterns: readonly Pattern[]; work: Work; limits?: Limits }[] = [
  { name: 'a text', patterns: TEXT_PATTERNS, work: readAs('a.txt') },
  { name: 'bytes', patterns: TEXT_PATTERNS.slice(0, 8), work: decode },
  { name: 'a page', patterns: PAGE_PATTERNS, work: readAs('a.html') },
  { name: 'JSON', patterns: RECORD_PATTERNS.slice(0, 8), work: readAs('a.json') },
  { name: 'lines of JSON', patterns: RECORD_PATTERNS.slice(8, 10), work: readAs('a.jsonl') },
  { name: 'CSV', patterns: RECORD_PATTERNS.slice(10), work: readAs('a.csv') },
  { name: 'a web archive', patterns: ARCHIVE_PATTERNS, work: unpackArchive },
  {
    name: 'a web archive in pieces of one record',
    patterns: ARCHIVE_PATTERNS.slice(0, 1),
    work: unpackPacked,
    limits: { largest: 400_000 },
  },
  { name: 'a graph file', patterns: GRAPH_PATTERNS, work: (text) => orRefuse(() => readGraphFile('a', text)) },
  { name: 'a watchlist', patterns: WATCHLIST_PATTERNS, work: (text) => orRefuse(() => parseWatchlist(text, 'a')) },
  ...(await listOpenedDoors()),
];

describe('the measure of growth', () => {
  /** A clock that tells a known power of the length, a little more now and then: it shows that the measure sees what it is there to see. */
  const clockOf = (power: number): Limits => {
    const random = createRandom(1);
    const timeOf = async (_: Work, { length }: string) => 0.5 * (length / 125) ** power * (1 + 0.2 * random());
    return { largest: 20_000, timeOf };
  };
  const make = (n: number) => 'a'.repeat(n);
  const nothing = () => {};

  test.each([1, 0.5])('lets work pass that grows as its input to the power of %d', async (power) => {
    expect((await measureGrowth(make, nothing, BOUND, clockOf(power))).exponent).toBeLessThanOrEqual(BOUND);
  });

  test.each([1.5, 2])('refuses work that grows as its input to the power of %d', async (power) => {
    expect((await measureGrowth(make, nothing, BOUND, clockOf(power))).exponent).toBeGreaterThan(BOUND);
  });
});

describe.each(doors)('the time for $name grows as its input does', ({ patterns, work, limits }) => {
  test.each(patterns)('$name', { timeout: 120_000 }, async ({ make }) => {
    const growth = await measureGrowth(make, work, BOUND, limits);
    expect(growth.exponent, JSON.stringify(growth)).toBeLessThanOrEqual(BOUND);
  });
});
