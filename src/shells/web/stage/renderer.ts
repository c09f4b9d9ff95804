import type { Scene } from '../scene/scene.ts';
import { DrawnGraph } from './drawn-graph.ts';
import { createEdgeProgram, type EdgeLook } from './edge-program.ts';
import { createNodeProgram, type NodeLook } from './node-program.ts';
import type { Paint } from './paint.ts';
import { boundPoints, type Projection } from './projection.ts';
import { forSigma, Sigma } from './sigma.ts';

/** Where the nodes are drawn: on the way from one layout to the next not where the graph has them. */
export interface Positions {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** What of a graph is drawn. */
export interface Drawing {
  /** The last lies on top: small ones come last. */
  readonly nodes: readonly number[];
  /** The last lies on top: heavy ones come last. */
  readonly edges: readonly number[];
  /** Ends of edges that are not drawn themselves: out of sight, or without room. */
  readonly ends: readonly number[];
}

/** How items look by now; read whenever one is dressed. */
export interface Looks {
  nodeColours(): readonly string[];
  readonly nodeState: Uint8Array;
  nodeRadius(): Float32Array;
  readonly edgeState: Uint8Array;
  edgeWidth(edge: number): number;
  edgeStrength(edge: number): number;
  /** At one of its ends: between them it changes evenly. */
  edgeColour(edge: number, end: 'source' | 'target'): string;
  /** How far its curve leaves the straight line, as a share of its length. */
  edgeBend(edge: number): number;
}

/** The one place that knows Sigma: a graph of what is drawn, its camera and its canvases. */
export interface Renderer {
  readonly sigma: Sigma;
  readonly names: CanvasRenderingContext2D;
  readonly tint: CanvasRenderingContext2D;
  drawing(): Drawing;
  /** Draws these and nothing else. */
  draw(drawing: Drawing): void;
  /** Dresses items anew and draws; everything else stays as it is on the card. What is not drawn is passed over. */
  repaint(nodes: Iterable<number>, edges: Iterable<number>): void;
  repaintAll(): void;
  /** Draws the nodes where they now are, without a new index: for a frame of a motion. */
  follow(withEdges: boolean): void;
  /** Waits until the graphics card has drawn all it was given, and returns the time. */
  finish(): number;
  /** Calls back once when the graphics card is lost. */
  watchLoss(signal: AbortSignal, onLost: () => void): void;
  /** Puts the frame of the plane around where the nodes now are. */
  reframe(): void;
  project(): Projection;
  /** The drawing as it stands, in device pixels. */
  snapshot(background: string): HTMLCanvasElement;
  /** Draws another graph from now on, on the same canvases: a new card's context costs more than all the rest. */
  adopt(scene: Scene, positions: Positions, looks: Looks): void;
  kill(): void;
}

export function createRenderer(
  container: HTMLElement,
  firstScene: Scene,
  firstPositions: Positions,
  firstLooks: Looks,
  paint: Paint,
): Renderer {
  let [scene, positions, looks] = [firstScene, firstPositions, firstLooks];
  let drawing: Drawing = { nodes: [], edges: [], ends: [] };
  let graph = new DrawnGraph();
  let isIndexed = true;
  let isEnd: ReadonlySet<number> = new Set();

  function dressNode(key: string, data: NodeLook): NodeLook {
    const node = Number(key);
    const size = isEnd.has(node) ? 0 : looks.nodeRadius()[node]!;
    const entityType = scene.types[node]!;
    return Object.assign(data, { color: looks.nodeColours()[node]!, state: looks.nodeState[node]!, size, entityType });
  }

  function dressEdge(key: string, data: EdgeLook): EdgeLook {
    const edge = Number(key);
    const { source, target } = scene.graph.edges[edge]!;
    const fades = (isEnd.has(source) ? 1 : 0) + (isEnd.has(target) ? 2 : 0);
    return Object.assign(data, {
      state: looks.edgeState[edge]!,
      size: looks.edgeWidth(edge),
      strength: looks.edgeStrength(edge),
      color: looks.edgeColour(edge, 'source'),
      endColor: looks.edgeColour(edge, 'target'),
      bend: looks.edgeBend(edge),
      fades,
    });
  }

  const sigma = new Sigma(forSigma(graph), container, {
    allowInvalidContainer: true,
    renderLabels: false,
    stagePadding: 0,
    zoomingRatio: 1.35,
    minCameraRatio: 0.002,
    maxCameraRatio: 6,
    enableCameraRotation: false,
    doubleClickZoomingDuration: 200,
    defaultNodeType: 'entity',
    defaultEdgeType: 'line',
    nodeProgramClasses: { entity: createNodeProgram(paint) },
    edgeProgramClasses: { line: createEdgeProgram(paint, 1), curve: createEdgeProgram(paint, CURVE_PIECES) },
    nodeReducer: (key, data) => dressNode(key, data as NodeLook),
    edgeReducer: (key, data) => dressEdge(key, data as EdgeLook),
  });
  // Sigma would read a pixel back from the GPU on every move of the mouse; `picking.ts` needs none of it.
  Object.assign(sigma, { getNodeAtPosition: () => null, resetWebGLTexture: () => sigma });
  for (const layer of ['tint', 'names']) sigma.createCanvasContext(layer, { style: { pointerEvents: 'none' } });
  const layers = sigma.getCanvases();
  layers.edges!.before(layers.tint!);
  sigma.resize(true);
  const canvases = sigma.getCanvases();
  const abort = new AbortController();
  // Sigma empties its indices at once on a resize of the window and fills them in the next frame.
  window.addEventListener(
    'resize',
    () => {
      isIndexed = false;
    },
    { signal: abort.signal },
  );
  sigma.on('afterRender', () => {
    isIndexed = true;
  });

  function placeAttributes() {
    graph.forEachNode((key, place) => {
      place.x = positions.x[Number(key)]!;
      place.y = positions.y[Number(key)]!;
    });
  }

  const keys = (items: Iterable<number>, has: (key: string) => boolean) => Array.from(items, String).filter(has);

  function frameAll() {
    const { left, right, top, bottom } = boundPoints(positions.x, positions.y, positions.x.keys());
    sigma.setCustomBBox({ x: [left, right], y: [bottom, top] });
  }
  frameAll();

  return {
    sigma,
    names: canvases.names!.getContext('2d')!,
    tint: canvases.tint!.getContext('2d')!,
    drawing: () => drawing,
    draw(next) {
      drawing = next;
      isEnd = new Set(next.ends);
      isIndexed = false;
      graph = fillGraph(scene, positions, next);
      sigma.setGraph(forSigma(graph));
    },
    repaint(nodes, edges) {
      const partialGraph = {
        nodes: keys(nodes, (key) => graph.hasNode(key)),
        edges: keys(edges, (key) => graph.hasEdge(key)),
      };
      sigma.refresh({ partialGraph, skipIndexation: isIndexed, schedule: true });
    },
    repaintAll() {
      sigma.refresh({
        partialGraph: { nodes: graph.nodes(), edges: graph.edges() },
        skipIndexation: isIndexed,
        schedule: true,
      });
    },
    follow(withEdges) {
      placeAttributes();
      const partialGraph = { nodes: graph.nodes(), edges: withEdges ? graph.edges() : [] };
      sigma.refresh({ partialGraph, skipIndexation: isIndexed });
    },
    finish() {
      const canvas = canvases.edges!;
      const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
      // A pixel can only be read after everything before it was drawn.
      gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
      return performance.now();
    },
    watchLoss(signal, onLost) {
      for (const layer of ['nodes', 'edges', 'hoverNodes']) {
        const lose = (event: Event) => {
          event.preventDefault();
          onLost();
        };
        canvases[layer]!.addEventListener('webglcontextlost', lose, { signal });
      }
    },
    reframe() {
      placeAttributes();
      frameAll();
      isIndexed = false;
      sigma.refresh();
    },
    project() {
      // Sigma's own matrix is that of the last frame, and of none while there is nothing to draw.
      const now = { cameraState: sigma.getCamera().getState() };
      const zero = sigma.graphToViewport({ x: 0, y: 0 }, now);
      const one = sigma.graphToViewport({ x: 1000, y: 0 }, now);
      return { scale: (one.x - zero.x) / 1000, originX: zero.x, originY: zero.y };
    },
    snapshot: (background) => flatten(sigma, background),
    adopt(nextScene, nextPositions, nextLooks) {
      [scene, positions, looks] = [nextScene, nextPositions, nextLooks];
      frameAll();
    },
    kill() {
      abort.abort();
      sigma.kill();
    },
  };
}

/** Straight pieces of which a curve is made, as long as no more than so many edges are drawn. */
const CURVE_PIECES = 24;
const CURVES = 4000;

/** Whether its edges are drawn as slight curves. */
export function areCurved({ edges }: Drawing): boolean {
  return edges.length <= CURVES;
}

function fillGraph({ graph: { edges } }: Scene, { x, y }: Positions, drawing: Drawing): DrawnGraph {
  const graph = new DrawnGraph();
  for (const nodes of [drawing.ends, drawing.nodes]) {
    for (const node of nodes) graph.addNode(String(node), { x: x[node]!, y: y[node]! });
  }
  const type = areCurved(drawing) ? 'curve' : 'line';
  for (const edge of drawing.edges) {
    const { source, target } = edges[edge]!;
    graph.addEdge(String(edge), String(source), String(target), { type });
  }
  return graph;
}

function flatten(sigma: Sigma, background: string): HTMLCanvasElement {
  const layers = sigma.getCanvases();
  const result = document.createElement('canvas');
  result.width = layers.nodes!.width;
  result.height = layers.nodes!.height;
  const context = result.getContext('2d')!;
  context.fillStyle = background;
  context.fillRect(0, 0, result.width, result.height);
  // WebGL canvases are empty again once shown: draw and copy within one task.
  sigma.refresh({ partialGraph: {}, skipIndexation: true });
  for (const layer of ['tint', 'edges', 'nodes', 'names']) context.drawImage(layers[layer]!, 0, 0);
  return result;
}
