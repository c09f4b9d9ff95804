import { drawsEverything } from '../scene/amount.ts';
import { edgeStrength, edgeWidth } from '../scene/edge-width.ts';
import type { Palette } from '../scene/palette.ts';
import type { Picture } from '../scene/picture.ts';
import { colourOfRegion } from '../scene/regions.ts';
import { type Scene, sameGraph } from '../scene/scene.ts';
import type { Target } from '../scene/target.ts';
import { chooseView, type Detail, isCurrent, planDetail, type View } from './detail.ts';
import { createSpotlight } from './focus.ts';
import { drawLabels, type NamedView } from './label-layer.ts';
import { forgetWidths } from './label-style.ts';
import { createMotion } from './motion.ts';
import { createPace, type Pace } from './pace.ts';
import { type Paint, parseHex } from './paint.ts';
import type { Standing } from './paint-map.ts';
import { pickTarget } from './picking.ts';
import { isInside, watchPointer } from './pointer.ts';
import type { Projection } from './projection.ts';
import { areCurved, createRenderer, type Looks, type Renderer } from './renderer.ts';
import { drawTint } from './tint-layer.ts';
import { drawTitles } from './titles.ts';
import { createViewport, type Frame, type Vantage, type Viewport } from './viewport.ts';
import { demandWebgl } from './webgl.ts';

/*
 * Above 300 lines, since it is the one place that knows every part of the drawing: what can stand alone (viewport, pointer,
 * renderer, levels, titles, labels, motion, spotlight, pace) is a file of its own, and here is only who tells whom when.
 */

export interface StageHandlers {
  readonly onHover: (target: Target | undefined, x: number, y: number) => void;
  /** @param isMore besides what was picked before. */
  readonly onPick: (target: Target | undefined, isMore: boolean) => void;
  /** Nodes that a line was drawn around. */
  readonly onLasso: (nodes: readonly number[]) => void;
  /** A node was dragged to a place of the layout; `onto`: it was dropped on another. */
  readonly onPlace: (node: number, x: number, y: number, onto: number | undefined) => void;
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
  /** Puts a node at a point of the canvas, in CSS pixels. */
  carry(node: number, x: number, y: number): void;
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

/** What a stage leaves to the next: the canvases, how fast they are drawn, and where one looks from. */
export interface Heritage {
  readonly renderer: Renderer;
  readonly paint: Paint;
  readonly pace: Pace;
  readonly frame: Frame;
  readonly isTurned: boolean;
  readonly projection: Projection;
  readonly isAtRest: boolean;
}

/** Rest after which a slow machine draws the edges again, in milliseconds. */
const STILL_MS = 160;
/** A canvas so many times as high as wide is tall. */
const TALL = 1.25;
/** Between two looks at how fast the machine draws, in milliseconds. */
const JUDGED_MS = 400;
/** The levels are worked out anew when the canvas holds the map at a size that differs by more than this share. */
const RESIZED = 0.04;

export function createStage(
  container: HTMLElement,
  first: Picture,
  handlers: StageHandlers,
  heritage?: Heritage,
): Stage {
  if (!heritage) demandWebgl();
  let picture = first;
  const { scene } = first;
  const { graph } = scene;
  /** A map is laid out for a wide canvas: on a tall one it lies on its side. */
  const isTurned =
    heritage?.isTurned ?? (container.offsetHeight > TALL * container.offsetWidth && graph.nodes.length > 2);
  const positions = isTurned
    ? { x: Float64Array.from(scene.y), y: Float64Array.from(scene.x) }
    : { x: Float64Array.from(scene.x), y: Float64Array.from(scene.y) };
  const turn = (places: Float64Array | Float32Array) => (isTurned ? swapPairs(places) : places);
  const turnVantage = ({ x, y, span }: Vantage): Vantage => (isTurned ? { x: y, y: x, span } : { x, y, span });
  const abort = new AbortController();
  const { signal } = abort;
  const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
  const fresh: Paint = { thickness: 1, density: 0.5, skipEdges: false, focus: 0, ...readPalette(first.palette) };
  const paint: Paint = heritage ? Object.assign(heritage.paint, fresh) : fresh;
  const pace = heritage?.pace ?? createPace();
  const draw = () => renderer.sigma.scheduleRender();
  const size = { nodes: graph.nodes.length, edges: graph.edges.length };
  const spotlight = createSpotlight(size, paint, draw, () => pace.isSlow() || isStill());
  let colours = colourNodes(first);
  let hairs: ReadonlySet<number> = new Set();

  const looks: Looks = {
    nodeColours: () => colours,
    nodeState: spotlight.nodeState,
    nodeRadius: () => detail.radius,
    edgeState: spotlight.edgeState,
    edgeWidth: (edge) => (hairs.has(edge) ? HAIR : edgeWidth(thicknessOf(picture.scene, edge))),
    edgeStrength: (edge) => edgeStrength(picture.scene.graph.edges[edge]!.weight, picture.scene.maxWeight),
    edgeColour(edge) {
      const { source, target } = graph.edges[edge]!;
      const { regions } = picture.scene;
      const { of } = regions;
      if (picture.colouring !== 'community') return picture.palette.edge;
      const isWithin = of[source]! >= 0 && of[source] === of[target];
      return isWithin ? colourOfRegion(regions, picture.palette, of[source]!) : picture.palette.crossEdge;
    },
    edgeBend: (edge) => detail.bends.bendOf(edge),
  };
  const renderer = heritage?.renderer ?? createRenderer(container, scene, positions, looks, paint);
  heritage?.renderer.adopt(scene, positions, looks);
  const { sigma, names } = renderer;
  const viewport = createViewport({
    renderer,
    scene,
    positions,
    fitted: () => detail.fitted,
    isSeen: (node) => picture.sight.nodes[node] === 1,
    prefersStillness: isStill,
  });
  if (heritage) viewport.setFrame(heritage.frame, false);
  let detail: Detail = planDetail(picture, positions, viewport.inner(), viewport.frame(), names);
  let view: View = chooseView(picture, positions, detail, renderer.project(), sigma.getDimensions());

  /** Draws what belongs where one looks now. */
  function redraw() {
    view = chooseView(picture, positions, detail, renderer.project(), sigma.getDimensions());
    paint.density = edgeDensity(view.drawing.edges.length);
    renderer.draw(view.drawing);
  }

  function replan() {
    detail = planDetail(picture, positions, viewport.inner(), viewport.frame(), names);
    viewport.follow();
    redraw();
  }

  let stillTimer = 0;
  /** The view moves: a slow machine draws it without edges until it rests. */
  function noteMotion() {
    if (!pace.isSlow()) return;
    paint.skipEdges = true;
    clearTimeout(stillTimer);
    stillTimer = window.setTimeout(() => {
      paint.skipEdges = false;
      draw();
    }, STILL_MS);
  }

  let frameStart = 0;
  let checking = 0;
  const onBefore = () => {
    frameStart = performance.now();
  };
  const onAfter = () => {
    const { width, height } = sigma.getDimensions();
    const projection = renderer.project();
    const drawn = view.drawing.nodes;
    drawTint(renderer.tint, picture, positions, drawn, projection, { width, height }, paint.focus);
    names.clearRect(0, 0, width, height);
    drawTitles(names, picture, detail.titles, projection, detail.levels.levelOf(projection.scale), paint.focus);
    drawLabels(nameView(projection, width, height));
    judgePace();
    tellShown();
    if (!isCurrent(view, detail, renderer.project(), { width, height }) && checking === 0) {
      checking = requestAnimationFrame(() => {
        checking = 0;
        redraw();
      });
    }
  };
  sigma.on('beforeRender', onBefore);
  sigma.on('afterRender', onAfter);
  function nameView(projection: Projection, width: number, height: number): NamedView {
    return {
      context: names,
      picture,
      positions,
      detail,
      drawn: view.drawing.nodes,
      projection,
      width,
      height,
      covered: viewport.frame().covered,
      emphasised: spotlight.emphasised(),
      lit: spotlight.lit(),
      focus: paint.focus,
    };
  }

  /** The drawn names that are on the canvas. */
  function namesIn(): readonly number[] {
    const { width, height } = sigma.getDimensions();
    const { scale, originX, originY } = renderer.project();
    return view.drawing.nodes.filter((node) => {
      const x = originX + positions.x[node]! * scale;
      const y = originY - positions.y[node]! * scale;
      return x >= 0 && x <= width && y >= 0 && y <= height;
    });
  }

  let told: Shown | undefined;
  function tellShown() {
    const inside = namesIn();
    const names = inside.length;
    const drawn = new Set(view.drawing.nodes.length === names ? [] : inside);
    const hasEnd = (edge: number) => drawn.has(graph.edges[edge]!.source) || drawn.has(graph.edges[edge]!.target);
    const { edges } = view.drawing;
    const connections = view.drawing.nodes.length === names ? edges.length : edges.filter(hasEnd).length;
    if (told?.names === names && told.connections === connections) return;
    told = { names, connections };
    handlers.onShown(told);
  }

  let judged = heritage ? performance.now() : 0;
  /** To wait for the graphics card costs time itself: not in every frame. */
  function judgePace() {
    if (paint.skipEdges || frameStart - judged < JUDGED_MS) return;
    judged = frameStart;
    pace.note(renderer.finish() - frameStart);
  }
  const onMoved = () => {
    noteMotion();
    handlers.onMoved();
  };
  sigma.getCamera().on('updated', onMoved);

  let isShown = false;
  function show(next: Picture) {
    const before = picture;
    const isFirst = !isShown;
    if (!sameGraph(next.scene, scene) || (isShown && before === next)) return;
    isShown = true;
    picture = next;
    if (isFirst || before.palette !== next.palette) Object.assign(paint, readPalette(next.palette));
    const isRearranged = before.scene.x !== next.scene.x;
    const isRefiltered = before.sight !== next.sight || before.amount !== next.amount || before.roles !== next.roles;
    const isRecoloured =
      isFirst || isRearranged || before.palette !== next.palette || before.colouring !== next.colouring;
    if (isRecoloured) colours = colourNodes(next);
    if (isRearranged) motion.finish(turn(interleave(next.scene)));
    const light = () => {
      const { nodes, edges } = spotlight.turnTo(next);
      hairs = new Set(next.focus?.thin);
      if (isRefiltered) replan();
      else if (isFirst) {
        viewport.follow();
        redraw();
      } else if (before.focus?.brought !== next.focus?.brought || before.chosen !== next.chosen) {
        if (drawsEverything(scene, next.amount)) renderer.repaint(nodes, edges);
        else redraw();
      } else if (isRecoloured) renderer.repaintAll();
      else renderer.repaint(nodes, edges);
      if (isRecoloured) renderer.repaintAll();
    };
    if (next.focus) {
      light();
      spotlight.fade(1, () => {});
    } else if (paint.focus > 0 && before.focus && !isRefiltered && !isRecoloured) {
      spotlight.fade(0, light);
    } else {
      paint.focus = 0;
      light();
    }
  }

  const motion = createMotion({
    ...positions,
    isStill,
    /** Sigma's own frame stays as it was, and the camera follows: a new index in every frame would cost too much. */
    draw() {
      viewport.follow();
      if (pace.isSlow()) {
        paint.skipEdges = true;
        clearTimeout(stillTimer);
      }
      renderer.follow(!pace.isSlow());
    },
    arrived() {
      const held = renderer.project();
      renderer.reframe();
      detail = planDetail(picture, positions, viewport.inner(), viewport.frame(), names);
      if (viewport.isAtRest()) viewport.follow();
      else viewport.moveTo(held, false);
      redraw();
      noteMotion();
    },
  });

  const pickAt = (nodes: readonly number[], x: number, y: number, slack: number) => {
    const { edges } = view.drawing;
    const radiusOf = (node: number) => detail.radius[node]!;
    const curved = areCurved(view.drawing);
    const projection = renderer.project();
    return pickTarget(
      { scene, positions, projection, nodes, edges, areCurved: curved, bendOf: detail.bends.bendOf, radiusOf, slack },
      x,
      y,
    );
  };

  watchPointer({
    container,
    sigma,
    signal,
    pick: (x, y, slack) => pickAt(view.drawing.nodes, x, y, slack),
    onHover: handlers.onHover,
    onPick: handlers.onPick,
    onLasso: (corners) =>
      handlers.onLasso(view.drawing.nodes.filter((node) => isInside(viewport.where(node), corners))),
    onDrag: carry,
    onGrab: viewport.release,
  });
  renderer.watchLoss(signal, handlers.onLost);

  /** Puts a node at a point of the canvas; its place is told once it is there to stay. */
  function carry(node: number, x: number, y: number, isOver: boolean) {
    const others = view.drawing.nodes.filter((other) => other !== node);
    const under = isOver ? pickAt(others, x, y, DROP_SLACK) : undefined;
    const { scale, originX, originY } = renderer.project();
    const [planeX, planeY] = [(x - originX) / scale, (originY - y) / scale];
    [positions.x[node], positions.y[node]] = [planeX, planeY];
    viewport.release();
    renderer.follow(true);
    if (isOver)
      handlers.onPlace(
        node,
        isTurned ? planeY : planeX,
        isTurned ? planeX : planeY,
        under?.type === 'node' ? under.node : undefined,
      );
  }

  function follow() {
    const { baseScale } = planFit();
    if (Math.abs(baseScale / detail.baseScale - 1) > RESIZED) replan();
    else viewport.follow();
  }
  const planFit = () => planDetail(picture, positions, viewport.inner(), viewport.frame(), names);

  const observer = new ResizeObserver(() => {
    if (signal.aborted || container.offsetWidth === 0) return;
    sigma.resize();
    follow();
    draw();
  });
  observer.observe(container);
  document.fonts?.addEventListener(
    'loadingdone',
    () => {
      forgetWidths();
      replan();
    },
    { signal },
  );
  show(first);
  if (heritage) {
    viewport.moveTo(heritage.projection, false);
    if (!heritage.isAtRest) viewport.release();
  }

  function end() {
    abort.abort();
    observer.disconnect();
    spotlight.stop();
    cancelAnimationFrame(checking);
    clearTimeout(stillTimer);
    motion.stop();
    sigma.off('beforeRender', onBefore);
    sigma.off('afterRender', onAfter);
    sigma.getCamera().off('updated', onMoved);
  }

  return {
    ...viewport,
    show,
    setFrame(next: Frame, follows: boolean) {
      viewport.setFrame(next, false);
      if (follows) follow();
    },
    fit: () => viewport.fit(true),
    held: () => (viewport.isAtRest() ? undefined : turnVantage(viewport.vantage())),
    look: (vantage) => viewport.lookFrom(turnVantage(vantage)),
    drawnNodes: () => view.drawing.nodes,
    form: (places) => motion.aim(turn(places)),
    carry: (node, x, y) => carry(node, x, y, true),
    settle: () => motion.finish(turn(interleave(picture.scene))),
    snapshot: () => renderer.snapshot(picture.palette.background),
    standing() {
      const { width, height } = sigma.getDimensions();
      return { ...nameView(renderer.project(), width, height), drawing: view.drawing, looks, paint };
    },
    drawn() {
      const nodes = new Set(namesIn());
      const hasEnds = (edge: number) => nodes.has(graph.edges[edge]!.source) && nodes.has(graph.edges[edge]!.target);
      return { nodes, edges: new Set(view.drawing.edges.filter(hasEnds)) };
    },
    kill() {
      end();
      renderer.kill();
    },
    handOver() {
      const projection = renderer.project();
      const left = {
        renderer,
        paint,
        pace,
        frame: viewport.frame(),
        isTurned,
        projection,
        isAtRest: viewport.isAtRest(),
      };
      end();
      return left;
    },
  };
}

/** CSS pixels by which a name that is dropped on another may miss it. */
const DROP_SLACK = 2;

/** CSS pixels of the lines of a selection that are not its most telling ones. */
const HAIR = 0.35;

/** What the thickness of an edge counts: articles that do not copy each other, or its weight where nobody counted them. */
function thicknessOf({ graph }: Scene, edge: number): number {
  const { weight, articles, independentArticles } = graph.edges[edge]!;
  return independentArticles ?? (articles > 0 ? articles : weight);
}

/** Opacity of the lightest edges: the more there are, the fainter each. */
function edgeDensity(edges: number): number {
  return Math.min(0.7, Math.max(0.05, 0.7 * (400 / Math.max(400, edges)) ** 0.45));
}

function readPalette(palette: Palette): Pick<Paint, 'background' | 'ring' | 'litEdge'> {
  return {
    background: parseHex(palette.background),
    ring: parseHex(palette.ring),
    litEdge: parseHex(palette.litEdge),
  };
}

function colourNodes({ scene, colouring, palette }: Picture): readonly string[] {
  if (colouring === 'type') return scene.types.map((type) => palette.types[type]);
  return Array.from(scene.regions.of, (region) => colourOfRegion(scene.regions, palette, region));
}

/** Puts each second number before its first. */
function swapPairs<Places extends Float64Array | Float32Array>(places: Places): Places {
  const swapped = places.slice() as Places;
  for (let i = 0; i < places.length; i += 2) [swapped[i], swapped[i + 1]] = [places[i + 1]!, places[i]!];
  return swapped;
}

function interleave({ x, y }: Scene): Float64Array {
  const places = new Float64Array(2 * x.length);
  for (let i = 0; i < x.length; i++) {
    places[2 * i] = x[i]!;
    places[2 * i + 1] = y[i]!;
  }
  return places;
}
