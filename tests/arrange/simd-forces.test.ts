import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { chooseEngine } from '../../src/arrange/choose-engine.ts';
import { createEnergy } from '../../src/arrange/energy.ts';
import type { ForceGraph, Forces } from '../../src/arrange/force-engine.ts';
import { startForceAtlas2 } from '../../src/arrange/forceatlas2.ts';
import { measureBalance } from '../../src/arrange/rest.ts';
import { findSimdForces } from '../../src/arrange/simd-forces.ts';
import { createRandom } from '../../src/model/random.ts';
import { compileKernel } from '../kernel/compile.ts';
import { forceGraph, makeForceGraph } from './force-graphs.ts';

const FORCES: readonly (readonly [string, Forces])[] = [
  ['plain attraction', { repulsion: 100, gravity: 0.05, logAttraction: false }],
  ['log attraction', { repulsion: 0.1, gravity: 0.0025, logAttraction: true }],
];

/** A random start at the scale where the whole neither stretches nor shrinks, so that all forces count. */
function scatter(graph: ForceGraph, forces: Forces): Float64Array {
  const random = createRandom(1);
  const start = Float64Array.from({ length: graph.order * 2 }, () => random() - 0.5);
  const scale = measureBalance(graph, forces, start);
  return start.map((value) => value * scale);
}

const simd = findSimdForces()!;

describe.each(FORCES)('the kernel in WebAssembly, with %s', (_, forces) => {
  // Up to 300 nodes the package compares all pairs: what differs is what taking far nodes together costs.
  test.each([
    ['3 nodes', forceGraph('a-b b-c')],
    ['100 nodes', makeForceGraph(100)],
    ['290 nodes', makeForceGraph(290)],
  ])('moves %s as the package does that compares all pairs', (_, graph) => {
    const start = scatter(graph, forces);
    const [ours, exact] = [simd, startForceAtlas2].map((startEngine) => {
      const run = startEngine(graph, start, forces);
      run.advance(1);
      return run.positions;
    });
    let [apart, moved] = [0, 0];
    for (let i = 0; i < start.length; i++) {
      apart += (ours![i]! - exact![i]!) ** 2;
      moved += (exact![i]! - start[i]!) ** 2;
    }
    expect(Math.sqrt(apart / moved)).toBeLessThan(STATED_ERROR);
  });

  test('comes to no worse an energy than the package', () => {
    const graph = makeForceGraph(1000);
    const start = scatter(graph, forces);
    const energy = createEnergy(graph, forces.logAttraction, 1);
    const [ours, theirs] = [simd, startForceAtlas2].map((startEngine) => {
      const run = startEngine(graph, start, forces);
      run.advance(300);
      return energy(run.positions);
    });
    expect(ours).toBeLessThan(theirs! + 0.005);
  });

  test('leaves nodes where they are that are held', () => {
    const graph = makeForceGraph(400);
    const start = scatter(graph, forces);
    const held = Uint8Array.from({ length: graph.order }, (_, node) => (node % 3 === 0 ? 1 : 0));
    const run = simd(graph, start, forces, held);
    run.advance(5);
    held.forEach((is, node) => {
      const stays = run.positions[2 * node] === start[2 * node] && run.positions[2 * node + 1] === start[2 * node + 1];
      expect(stays).toBe(is === 1);
    });
  });

  test('keeps nodes finite that begin at one place', () => {
    const graph = makeForceGraph(100);
    const run = simd(graph, new Float64Array(2 * graph.order), forces);
    run.advance(20);
    expect([...run.positions].every(Number.isFinite)).toBe(true);
  });
});

/** Root mean square of what a first step differs by, to that of the step: .029 to .042 were measured. */
const STATED_ERROR = 0.05;

test('the kernel that is compiled in is what its source compiles to', async () => {
  expect(readFileSync('src/arrange/kernel-bytes.ts', 'utf8')).toBe(await compileKernel());
});

describe('the choice of an engine', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  test('is the package for a small graph, and ours for a large one', () => {
    expect(chooseEngine(300)).toBe(startForceAtlas2);
    expect(chooseEngine(301)).toBe(simd);
  });

  test.each([
    ['there is no WebAssembly', undefined],
    ['a policy forbids to compile', { Module: refuse, Instance: refuse }],
  ])('is the package where %s', async (_, api) => {
    vi.stubGlobal('WebAssembly', api);
    vi.resetModules();
    const { findSimdForces } = await import('../../src/arrange/simd-forces.ts');
    expect(findSimdForces()).toBeUndefined();
  });
});

function refuse(): never {
  throw new Error('blocked by Content Security Policy');
}
