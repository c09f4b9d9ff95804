import type { Scene } from '../scene/scene.ts';
import { endsOf, type Target } from '../scene/target.ts';
import { type Box, boundPoints, fitBox, fitPoints, type Projection } from './projection.ts';
import type { Positions, Renderer } from './renderer.ts';

/** The part of the screen that is for the drawing. */
export interface Frame {
  readonly free: Box;
  readonly covered: readonly Box[];
}

/** What one looks at, whatever the canvas: a point of the layout in its middle, and how much of the layout is seen around it. */
export interface Vantage {
  readonly x: number;
  readonly y: number;
  /** Along the shorter side of the canvas, in units of the layout. */
  readonly span: number;
}

/** Where one looks at the plane from, and the ways to look elsewhere. */
export interface Viewport {
  /** `follow` = move what is fitted or centred. */
  setFrame(frame: Frame, follow: boolean): void;
  frame(): Frame;
  /** The rectangle to fit into, with a margin. */
  inner(): Frame;
  fit(animate: boolean): void;
  /**
   * Before the canvas or its free part changes: where a person moved the view, what is looked at stays the same, so that what takes
   * room beside the map and gives it back leaves the view as it was.
   */
  keep(): void;
  /** Fits or centres again what was, or looks again from where one was sent, unless a person moved the view since. */
  follow(): void;
  isAtRest(): boolean;
  centre(target: Target): void;
  /** Shows some nodes as large as they go. */
  frameNodes(nodes: readonly number[]): void;
  /** Moves only if the target is outside the free part of the screen. */
  reveal(target: Target): void;
  zoom(factor: number): void;
  pan(dx: number, dy: number): void;
  where(node: number): { readonly x: number; readonly y: number };
  moveTo(projection: Projection, animate: boolean): void;
  vantage(): Vantage;
  /** Looks from there, whatever becomes of the canvas, until somebody moves the view. */
  lookFrom(vantage: Vantage): void;
  /** A person took the view in hand. */
  release(): void;
  hold(): Hold;
  /** Looks from where another viewport looked, and follows what that one followed. */
  resume(hold: Hold, projection: Projection): void;
}

/** What a view follows when the canvas changes. */
export interface Hold {
  readonly atRest: boolean;
  readonly centred: Target | undefined;
  readonly sent: Vantage | undefined;
}

const MOVE_MS = 200;
/** CSS pixels to a layout unit, at most, when a graph is fitted: two nodes do not fill the screen. */
export const MAX_FIT_SCALE = 1.8;
/** The same when something is centred: its surroundings stay in sight. */
const NEAR_SCALE = 1.25;
const MARGIN = { x: 36, y: 22 };

interface Viewed {
  readonly renderer: Renderer;
  readonly scene: Scene;
  readonly positions: Positions;
  /** Where all of the map is in sight. */
  whole(frame: Frame): Projection;
  /** Whether the filters leave a node. */
  isSeen(node: number): boolean;
  prefersStillness(): boolean;
}

export function createViewport(viewed: Viewed): Viewport {
  const { renderer, scene, positions, whole, isSeen, prefersStillness } = viewed;
  const { sigma, project } = renderer;
  const camera = sigma.getCamera();
  let frame: Frame | undefined;
  /** The view was fitted, or something was centred, and nobody moved it since: it follows when the frame changes. */
  let atRest = true;
  let centred: Target | undefined;
  /** Where an address or a view sent one to look from. */
  let sent: Vantage | undefined;

  /** Somebody moved the view. */
  function release() {
    atRest = false;
    sent = undefined;
  }

  function rest(target: Target | undefined) {
    atRest = true;
    centred = target;
    sent = undefined;
  }

  function moveTo(projection: Projection, animate: boolean) {
    const { width, height } = sigma.getDimensions();
    const reference = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };
    const at = (point: { x: number; y: number }) => sigma.graphToViewport(point, { cameraState: reference });
    const unit = (at({ x: 1000, y: 0 }).x - at({ x: 0, y: 0 }).x) / 1000;
    const middle = {
      x: (width / 2 - projection.originX) / projection.scale,
      y: (projection.originY - height / 2) / projection.scale,
    };
    const framed = sigma.viewportToFramedGraph(at(middle), { cameraState: reference });
    const state = { x: framed.x, y: framed.y, ratio: unit / projection.scale, angle: 0 };
    if (animate && !prefersStillness()) void camera.animate(state, { duration: MOVE_MS, easing: 'quadraticInOut' });
    else camera.setState(state);
  }

  function wholeFrame(): Frame {
    const { width, height } = sigma.getDimensions();
    return frame ?? { free: { left: 0, top: 0, right: width, bottom: height }, covered: [] };
  }

  function inner(): Frame {
    const { free, covered } = wholeFrame();
    const x = Math.min(MARGIN.x, (free.right - free.left) / 8);
    const y = Math.min(MARGIN.y, (free.bottom - free.top) / 8);
    return {
      free: { left: free.left + x, top: free.top + y, right: free.right - x, bottom: free.bottom - y },
      covered: covered.map((box) => ({
        left: box.left - x,
        top: box.top - y / 2,
        right: box.right + x,
        bottom: box.bottom + y / 2,
      })),
    };
  }

  function fitAll(animate: boolean) {
    moveTo(whole(inner()), animate);
    rest(undefined);
  }

  function centreOn(target: Target, animate: boolean) {
    const ends = endsOf(scene, target);
    const around = target.type === 'node' ? [...ends, ...scene.adjacency[target.node]!.map(({ node }) => node)] : ends;
    const seen = around.filter(isSeen);
    const middle = boundPoints(positions.x, positions.y, ends);
    const x = (middle.left + middle.right) / 2;
    const y = (middle.top + middle.bottom) / 2;
    const reachOf = (at: Float64Array, from: number) =>
      seen.reduce((most, node) => Math.max(most, Math.abs(at[node]! - from)), 0);
    const [reachX, reachY] = [reachOf(positions.x, x), reachOf(positions.y, y)];
    const box = { left: x - reachX, right: x + reachX, bottom: y - reachY, top: y + reachY };
    const { free } = inner();
    const scale = Math.max(project().scale, fitBox(box, free, NEAR_SCALE).scale);
    const originX = (free.left + free.right) / 2 - x * scale;
    const originY = (free.top + free.bottom) / 2 + y * scale;
    moveTo({ scale, originX, originY }, animate);
    rest(target);
  }

  function lookFrom(vantage: Vantage) {
    const { free } = wholeFrame();
    const scale = shorterSide(free) / vantage.span;
    const originX = (free.left + free.right) / 2 - vantage.x * scale;
    const originY = (free.top + free.bottom) / 2 + vantage.y * scale;
    moveTo({ scale, originX, originY }, false);
    atRest = false;
    sent = vantage;
  }

  function vantage(): Vantage {
    if (sent) return sent;
    const { free } = wholeFrame();
    const { scale, originX, originY } = project();
    const x = ((free.left + free.right) / 2 - originX) / scale;
    const y = (originY - (free.top + free.bottom) / 2) / scale;
    return { x, y, span: shorterSide(free) / scale };
  }

  function follow() {
    if (sent) lookFrom(sent);
    if (!atRest) return;
    if (centred) centreOn(centred, false);
    else fitAll(false);
  }

  const where = (node: number) => {
    const { scale, originX, originY } = project();
    return { x: originX + positions.x[node]! * scale, y: originY - positions.y[node]! * scale };
  };

  return {
    setFrame(next, follows) {
      frame = next;
      if (follows) follow();
      else sigma.scheduleRender();
    },
    frame: wholeFrame,
    inner,
    fit: fitAll,
    keep() {
      if (!atRest) sent ??= vantage();
    },
    follow,
    isAtRest: () => atRest,
    centre: (target) => centreOn(target, true),
    frameNodes(nodes) {
      const { free, covered } = inner();
      moveTo(fitPoints(positions.x, positions.y, nodes, free, covered, MAX_FIT_SCALE), true);
      release();
    },
    reveal(target) {
      const { free, covered } = wholeFrame();
      const isHidden = endsOf(scene, target).some((node) => {
        const at = where(node);
        return !holdsPoint(free, at) || covered.some((box) => holdsPoint(box, at));
      });
      if (isHidden) centreOn(target, true);
    },
    zoom(factor) {
      const state = { ratio: camera.getBoundedRatio(camera.getState().ratio / factor) };
      if (prefersStillness()) camera.setState(state);
      else void camera.animate(state, { duration: MOVE_MS });
      release();
    },
    pan(dx, dy) {
      const { scale, originX, originY } = project();
      moveTo({ scale, originX: originX - dx, originY: originY - dy }, false);
      release();
    },
    where,
    moveTo,
    vantage,
    lookFrom,
    release,
    hold: () => ({ atRest, centred, sent }),
    resume(hold, projection) {
      moveTo(projection, false);
      ({ atRest, centred, sent } = hold);
    },
  };
}

function shorterSide({ left, right, top, bottom }: Box): number {
  return Math.max(1, Math.min(right - left, bottom - top));
}

function holdsPoint({ left, top, right, bottom }: Box, { x, y }: { readonly x: number; readonly y: number }): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}
