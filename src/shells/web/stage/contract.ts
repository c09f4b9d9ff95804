import type { Picture } from '../scene/picture.ts';
import type { Scene } from '../scene/scene.ts';
import type { Target } from '../scene/target.ts';
import type { Detail } from './detail.ts';
import type { EarlierPlan, findAgain, inheritPlan } from './earlier-plan.ts';
import type { Pace } from './pace.ts';
import type { Paint } from './paint.ts';
import type { Standing } from './paint-map.ts';
import type { Projection } from './projection.ts';
import type { Renderer } from './renderer.ts';
import type { Frame, Hold, Vantage, Viewport } from './viewport.ts';

export interface StageHandlers {
  readonly onHover: (target: Target | undefined, x: number, y: number) => void;
  /** @param isMore besides what was picked before. */
  readonly onPick: (target: Target | undefined, isMore: boolean) => void;
  /** Nodes that a line was drawn around. */
  readonly onLasso: (nodes: readonly number[]) => void;
  /** A node was dragged to a place of the layout; `onto`: it was dropped on another. */
  readonly onPlace: (node: number, x: number, y: number, onto: number | undefined) => void;
  /** A node is to be so far from where it is, in the layout. */
  readonly onNudge: (node: number, dx: number, dy: number) => void;
  /** A node is dragged over another; `onto` undefined: over none. */
  readonly onOver: (node: number, onto: number | undefined, x: number, y: number) => void;
  /** The graphics card was lost: the stage is dead and must be made anew. */
  readonly onLost: () => void;
  /** How much of the map is drawn by now. */
  readonly onShown: (shown: Shown) => void;
  /** The view moved, or moves still. */
  readonly onMoved: () => void;
}

/** Names on the canvas, and connections with an end there. */
export interface Shown {
  readonly names: number;
  readonly connections: number;
}

/** A graph on a canvas: shows pictures of one graph until it is killed. */
export interface Stage
  extends Pick<Viewport, 'setFrame' | 'centre' | 'reveal' | 'zoom' | 'pan' | 'where' | 'frameNodes'> {
  show(picture: Picture): void;
  fit(): void;
  /** What a person looks at by now; undefined where the view was only fitted. */
  held(): Vantage | undefined;
  look(vantage: Vantage): void;
  /** Nodes that are drawn, the most mentioned first. */
  drawnNodes(): readonly number[];
  /** Moves the nodes towards places on the way of a layout, x and y interleaved, in node order. */
  form(positions: Float32Array): void;
  /** Moves the nodes back to where the picture has them. */
  settle(): void;
  /** Asks for a node to be so many CSS pixels further. */
  nudge(node: number, dx: number, dy: number): void;
  /** The drawing as it stands, in device pixels. */
  snapshot(): HTMLCanvasElement;
  /** All that a picture of the drawing is painted from, at any size (see `paintMap`). */
  standing(): Standing;
  /** Names on the canvas, and connections whose two ends are. */
  drawn(): { readonly nodes: ReadonlySet<number>; readonly edges: ReadonlySet<number> };
  kill(): void;
  /** Ends it but for its canvases, on which the next stage draws the same map once a decision has changed it. */
  handOver(): Heritage;
}

/** How a map goes on from the one before a decision: fetched once it stands. */
export interface Keeping {
  readonly inheritPlan: typeof inheritPlan;
  readonly findAgain: typeof findAgain;
}

/** What a stage leaves to the next: the canvases, how fast they are drawn, and where one looks from. */
export interface Heritage {
  readonly renderer: Renderer;
  readonly paint: Paint;
  readonly pace: Pace;
  readonly frame: Frame;
  readonly isTurned: boolean;
  readonly projection: Projection;
  readonly hold: Hold;
  readonly scene: Scene;
  /** How the map was planned before any decision that came since it was last planned as a whole. */
  readonly plan: EarlierPlan<Detail>;
  /** How it is gone on from; undefined where that was not fetched yet: the map is planned anew. */
  readonly keeping?: Keeping | undefined;
}
