import {
  type Atlas,
  type AtlasGraph,
  type AtlasSource,
  type Corpus,
  type Curation,
  type LiveAtlas,
  openAtlasInMemory,
  type Progress,
  reopenCorpus,
  reviewAtlas,
  reviseAtlas,
  reviveAtlas,
  settleAtlas,
} from '../../index.ts';
import { diffGraphs } from './graph-patch.ts';
import type { RevisedAtlas } from './protocol.ts';
import { loadOwnLexicon } from './resources.ts';

/** Does long work in slices, or throws where nobody wants it any more. */
type Pull = <Result>(work: Generator<Progress, Result>) => Promise<Result>;

/** An atlas that decisions made, and what the page is told of it. */
export interface Revised {
  readonly atlas: Atlas;
  readonly source: AtlasSource;
  readonly reply: RevisedAtlas;
}

/** The atlas that is decided on, kept between decisions so that each costs what it touches. */
let live: (LiveAtlas & { readonly shown: AtlasGraph }) | undefined;
/** What a decision only estimated was made exactly since. */
let isSettled = true;
/** What the articles of an atlas say without any decision. */
const corpora = new WeakMap<Atlas, Corpus>();

/** Tells that the articles of one atlas are those of another, tied otherwise. */
export function shareCorpus(from: Atlas, to: Atlas): void {
  const corpus = corpora.get(from);
  if (corpus) corpora.set(to, corpus);
}

/** Makes an atlas ready to be decided on. */
export async function prepare(atlas: Atlas, pull: Pull): Promise<void> {
  if (live?.atlas === atlas) return;
  let corpus = corpora.get(atlas);
  if (!corpus) {
    const lexicon = await loadOwnLexicon();
    corpus = await pull(reopenCorpus(atlas, lexicon));
    corpora.set(atlas, corpus);
  }
  const revived = await pull(reviveAtlas(corpus, atlas));
  live = { ...revived, shown: openAtlasInMemory(atlas).graph };
  isSettled = true;
  // Once for nothing: the first decision then finds all that it needs compiled and counted.
  diffGraphs(live.shown, openAtlasInMemory(reviseAtlas(revived, atlas.curation ?? []).atlas).graph);
}

/** The prepared atlas with these decisions and no others. */
export function decide(curation: Curation): Revised {
  if (!live) throw new RangeError('there is no atlas to decide on');
  const { nodes } = live.atlas.graph;
  const revised = reviseAtlas(live, curation);
  const heirs = Array.from(revised.heirs, (heir, node) => [nodes[node]!.id, revised.atlas.graph.nodes[heir]?.id ?? '']);
  const gone = heirs.filter(([before, now]) => before !== now) as [string, string][];
  isSettled = false;
  return put(revised, gone);
}

/** The atlas that decisions made, with its ranks, measures and descriptions made exactly; none where a decision came in between. */
export async function settle(atlas: Atlas | undefined, pull: Pull): Promise<Revised | undefined> {
  const before = live;
  if (!before || before.atlas !== atlas) throw new RangeError('this is not the atlas that was decided on');
  const settled = await pull(settleAtlas(before));
  if (live !== before) return undefined;
  isSettled = true;
  return put(settled, []);
}

/** An atlas as it is kept: nothing in it is an estimate that only awaits the next decision. */
export async function finish(atlas: Atlas, pull: Pull): Promise<Atlas> {
  if (live?.atlas !== atlas || isSettled) return atlas;
  return (await pull(settleAtlas(live))).atlas;
}

/** What of the prepared atlas is worth a person's look. */
export function review() {
  if (!live) throw new RangeError('there is no atlas to review');
  return reviewAtlas(live.atlas, live.corpus.named.lexicon);
}

function put(next: LiveAtlas, heirs: RevisedAtlas['heirs']): Revised {
  const { shown } = live!;
  const source = openAtlasInMemory(next.atlas);
  const { manifest } = source;
  corpora.set(next.atlas, next.corpus);
  live = { ...next, shown: source.graph };
  const graph = diffGraphs(shown, source.graph);
  const { notices } = next.atlas.resolution;
  return { atlas: next.atlas, source, reply: { manifest, graph, heirs, notices } };
}
