import { edgeStrength, edgeWidth } from '../scene/edge-width.ts';
import type { Palette } from '../scene/palette.ts';
import type { Picture } from '../scene/picture.ts';
import { colourOfRegion } from '../scene/regions.ts';
import type { Scene } from '../scene/scene.ts';
import type { Detail } from './detail.ts';
import type { Spotlight } from './focus.ts';
import { mixColours, type Paint, parseHex } from './paint.ts';
import type { Looks } from './renderer.ts';

/** What looks are read from: each is asked whenever an item is dressed, for it changes while the canvas stays. */
interface Seen {
  readonly spotlight: Spotlight;
  picture(): Picture;
  detail(): Detail;
  colours(): readonly string[];
  /** Lines of a selection that are not its most telling ones. */
  hairs(): ReadonlySet<number>;
}

/** How the picture that is shown has its nodes and edges look. */
export function createLooks({ spotlight, picture, detail, colours, hairs }: Seen): Looks {
  return {
    nodeColours: colours,
    nodeState: spotlight.nodeState,
    nodeRadius: () => detail().radius,
    edgeState: spotlight.edgeState,
    edgeWidth(edge) {
      if (hairs().has(edge)) return HAIR;
      const { scene, colouring } = picture();
      const width = edgeWidth(thicknessOf(scene, edge));
      const { source, target } = scene.graph.edges[edge]!;
      const { of } = scene.regions;
      const isAcross = colouring === 'community' && (of[source]! < 0 || of[source] !== of[target]);
      return isAcross ? Math.min(width, ACROSS.from + (width - ACROSS.from) * ACROSS.share) : width;
    },
    edgeStrength(edge) {
      const { graph, maxWeight } = picture().scene;
      return edgeStrength(graph.edges[edge]!.weight, maxWeight);
    },
    edgeColour(edge, end) {
      const { scene, palette, colouring } = picture();
      if (colouring !== 'community') return palette.edge;
      const { source, target } = scene.graph.edges[edge]!;
      const { regions } = scene;
      const region = regions.of[end === 'source' ? source : target]!;
      const isWithin = region >= 0 && regions.of[source] === regions.of[target];
      const colour = colourOfRegion(regions, palette, region);
      if (isWithin) return colour;
      return region < 0 ? palette.crossEdge : mixColours(colour, palette.crossEdge, PALER);
    },
    edgeBend: (edge) => detail().bends.bendOf(edge),
  };
}

/**
 * How far a line from region to region is paler than either: at each end it has the colour of what stands there, so that two that run
 * beside each other can be told apart, and it stays behind the lines of the regions themselves.
 */
const PALER = 0.25;
/** Such a line is thinner, beyond so many CSS pixels by so much: thick pale ones lay over everything, and no two of them could be told apart. */
const ACROSS = { from: 1.3, share: 0.3 } as const;

/** CSS pixels. */
const HAIR = 0.35;

/** What the thickness of an edge counts: articles that do not copy each other, or its weight where nobody counted them. */
function thicknessOf({ graph }: Scene, edge: number): number {
  const { weight, articles, independentArticles } = graph.edges[edge]!;
  return independentArticles ?? (articles > 0 ? articles : weight);
}

/** Opacity of the lightest edges: the more there are, the fainter each. */
export function edgeDensity(edges: number): number {
  return Math.min(0.7, Math.max(0.05, 0.7 * (400 / Math.max(400, edges)) ** 0.45));
}

export function readPalette(palette: Palette): Pick<Paint, 'background' | 'ring' | 'litEdge'> {
  return {
    background: parseHex(palette.background),
    ring: parseHex(palette.ring),
    litEdge: parseHex(palette.litEdge),
  };
}

export function colourNodes({ scene, colouring, palette }: Picture): readonly string[] {
  if (colouring === 'type') return scene.types.map((type) => palette.types[type]);
  return Array.from(scene.regions.of, (region) => colourOfRegion(scene.regions, palette, region));
}
