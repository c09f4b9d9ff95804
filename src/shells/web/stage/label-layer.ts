import type { Scene } from '../state/scene.ts';
import type { Box, Projection } from './camera.ts';
import { type Disc, type LabelWish, placeLabels } from './labels.ts';
import type { Picture } from './picture.ts';

/** Whose names come first. */
export interface LabelOrder {
  readonly scene: Scene;
  /** Selected or under the pointer. */
  emphasised: readonly number[];
  /** In focus; undefined = nothing is. */
  lit: ReadonlySet<number> | undefined;
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
/** CSS pixels. */
const SMALLEST = 11.5;
const LARGEST = 16;
const LARGEST_ON_A_PHONE = 13.5;
/** Square CSS pixels to a label: closer and the page turns grey. */
const ROOM = 5200;
/** The same where more nodes are in view than could ever be named: a few names to find one's way by. */
const ROOM_IN_A_CROWD = 13_000;
const CROWD = 200;
/** Names tried in one frame. */
const TRIES = 1200;
/** The most mentioned of these are written even where a smaller node lies under the name. */
const ALWAYS = 12;
/** Smaller nodes do not keep a name from being written over them. */
const OBSTACLE_RADIUS = 2.6;

const widths = new Map<string, number>();

/** Writes as many names as there is room for, the important first, with a halo so that they read over lines. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  { width, height }: { readonly width: number; readonly height: number },
  covered: readonly Box[],
  projection: Projection,
  radiusOf: (node: number) => number,
  picture: Picture,
  order: LabelOrder,
  focus: number,
): void {
  const { scene, lit } = order;
  const { nodes } = scene.graph;
  const { palette, sight } = picture;
  const screen: Box = { left: 2, top: 2, right: width - 2, bottom: height - 2 };
  const emphasised = new Set(order.emphasised);
  const largest = width < 600 ? LARGEST_ON_A_PHONE : LARGEST;
  const most = nodes[scene.byMentions[0]!]!.mentions || 1;
  const sizeOf = (node: number) => {
    const size = SMALLEST + (largest - SMALLEST) * Math.sqrt(nodes[node]!.mentions / most);
    return emphasised.has(node) ? Math.max(size, 13) : size;
  };
  const at = (node: number) => ({
    x: projection.originX + scene.x[node]! * projection.scale,
    y: projection.originY - scene.y[node]! * projection.scale,
  });
  const isOnScreen = (x: number, y: number) => x > -60 && y > -20 && x < width + 60 && y < height + 20;

  const discs: Disc[] = [];
  let inView = 0;
  for (const node of scene.byMentions) {
    if (!sight.nodes[node]) continue;
    const radius = radiusOf(node);
    const { x, y } = at(node);
    if (!isOnScreen(x, y)) continue;
    inView++;
    if (radius >= OBSTACLE_RADIUS) discs.push({ node, x, y, radius });
  }

  function* listWishes(): Generator<LabelWish> {
    let tries = 0;
    const done = new Set<number>();
    const wish = function* (node: number, insists: boolean) {
      if (done.has(node) || !sight.nodes[node]) return;
      done.add(node);
      const { x, y } = at(node);
      if (!isOnScreen(x, y)) return;
      tries++;
      const size = sizeOf(node);
      const text = shorten(nodes[node]!.label);
      const ring = emphasised.has(node) ? 4 : 0;
      yield {
        node,
        x,
        y,
        radius: radiusOf(node) + ring,
        width: measure(context, text) * size,
        height: size * 1.25,
        insists,
      };
    };
    for (const node of emphasised) yield* wish(node, true);
    if (lit) {
      const order = [...lit].sort((a, b) => nodes[b]!.mentions - nodes[a]!.mentions || a - b);
      for (const node of order) yield* wish(node, true);
    }
    for (const [rank, node] of scene.byMentions.entries()) {
      yield* wish(node, rank < ALWAYS && !lit);
      if (tries > TRIES) return;
    }
  }

  const room = inView > CROWD ? ROOM_IN_A_CROWD : ROOM;
  const limit = Math.max(12, Math.round((width * height) / room)) + (lit ? Math.min(lit.size, 40) : 0);
  const placed = placeLabels(listWishes(), discs, screen, covered, limit);
  context.save();
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.fillStyle = palette.ink;
  context.strokeStyle = palette.background;
  for (const { node, left, top, bottom } of [...placed].reverse()) {
    const strong = emphasised.has(node);
    const faded = lit && !lit.has(node) && !strong;
    context.globalAlpha = faded ? 1 - 0.78 * focus : 1;
    const size = sizeOf(node);
    context.font = `${strong ? 600 : 500} ${size}px ${FONT}`;
    context.lineWidth = size * 0.3;
    const text = shorten(nodes[node]!.label);
    const middle = (top + bottom) / 2 + size * 0.06;
    context.strokeText(text, left, middle);
    context.fillText(text, left, middle);
  }
  context.restore();
}

/** Width of a name, in font sizes. */
function measure(context: CanvasRenderingContext2D, text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  context.save();
  context.font = `600 100px ${FONT}`;
  const width = context.measureText(text).width / 100;
  context.restore();
  widths.set(text, width);
  return width;
}

/** Code points of a name on the map, at most; panels have it in full. */
const LONGEST = 32;

function shorten(label: string): string {
  const letters = [...label];
  return letters.length <= LONGEST
    ? label
    : `${letters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`;
}
