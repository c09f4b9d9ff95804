import type { AtlasSource } from '../model/atlas-folder.ts';
import { FormatError } from '../model/notice.ts';

/** What of all articles is needed to write a graph: no text. */
export interface ReadArticles {
  readonly ids: readonly string[];
  /** ISO dates to the day, where known: formats with a timeline take no others. */
  readonly published: readonly (string | undefined)[];
  /** For each article, for each of its mentions, its sentence. */
  readonly sentences: readonly Int32Array[];
  /** First and last date among the articles that name a node. */
  seen(node: number): DateRange;
}

export type DateRange = readonly [first: string | undefined, last: string | undefined];

export async function readArticles(source: AtlasSource): Promise<ReadArticles> {
  const ids: string[] = [];
  const published: (string | undefined)[] = [];
  const sentences: Int32Array[] = [];
  const seen = new DateRanges(source.graph.nodes.length, published);
  for (let index = 0; index < source.manifest.counts.articles; index++) {
    const article = await source.article(index);
    ids.push(article.id);
    published.push(/^\d{4}-\d\d-\d\d/.exec(article.published ?? '')?.[0]);
    sentences.push(Int32Array.from(article.mentions, ({ sentence }) => sentence));
    for (const { node, furniture } of article.mentions) if (node >= 0 && !furniture) seen.add(node, index);
  }
  return { ids, published, sentences, seen: (node) => seen.at(node) };
}

/** The proofs of the edges to be written, as numbers: twelve bytes each. Addressed by an edge's place among those written. */
export interface EdgeProofs {
  /** First and last date among the proofs. */
  seen(at: number): DateRange;
  /** `<article>#<sentence>`, or `<article>#<sentence>-<sentence>` where two are needed; sentences from 1. In article order. */
  addresses(at: number, articleIds: readonly string[]): readonly string[];
}

export async function readProofs(
  source: AtlasSource,
  edges: readonly number[],
  { published, sentences }: ReadArticles,
): Promise<EdgeProofs> {
  const starts = new Uint32Array(edges.length + 1);
  let rows = new Int32Array(3 * edges.reduce((sum, edge) => sum + source.graph.edges[edge]!.weight, 0));
  const seen = new DateRanges(edges.length, published);
  let count = 0;
  for (let at = 0; at < edges.length; at++) {
    for (const { article, a, b } of await source.evidence(edges[at]!)) {
      if (rows.length < 3 * (count + 1)) rows = grow(rows);
      const first = sentences[article]?.[a];
      const second = sentences[article]?.[b];
      if (first === undefined || second === undefined) {
        const edge = edges[at]!;
        throw new FormatError(
          `evidence of edge ${edge}`,
          'points to a mention that is not there; build the atlas again',
        );
      }
      rows[3 * count] = article;
      rows[3 * count + 1] = Math.min(first, second);
      rows[3 * count + 2] = Math.max(first, second);
      seen.add(at, article);
      count++;
    }
    starts[at + 1] = count;
  }
  return {
    seen: (at) => seen.at(at),
    addresses: (at, articleIds) => {
      if (starts[at] === starts[at + 1]) return NO_PROOFS;
      const list: string[] = [];
      for (let row = 3 * starts[at]!; row < 3 * starts[at + 1]!; row += 3) {
        const from = rows[row + 1]! + 1;
        const to = rows[row + 2]! + 1;
        list.push(`${articleIds[rows[row]!]}#${from === to ? from : `${from}-${to}`}`);
      }
      return list;
    },
  };
}

const NO_PROOFS: readonly string[] = [];

function grow(rows: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(1024, 2 * rows.length));
  larger.set(rows);
  return larger;
}

/** For each of some items the articles with the earliest and the latest date. */
class DateRanges {
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly published: readonly (string | undefined)[];

  constructor(count: number, published: readonly (string | undefined)[]) {
    this.first = new Int32Array(count).fill(-1);
    this.last = new Int32Array(count).fill(-1);
    this.published = published;
  }

  add(item: number, article: number): void {
    const date = this.published[article];
    if (date === undefined) return;
    const first = this.published[this.first[item]!];
    const last = this.published[this.last[item]!];
    if (first === undefined || date < first) this.first[item] = article;
    if (last === undefined || date > last) this.last[item] = article;
  }

  at(item: number): DateRange {
    return [this.published[this.first[item]!], this.published[this.last[item]!]];
  }
}
