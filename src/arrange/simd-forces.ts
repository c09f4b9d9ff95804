import type { ForceEngine, ForceGraph } from './force-engine.ts';
import { KERNEL } from './kernel-bytes.ts';
import { orderAlongCurve } from './morton-order.ts';

/**
 * ForceAtlas2 by our own kernel in WebAssembly, four numbers at a time (`kernel/kernel.ts`). Undefined where an engine lacks that or
 * a page's policy forbids it.
 */
export function findSimdForces(): ForceEngine | undefined {
  if (engine === null) engine = compileKernel();
  return engine;
}

/** Null before it was asked for. */
let engine: ForceEngine | undefined | null = null;

function compileKernel(): ForceEngine | undefined {
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly?: WebAssemblyApi };
  if (!WebAssembly) return undefined;
  try {
    const module = new WebAssembly.Module(decodeBase64(KERNEL));
    return startIn(() => new WebAssembly.Instance(module).exports);
  } catch {
    // Old engines refuse the vectors, policies refuse all of it: the package's kernel is there for both.
    return undefined;
  }
}

/** What is used of it. The language's own `lib` does not know it, for it is not part of the language. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object) => { readonly exports: Kernel };
}

/** What the kernel shows: where in its memory things lie, and its two functions. */
interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly positions: Address;
  readonly masses: Address;
  readonly movable: Address;
  readonly firstArcs: Address;
  readonly arcs: Address;
  reserve(order: number, arcs: number): void;
  advance(iterations: number, repulsion: number, gravity: number, logAttraction: number): void;
}

interface Address {
  readonly value: number;
}

const startIn =
  (load: () => Kernel): ForceEngine =>
  (graph, start, forces, fixed) => {
    const { order } = graph;
    const kernel = load();
    const rows = orderAlongCurve(start);
    kernel.reserve(order, 2 * graph.source.length);
    const view = (at: Address, length: number) => new Float32Array(kernel.memory.buffer, at.value, length);
    const places = view(kernel.positions, 2 * order);
    const masses = view(kernel.masses, order);
    const movable = view(kernel.movable, order);
    for (let node = 0; node < order; node++) {
      const row = rows[node]!;
      places[2 * row] = start[2 * node]!;
      places[2 * row + 1] = start[2 * node + 1]!;
      masses[row] = graph.mass[node]!;
      movable[row] = fixed?.[node] ? 0 : 1;
    }
    writeArcs(kernel, graph, rows);
    const positions = Float64Array.from(start);
    return {
      positions,
      advance(iterations) {
        kernel.advance(iterations, forces.repulsion, forces.gravity, forces.logAttraction ? 1 : 0);
        for (let node = 0; node < order; node++) {
          if (fixed?.[node]) continue;
          positions[2 * node] = places[2 * rows[node]!]!;
          positions[2 * node + 1] = places[2 * rows[node]! + 1]!;
        }
      },
    };
  };

/** Writes each edge at both of its ends, so that a node finds all that pulls it in one place. */
function writeArcs(kernel: Kernel, { order, source, target, weight }: ForceGraph, rows: Uint32Array): void {
  const first = new Uint32Array(kernel.memory.buffer, kernel.firstArcs.value, order + 1);
  const other = new Uint32Array(kernel.memory.buffer, kernel.arcs.value, 4 * source.length);
  const pull = new Float32Array(kernel.memory.buffer, kernel.arcs.value, 4 * source.length);
  const next = new Uint32Array(order + 1);
  for (let edge = 0; edge < source.length; edge++) {
    next[rows[source[edge]!]! + 1]!++;
    next[rows[target[edge]!]! + 1]!++;
  }
  for (let row = 0; row < order; row++) next[row + 1]! += next[row]!;
  first.set(next);
  const add = (row: number, to: number, edge: number): void => {
    const at = 2 * next[row]!++;
    other[at] = to;
    pull[at + 1] = weight[edge]!;
  };
  for (let edge = 0; edge < source.length; edge++) {
    const [a, b] = [rows[source[edge]!]!, rows[target[edge]!]!];
    add(a, b, edge);
    add(b, a, edge);
  }
}

/** Base64 without white space, as a compiled-in file is given: neither `atob` nor `Buffer` is everywhere. */
function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.replace(/=+$/, '').length * 3) / 4));
  let [bits, held, at] = [0, 0, 0];
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) break;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = (bits >> held) & 0xff;
  }
  return bytes;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
