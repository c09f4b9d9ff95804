import { drawsEverything } from '../scene/amount.ts';
import type { Picture } from '../scene/picture.ts';
import { sameGraph } from '../scene/scene.ts';
import type { Heritage, Shown, Stage, StageHandlers } from './contract.ts';
import {
  chooseView,
  type Detail,
  EMPTY_VIEW,
  fitWhole,
  isCurrent,
  liesBetweenSides,
  planDetail,
  planFit,
  type View,
} from './detail.ts';
import { createSpotlight } from './focus.ts';
import { drawLabels, type NamedView } from './label-layer.ts';
import { forgetWidths, watchFonts } from './label-style.ts';
import { colourNodes, createLooks, edgeDensity, readPalette } from './looks.ts';
import { createMotion } from './motion.ts';
import { createPace } from './pace.ts';
import type { Paint } from './paint.ts';
import { pickTarget } from './picking.ts';
import { createPlaces, interleave } from './places.ts';
import { isInside, watchPointer } from './pointer.ts';
import type { Projection } from './projection.ts';
import { areCurved, createRenderer } from './renderer.ts';
import { createSkipping } from './skipping.ts';
import { drawTint } from './tint-layer.ts';
import { drawTitles, type Title } from './titles.ts';
import { createViewport, type Frame, type Hold } from './viewport.ts';
import { demandWebgl } from './webgl.ts';

/** A canvas so many times as high as wide is tall. */
const TALL = 1.25;
/** The levels are worked out anew when the canvas holds the map at a size that differs by more than this share. */
const RESIZED = 0.04;
/** A hand that moved a filter so many milliseconds ago mostly goes on. */
const HAND_GOES_ON_MS = 2000;

/**
 * Says who tells whom when: what can stand alone (viewport, pointer, renderer, levels, titles, labels, motion, spotlight, pace)
 * is a file of its own.
 *
 * @param frame of the container, what lies over it told apart: all is planned for it before the first frame is drawn.
 * @param heritage canvases of a stage that drew the same map before decisions changed it.
 */
export function createStage(
  container: HTMLElement,
  first: Picture,
  handlers: StageHandlers,
  frame: Frame,
  heritage?: Heritage,
): Stage {
  if (!heritage) demandWebgl();
  let picture = first;
  const { scene } = first;
  const { graph } = scene;
  const isTall = container.offsetHeight > TALL * container.offsetWidth && graph.nodes.length > 2;
  const places = createPlaces(scene, heritage?.isTurned ?? isTall);
  const { positions } = places;
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
  const looks = createLooks({
    spotlight,
    picture: () => picture,
    detail: () => detail,
    colours: () => colours,
    hairs: () => hairs,
  });
  const renderer = heritage?.renderer ?? createRenderer(container, scene, positions, looks, paint);
  heritage?.renderer.adopt(scene, positions, looks);
  const { sigma, names } = renderer;
  const viewport = createViewport({
    renderer,
    scene,
    positions,
    whole: (frame) => fitWhole(detail, positions, frame),
    isSeen: (node) => picture.sight.nodes[node] === 1,
    prefersStillness: isStill,
  });
  viewport.setFrame(heritage?.frame ?? frame, false);
  /** What decisions changed is planned from; undefined once the whole map was planned anew. */
  let earlier = heritage?.keeping?.inheritPlan(heritage.plan, first);
  const plan = () => planDetail(picture, positions, viewport.inner(), viewport.frame(), earlier);
  let detail: Detail = plan();
  let view: View = EMPTY_VIEW;
  const skipping = createSkipping(paint, pace, renderer.finish, draw);

  /** Draws what belongs where one looks now. */
  function redraw(projection = renderer.project()) {
    view = chooseView(picture, positions, detail, projection, sigma.getDimensions());
    paint.density = edgeDensity(view.drawing.edges.length);
    renderer.draw(view.drawing);
  }

  function replan() {
    earlier = undefined;
    detail = plan();
    viewport.follow();
    redraw();
  }

  /** While a hand moves a filter a story of which nothing is left has no title. */
  function titlesAt(scale: number): readonly Title[] {
    const titles = detail.titlesAt(detail.levels.levelOf(scale));
    if (!picture.isPassing) return titles;
    const { nodes } = view.drawing;
    return titles.filter(({ regions, region }) => nodes.some((node) => regions.of[node] === region));
  }

  let checking = 0;
  /** When a hand last passed over what was drawn. */
  let passed = Number.NEGATIVE_INFINITY;
  const onAfter = () => {
    const { width, height } = sigma.getDimensions();
    const projection = renderer.project();
    const drawn = view.drawing.nodes;
    drawTint(renderer.tint, picture, positions, drawn, projection, { width, height }, paint.focus);
    names.clearRect(0, 0, width, height);
    const written = nameView(projection, width, height);
    drawTitles(names, picture, written.titles, projection, paint.focus);
    drawLabels(written);
    // To wait for the graphics card costs time itself: none while a hand waits for the map, or soon will.
    if (picture.isPassing) passed = performance.now();
    else if (performance.now() - passed > HAND_GOES_ON_MS) skipping.judge();
    tellShown();
    if (!isCurrent(view, detail, renderer.project(), { width, height }) && checking === 0) {
      checking = requestAnimationFrame(() => {
        checking = 0;
        redraw();
      });
    }
  };
  sigma.on('beforeRender', skipping.begin);
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
      titles: titlesAt(projection.scale),
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

  const onMoved = () => {
    skipping.note();
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
    const isRefiltered =
      before.isPassing !== next.isPassing ||
      before.sight !== next.sight ||
      before.amount !== next.amount ||
      before.roles !== next.roles;
    const isRecoloured =
      isFirst || isRearranged || before.palette !== next.palette || before.colouring !== next.colouring;
    if (isRecoloured) colours = colourNodes(next);
    if (isRearranged) {
      isPlaced = false;
      returned = undefined;
      motion.finish(places.turn(interleave(next.scene)));
    }
    const light = () => {
      const { nodes, edges } = spotlight.turnTo(next);
      hairs = new Set(next.focus?.thin);
      if (isFirst) {
        if (!heritage) viewport.follow();
        redraw(heritage?.projection);
        // Only now: where the camera stands is counted from all places, and these may be others.
        if (heritage) viewport.resume(takeHold(heritage), heritage.projection);
      } else if (isRefiltered) next.isPassing ? redraw() : replan();
      else if (before.focus?.brought !== next.focus?.brought || before.chosen !== next.chosen) {
        if (drawsEverything(scene, next.amount)) renderer.repaint(nodes, edges);
        else redraw();
      } else if (isRecoloured) renderer.repaintAll();
      else renderer.repaint(nodes, edges);
      if (isRecoloured && !isFirst) renderer.repaintAll();
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

  /** What the view follows: what was centred may be no more, and then the view only stays. */
  function takeHold({ hold, keeping, scene: before }: Heritage): Hold {
    const centred = keeping?.findAgain(hold.centred, before, scene);
    return { ...hold, centred, atRest: hold.atRest && (centred !== undefined || !hold.centred) };
  }

  /** Whether all is planned for the places that the scene has. */
  let isPlaced = true;
  /** How one looked at the map before a name was taken in hand, and before one that goes back to its place. */
  let [grabbed, returned]: [Look | undefined, Look | undefined] = [undefined, undefined];
  const lookNow = (): Look => ({ hold: viewport.hold(), projection: renderer.project() });

  const motion = createMotion({
    ...positions,
    isStill,
    /** Sigma's own frame stays as it was, and the camera follows: a new index in every frame would cost too much. */
    draw() {
      viewport.follow();
      if (pace.isSlow()) {
        paint.skipEdges = true;
        skipping.stop();
      }
      renderer.follow(!pace.isSlow());
    },
    arrived() {
      const held = renderer.project();
      renderer.reframe();
      // Who only came back finds the map as it was.
      if (!isPlaced) {
        isPlaced = true;
        earlier = undefined;
        detail = plan();
      }
      if (returned) viewport.resume(returned.hold, returned.projection);
      returned = undefined;
      if (viewport.isAtRest()) viewport.follow();
      else viewport.moveTo(held, false);
      redraw();
      skipping.note();
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
    onGrab() {
      grabbed = lookNow();
      viewport.release();
    },
  });
  renderer.watchLoss(signal, handlers.onLost);

  /** Puts a node at a point of the canvas; its place is told once it is there to stay. */
  function carry(node: number, x: number, y: number, isOver: boolean) {
    const others = view.drawing.nodes.filter((other) => other !== node);
    const under = pickAt(others, x, y, DROP_SLACK);
    const onto = under?.type === 'node' ? under.node : undefined;
    const { scale, originX, originY } = renderer.project();
    const [planeX, planeY] = [(x - originX) / scale, (originY - y) / scale];
    [positions.x[node], positions.y[node]] = [planeX, planeY];
    viewport.release();
    renderer.follow(true);
    if (!isOver) return handlers.onOver(node, onto, x, y);
    if (onto !== undefined) returned = grabbed;
    const [layoutX, layoutY] = places.turnPoint(planeX, planeY);
    handlers.onPlace(node, layoutX, layoutY, onto);
  }

  function follow() {
    const { whole } = planFit(picture, positions, viewport.inner(), viewport.frame(), earlier);
    if (Math.abs(whole.scale / detail.baseScale - 1) > RESIZED || !liesBetweenSides(detail, whole, viewport.frame()))
      replan();
    else viewport.follow();
  }

  const sizeNow = () => `${container.offsetWidth} ${container.offsetHeight}`;
  let sized = heritage ? sizeNow() : '';
  const observer = new ResizeObserver(() => {
    if (signal.aborted || container.offsetWidth === 0 || sized === sizeNow()) return;
    sized = sizeNow();
    viewport.keep();
    sigma.resize();
    follow();
    draw();
  });
  observer.observe(container);
  watchFonts(signal, () => {
    forgetWidths();
    replan();
  });
  show(first);

  function end() {
    abort.abort();
    observer.disconnect();
    spotlight.stop();
    cancelAnimationFrame(checking);
    skipping.stop();
    motion.stop();
    sigma.off('beforeRender', skipping.begin);
    sigma.off('afterRender', onAfter);
    sigma.getCamera().off('updated', onMoved);
  }

  return {
    ...viewport,
    show,
    setFrame(next: Frame, follows: boolean) {
      // What comes over the whole breadth, as bars do on a phone, takes room as a panel does.
      const moves = follows || next.free.top !== viewport.frame().free.top;
      if (moves) viewport.keep();
      viewport.setFrame(next, false);
      if (moves) follow();
    },
    fit: () => viewport.fit(true),
    held: () => (viewport.isAtRest() ? undefined : places.turnVantage(viewport.vantage())),
    look: (vantage) => viewport.lookFrom(places.turnVantage(vantage)),
    drawnNodes: () => view.drawing.nodes,
    form(pairs) {
      isPlaced = false;
      motion.aim(places.turn(pairs));
    },
    nudge(node, dx, dy) {
      viewport.release();
      const { scale } = renderer.project();
      handlers.onNudge(node, ...places.turnPoint(dx / scale, -dy / scale));
    },
    settle: () => motion.finish(places.turn(interleave(picture.scene))),
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
      const own = { renderer, paint, pace, frame: viewport.frame(), isTurned: places.isTurned, hold: viewport.hold() };
      end();
      return { ...own, projection, scene, plan: earlier ?? { detail, picture, positions } };
    },
  };
}

/** Where one looks from, and what that follows. */
interface Look {
  readonly hold: Hold;
  readonly projection: Projection;
}

/** CSS pixels by which a name that is dropped on another may miss it. */
const DROP_SLACK = 2;
