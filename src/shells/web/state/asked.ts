import {
  type AtlasGraph,
  type AtlasSource,
  type FilterFacts,
  type Filters,
  filterGraph,
  findBackbone,
  openFacts,
  type Seen,
} from '../../../index.ts';
import { rangeScene, type Scene } from '../scene/scene.ts';

/**
 * What filters look at in an atlas, read once. Kept by its edges: those stay the same when the map is laid out anew.
 */
const kept = new WeakMap<object, Promise<FilterFacts>>();

export function readFacts(source: AtlasSource): Promise<FilterFacts> {
  const known = kept.get(source.graph.edges);
  if (known) return known;
  const facts = openFacts(source);
  kept.set(source.graph.edges, facts);
  facts.catch(() => kept.delete(source.graph.edges));
  return facts;
}

/** What filters leave of an atlas, and the scene as the articles that count make it. */
export interface Asked {
  readonly seen: Seen;
  /** Counts a scene in those articles; absent where all of them count. */
  readonly range?: (scene: Scene) => Scene;
}

export async function seeAsked(source: AtlasSource, asked: Filters): Promise<Asked> {
  const seen = filterGraph(await readFacts(source), asked);
  if (!seen.articles) return { seen };
  const drawnFrom = findFirstLines(seen);
  return { seen, range: (scene) => rangeScene(scene, seen.graph, drawnFrom) };
}

/** Which lines are drawn first among those of the range: the backbone of the whole would leave its names bare. */
function findFirstLines({ graph, edges: kept }: Seen): readonly number[] {
  const { nodes, edges }: AtlasGraph = graph;
  const isName = nodes.map(({ kind }) => kind !== 'role');
  const rank = nodes.map((node) => node.rank);
  const telling = Float64Array.from(edges, (edge) => edge.telling);
  const usable = (edge: number) => kept[edge] === 1 && isName[edges[edge]!.source]! && isName[edges[edge]!.target]!;
  return findBackbone(edges, telling, rank, usable);
}
