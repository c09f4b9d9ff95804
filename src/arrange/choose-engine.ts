import type { ForceEngine } from './force-engine.ts';
import { startForceAtlas2 } from './forceatlas2.ts';
import { findSimdForces } from './simd-forces.ts';

/**
 * The engine for a graph of so many nodes and for all coarser ones that stand for it: our own kernel where the graph is large and the
 * machine has what that takes, else the package's. Both come to rest at the same energy, but not on the same map.
 */
export function chooseEngine(order: number): ForceEngine {
  return (order > LARGE && findSimdForces()) || startForceAtlas2;
}

/** Up to so many nodes the package compares all pairs, exactly, and takes some tenths of a second. */
const LARGE = 300;
