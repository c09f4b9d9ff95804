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
import { countScene, rangeScene, type Scene } from '../scene/scene.ts';
import { isNothingAsked, type Filters as MapFilters } from './filters.ts';

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

/** What a hand that moves a filter passes over: counted as exactly as where it rests, but nothing finds a new place. */
export interface Glimpse {
  readonly filters: MapFilters;
  /** Undefined: nothing is asked. */
  readonly seen: Seen | undefined;
  /** The scene with the weights of the articles that count; order, regions and first lines are those of the scene given. */
  count(scene: Scene): Scene;
}

export async function glimpseAsked(source: AtlasSource, filters: MapFilters): Promise<Glimpse> {
  const seen = isNothingAsked(filters) ? undefined : filterGraph(await readFacts(source), filters.asked);
  return { filters, seen, count: (scene) => countScene(scene, seen?.graph ?? source.graph) };
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
