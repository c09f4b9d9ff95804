import type { AtlasGraph } from '../../../index.ts';
import { placeNodes, type Scene } from '../state/scene.ts';
import { endsOf } from '../state/sight.ts';
import type { Target } from '../state/view.ts';
import { type Box, boundPoints, fitBox, fitPoints, type Projection, radiusScale } from './camera.ts';
import { createEdgeProgram, type EdgeLook } from './edge-program.ts';
import { edgeWidth } from './edge-width.ts';
import { drawLabels, type LabelOrder } from './label-layer.ts';
import { createMotion } from './motion.ts';
import { createNodeProgram, type NodeLook } from './node-program.ts';
import { CHOSEN, LIT, type Paint, parseHex, REST } from './paint.ts';
import type { Palette } from './palette.ts';
import { pickTarget } from './picking.ts';
import type { Picture } from './picture.ts';
import { Graph, Sigma } from './sigma.ts';

/** The part of the screen that is for the drawing. */
export interface Frame {
  readonly free: Box;
  readonly covered: readonly Box[];
}

export interface StageHandlers {
  readonly onHover: (target: Target | undefined, x: number, y: number) => void;
  readonly onPick: (target: Target | undefined) => void;
  /** The graphics card was lost, or never there: the stage is dead and must be made anew. */
  readonly onLost: () => void;
}

export interface Stage {
  show(picture: Picture): void;
  /** The rectangle to fit and to centre in, and what covers parts of it; `follow` = move what is fitted or centred. */
  setFrame(frame: Frame, follow: boolean): void;
  fit(): void;
  /** Brings a target to the middle, with its neighbours in sight where they fit. */
  centre(target: Target): void;
  /** Moves only if the target is outside the free part of the screen. */
  reveal(target: Target): void;
  zoom(factor: number): void;
  pan(dx: number, dy: number): void;
  where(node: number): { readonly x: number; readonly y: number };
  /** Moves the nodes towards places on the way of a layout, x and y interleaved, in node order. */
  form(positions: Float32Array): void;
  /** Moves the nodes to where a graph of the same nodes has them. */
  settle(graph: AtlasGraph): void;
  /** The drawing as it stands, in device pixels. */
  snapshot(): HTMLCanvasElement;
  kill(): void;
}

/** A frame that takes longer is not worth animating: a machine without a graphics card, or a very large graph. */
const SLOW_MS = 50;
/** Rest after which a slow machine draws the edges again. */
const STILL_MS = 160;
const FADE_MS = 140;
const MOVE_MS = 200;
/** Past this many visible edges only those of the focus can be pointed at: a pointer would always be on one. */
const PICKABLE_EDGES = 1500;
const MOUSE_SLACK = 5;
const TOUCH_SLACK = 16;
/** CSS pixels to a layout unit, at most, when a graph is fitted: two nodes do not fill the screen. */
const MAX_FIT_SCALE = 1.8;
/** The same when something is centred: its surroundings stay in sight. */
const NEAR_SCALE = 1.25;
const MARGIN = { x: 44, y: 30 };

export function createStage(container: HTMLElement, opened: Scene, first: Picture, handlers: StageHandlers): Stage {
  let scene = opened;
  const { graph } = scene;
  const nodeState = new Uint8Array(graph.nodes.length);
  const edgeState = new Uint8Array(graph.edges.length);
  let picture = first;
  let litNodes: readonly number[] = [];
  let litEdges: readonly number[] = [];
  let frame: Frame | undefined;
  /** The view was fitted, or something was centred, and nobody moved it since: it follows when the frame changes. */
  let atRest = true;
  let centred: Target | undefined;
  let processed = true;
  let alive = true;

  const paint: Paint = {
    scale: 1,
    leastRadius: graph.nodes.length > 3000 ? 1.4 : 2.2,
    thickness: 1,
    density: edgeDensity(first.sight.edgeCount),
    skipEdges: false,
    focus: 0,
    ...readPalette(first.palette),
  };
  let colours = colourNodes(scene, first);

  const drawn = fillGraph(scene);
  const renderer = new Sigma(drawn, container, {
    allowInvalidContainer: true,
    renderLabels: false,
    stagePadding: 0,
    minCameraRatio: 0.002,
    maxCameraRatio: 6,
    enableCameraRotation: false,
    defaultNodeType: 'entity',
    defaultEdgeType: 'tie',
    nodeProgramClasses: { entity: createNodeProgram(paint) },
    edgeProgramClasses: { tie: createEdgeProgram(paint) },
    nodeReducer: (key, data) => dressNode(Number(key), data as NodeLook),
    edgeReducer: (key, data) => dressEdge(Number(key), data as EdgeLook),
  });
  // Sigma would read a pixel back from the GPU on every move of the mouse; `picking.ts` needs none of it.
  Object.assign(renderer, { getNodeAtPosition: () => null, resetWebGLTexture: () => renderer });
  renderer.createCanvasContext('names', { style: { pointerEvents: 'none' } });
  renderer.resize(true);
  const canvases = renderer.getCanvases();
  const names = canvases.names!.getContext('2d')!;
  const order: LabelOrder = { scene, emphasised: [], lit: undefined };
  const camera = renderer.getCamera();

  function dressNode(node: number, data: NodeLook): NodeLook {
    return Object.assign(data, { color: colours[node]!, state: nodeState[node]!, hidden: !picture.sight.nodes[node] });
  }

  function dressEdge(edge: number, data: EdgeLook): EdgeLook {
    return Object.assign(data, { state: edgeState[edge]!, hidden: !picture.sight.edges[edge] });
  }

  function project(): Projection {
    const zero = renderer.graphToViewport({ x: 0, y: 0 });
    const one = renderer.graphToViewport({ x: 1000, y: 0 });
    return { scale: (one.x - zero.x) / 1000, originX: zero.x, originY: zero.y };
  }

  const radiusOf = (node: number) => Math.max(paint.leastRadius, scene.radius[node]! * paint.scale);

  let frameStart = 0;
  renderer.on('beforeRender', () => {
    frameStart = performance.now();
    const { scale } = project();
    paint.scale = radiusScale(scale);
    paint.thickness = Math.min(2.4, Math.max(0.55, 0.9 * Math.sqrt(paint.scale)));
  });
  let isSlow: boolean | undefined;
  let stillTimer = 0;
  /** The view moves: a slow machine draws it without edges until it rests. */
  function noteMotion() {
    if (!isSlow) return;
    paint.skipEdges = true;
    clearTimeout(stillTimer);
    stillTimer = window.setTimeout(() => {
      paint.skipEdges = false;
      renderer.scheduleRender();
    }, STILL_MS);
  }

  renderer.on('afterRender', () => {
    processed = true;
    if (isSlow === undefined) {
      finishDrawing(canvases.edges!);
      isSlow = performance.now() - frameStart > SLOW_MS;
    }
    const { width, height } = renderer.getDimensions();
    names.clearRect(0, 0, width, height);
    drawLabels(names, { width, height }, frame?.covered ?? [], project(), radiusOf, picture, order, paint.focus);
  });

  /** Dresses the named items anew and draws; everything else stays as it is on the card. */
  function repaint(nodes: Iterable<number>, edges: Iterable<number>) {
    const partialGraph = { nodes: Array.from(nodes, String), edges: Array.from(edges, String) };
    renderer.refresh({ partialGraph, skipIndexation: processed, schedule: true });
  }

  function applyStates(next: Picture) {
    const nodes = new Set(litNodes);
    const edges = new Set(litEdges);
    for (const node of litNodes) nodeState[node] = REST;
    for (const edge of litEdges) edgeState[edge] = REST;
    const lit = new Set(next.focus?.nodes);
    const tied = new Set(next.focus?.edges);
    for (const node of lit) nodeState[node] = LIT;
    for (const edge of tied) edgeState[edge] = LIT;
    for (const target of next.chosen) {
      for (const node of endsOf(scene, target)) {
        nodeState[node] = CHOSEN;
        lit.add(node);
      }
      if (target.type === 'edge') {
        edgeState[target.edge] = CHOSEN;
        tied.add(target.edge);
      }
    }
    litNodes = [...lit];
    litEdges = [...tied];
    for (const node of lit) nodes.add(node);
    for (const edge of tied) edges.add(edge);
    return { nodes, edges };
  }

  let fadeFrame = 0;
  function fadeTo(goal: number, after: () => void) {
    cancelAnimationFrame(fadeFrame);
    if (isSlow || prefersStillness() || paint.focus === goal) {
      paint.focus = goal;
      after();
      renderer.scheduleRender();
      return;
    }
    const from = paint.focus;
    const start = performance.now();
    const step = (now: number) => {
      const along = Math.min(1, (now - start) / FADE_MS);
      paint.focus = from + (goal - from) * along;
      if (along < 1) fadeFrame = requestAnimationFrame(step);
      else after();
      renderer.scheduleRender();
    };
    fadeFrame = requestAnimationFrame(step);
  }

  function show(next: Picture) {
    if (next.scene.x !== scene.x) return;
    const rearranged = next.scene !== scene;
    scene = next.scene;
    const before = picture;
    const first = before === next;
    picture = next;
    if (first || before.palette !== next.palette) Object.assign(paint, readPalette(next.palette));
    const recoloured = first || rearranged || before.palette !== next.palette || before.colouring !== next.colouring;
    if (recoloured) colours = colourNodes(scene, next);
    const refiltered = before.sight !== next.sight;
    if (refiltered) paint.density = edgeDensity(next.sight.edgeCount);
    const settle = () => {
      const { nodes, edges } = applyStates(next);
      order.emphasised = next.chosen.flatMap((target) => endsOf(scene, target));
      order.lit = next.focus && new Set(next.focus.nodes);
      if (refiltered) repaint(graph.nodes.keys(), graph.edges.keys());
      else if (recoloured) repaint(graph.nodes.keys(), edges);
      else repaint(nodes, edges);
    };
    if (next.focus) {
      settle();
      fadeTo(1, () => {});
    } else if (paint.focus > 0 && before.focus && !refiltered && !recoloured) {
      fadeTo(0, settle);
    } else {
      paint.focus = 0;
      settle();
    }
  }

  function moveTo(projection: Projection, animate: boolean) {
    const { width, height } = renderer.getDimensions();
    const reference = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };
    const at = (point: { x: number; y: number }) => renderer.graphToViewport(point, { cameraState: reference });
    const unit = (at({ x: 1000, y: 0 }).x - at({ x: 0, y: 0 }).x) / 1000;
    const middle = {
      x: (width / 2 - projection.originX) / projection.scale,
      y: (projection.originY - height / 2) / projection.scale,
    };
    const framed = renderer.viewportToFramedGraph(at(middle), { cameraState: reference });
    const state = { x: framed.x, y: framed.y, ratio: unit / projection.scale, angle: 0 };
    if (animate && !prefersStillness()) void camera.animate(state, { duration: MOVE_MS, easing: 'quadraticInOut' });
    else camera.setState(state);
  }

  function innerFrame(): Frame {
    const { width, height } = renderer.getDimensions();
    const { free, covered } = frame ?? { free: { left: 0, top: 0, right: width, bottom: height }, covered: [] };
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
    const seen = [...graph.nodes.keys()].filter((node) => picture.sight.nodes[node]);
    const { free, covered } = innerFrame();
    moveTo(fitPoints(scene.x, scene.y, seen, free, covered, MAX_FIT_SCALE), animate);
    atRest = true;
    centred = undefined;
  }

  function followFrame() {
    if (!atRest) return;
    if (centred) centreOn(centred, false);
    else fitAll(false);
  }

  function centreOn(target: Target, animate: boolean) {
    const ends = endsOf(scene, target);
    const around = target.type === 'node' ? [...ends, ...scene.adjacency[target.node]!.map(({ node }) => node)] : ends;
    const seen = around.filter((node) => picture.sight.nodes[node]);
    const middle = boundPoints(scene.x, scene.y, ends);
    const x = (middle.left + middle.right) / 2;
    const y = (middle.top + middle.bottom) / 2;
    const reachX = Math.max(...seen.map((node) => Math.abs(scene.x[node]! - x)));
    const reachY = Math.max(...seen.map((node) => Math.abs(scene.y[node]! - y)));
    const box = { left: x - reachX, right: x + reachX, bottom: y - reachY, top: y + reachY };
    const { free } = innerFrame();
    const now = project().scale;
    const fitted = fitBox(box, free, NEAR_SCALE).scale;
    const scale = Math.max(now, fitted);
    moveTo(
      {
        scale,
        originX: (free.left + free.right) / 2 - x * scale,
        originY: (free.top + free.bottom) / 2 + y * scale,
      },
      animate,
    );
    atRest = true;
    centred = target;
  }

  const attributes = graph.nodes.map((_, node) => drawn.getNodeAttributes(String(node)));
  function moveAttributes() {
    attributes.forEach((attribute, node) => {
      attribute.x = scene.x[node];
      attribute.y = scene.y[node];
    });
  }

  const motion = createMotion({
    x: scene.x,
    y: scene.y,
    isStill: prefersStillness,
    /** Sigma's own frame stays as it was, and the camera follows: a new index in every frame would cost too much. */
    draw() {
      moveAttributes();
      followFrame();
      if (isSlow) {
        paint.skipEdges = true;
        clearTimeout(stillTimer);
      }
      const edges = isSlow ? [] : graph.edges.keys();
      const partialGraph = { nodes: Array.from(graph.nodes.keys(), String), edges: Array.from(edges, String) };
      renderer.refresh({ partialGraph, skipIndexation: processed });
    },
    arrived() {
      const held = project();
      moveAttributes();
      processed = false;
      renderer.refresh();
      if (atRest) followFrame();
      else moveTo(held, false);
      noteMotion();
    },
  });

  const where = (node: number) => {
    const { scale, originX, originY } = project();
    return { x: originX + scene.x[node]! * scale, y: originY - scene.y[node]! * scale };
  };

  function pickAt(x: number, y: number, slack: number): Target | undefined {
    const crowded = picture.sight.edgeCount > PICKABLE_EDGES;
    const onlyEdges = picture.focus || crowded ? new Set(picture.focus?.edges) : undefined;
    return pickTarget({ scene, sight: picture.sight, projection: project(), radiusOf, onlyEdges, slack }, x, y);
  }

  const abort = new AbortController();
  const { signal } = abort;
  let pointer: { x: number; y: number } | undefined;
  const hover = () => {
    const at = pointer;
    pointer = undefined;
    if (!alive || !at) return;
    const target = pickAt(at.x, at.y, MOUSE_SLACK);
    container.style.cursor = target ? 'pointer' : '';
    handlers.onHover(target, at.x, at.y);
  };
  container.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerType !== 'mouse' || event.buttons !== 0) return;
      const { left, top } = container.getBoundingClientRect();
      if (!pointer) requestAnimationFrame(hover);
      pointer = { x: event.clientX - left, y: event.clientY - top };
    },
    { signal },
  );
  container.addEventListener(
    'pointerleave',
    () => {
      pointer = undefined;
      handlers.onHover(undefined, 0, 0);
    },
    { signal },
  );
  renderer.on('clickStage', ({ event }) => {
    const touched = !(event.original instanceof MouseEvent);
    handlers.onPick(pickAt(event.x, event.y, touched ? TOUCH_SLACK : MOUSE_SLACK));
  });
  for (const event of ['pointerdown', 'wheel', 'touchmove'] as const) {
    container.addEventListener(
      event,
      () => {
        atRest = false;
      },
      { signal, capture: true, passive: true },
    );
  }

  for (const layer of ['nodes', 'edges', 'hoverNodes']) {
    canvases[layer]!.addEventListener(
      'webglcontextlost',
      (event) => {
        event.preventDefault();
        if (alive) handlers.onLost();
      },
      { signal },
    );
  }
  // Sigma empties its indices at once on a resize of the window and fills them in the next frame.
  window.addEventListener(
    'resize',
    () => {
      processed = false;
    },
    { signal },
  );
  camera.on('updated', noteMotion);
  const observer = new ResizeObserver(() => {
    if (!alive || container.offsetWidth === 0) return;
    renderer.resize();
    followFrame();
    renderer.scheduleRender();
  });
  observer.observe(container);
  show(first);

  return {
    show,
    setFrame(next, follow) {
      frame = next;
      if (follow) followFrame();
      else renderer.scheduleRender();
    },
    fit: () => fitAll(true),
    centre: (target) => centreOn(target, true),
    reveal(target) {
      const { free, covered } = frame ?? innerFrame();
      const hiddenFrom = endsOf(scene, target).some((node) => {
        const at = where(node);
        return !holdsPoint(free, at) || covered.some((box) => holdsPoint(box, at));
      });
      if (hiddenFrom) centreOn(target, true);
    },
    zoom(factor) {
      const state = { ratio: camera.getBoundedRatio(camera.getState().ratio / factor) };
      if (prefersStillness()) camera.setState(state);
      else void camera.animate(state, { duration: MOVE_MS });
      atRest = false;
    },
    pan(dx, dy) {
      const { scale, originX, originY } = project();
      moveTo({ scale, originX: originX - dx, originY: originY - dy }, false);
      atRest = false;
    },
    where,
    form: motion.aim,
    settle: ({ nodes }) => motion.finish(nodes.flatMap(({ x, y }) => [x, y])),
    snapshot: () => flatten(renderer, picture.palette.background),
    kill() {
      alive = false;
      abort.abort();
      observer.disconnect();
      cancelAnimationFrame(fadeFrame);
      clearTimeout(stillTimer);
      motion.stop();
      placeNodes(scene);
      renderer.kill();
    },
  };
}

/** Sigma's graph: light edges and small nodes first and last, so that what matters lies on top. */
function fillGraph(scene: Scene): Graph {
  const { edges } = scene.graph;
  const graph = new Graph({ type: 'undirected', multi: false, allowSelfLoops: false });
  for (const i of scene.byMentions) {
    graph.addNode(String(i), { x: scene.x[i], y: scene.y[i], size: scene.radius[i], entityType: scene.types[i] });
  }
  const steps = Math.log2(scene.maxWeight) || 1;
  const byWeight = [...edges.keys()].sort((a, b) => edges[a]!.weight - edges[b]!.weight || a - b);
  for (const i of byWeight) {
    const { source, target, weight } = edges[i]!;
    const attributes = { size: edgeWidth(weight), strength: Math.log2(weight) / steps };
    graph.addEdgeWithKey(String(i), String(source), String(target), attributes);
  }
  return graph;
}

/** Opacity of the lightest edges: the more there are, the fainter each. */
function edgeDensity(edges: number): number {
  return Math.min(0.5, Math.max(0.05, 0.5 * (200 / Math.max(200, edges)) ** 0.4));
}

function readPalette(palette: Palette): Pick<Paint, 'background' | 'ring' | 'edge' | 'litEdge'> {
  return {
    background: parseHex(palette.background),
    ring: parseHex(palette.ring),
    edge: parseHex(palette.edge),
    litEdge: parseHex(palette.litEdge),
  };
}

function colourNodes(scene: Scene, { colouring, palette }: Picture): readonly string[] {
  if (colouring === 'type') return scene.types.map((type) => palette.types[type]);
  const last = palette.communities.length - 1;
  return scene.graph.nodes.map(({ community }) => palette.communities[Math.min(community, last)]!);
}

function flatten(renderer: Sigma, background: string): HTMLCanvasElement {
  const layers = renderer.getCanvases();
  const result = document.createElement('canvas');
  result.width = layers.nodes!.width;
  result.height = layers.nodes!.height;
  const context = result.getContext('2d')!;
  context.fillStyle = background;
  context.fillRect(0, 0, result.width, result.height);
  // WebGL canvases are empty again once shown: draw and copy within one task.
  renderer.refresh({ partialGraph: {}, skipIndexation: true });
  for (const layer of ['edges', 'nodes', 'names']) context.drawImage(layers[layer]!, 0, 0);
  return result;
}

/** Waits until the graphics card has drawn all it was given: a pixel can only be read after that. */
function finishDrawing(canvas: HTMLCanvasElement): void {
  const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
  gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
}

function holdsPoint({ left, top, right, bottom }: Box, { x, y }: { readonly x: number; readonly y: number }): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
