import { useRef } from 'preact/hooks';
import { findToldArticles } from '../../../index.ts';
import type { Sight } from '../scene/sight.ts';
import { readFacts } from '../state/asked.ts';
import type { Session } from '../state/session.ts';
import { useSession } from './context.ts';
import { useLoaded } from './loading.ts';

/** By what is left: every list of a panel asks for the same. */
const found = new WeakMap<Sight, Promise<Uint8Array | undefined>>();

/** 1 for each article that tells of what the filters leave; undefined where all do. */
export async function readToldArticles({ opened, plainSight, settled }: Session): Promise<Uint8Array | undefined> {
  const source = opened.peek()?.source;
  const left = plainSight.peek();
  if (!source || source.imported || !left) return undefined;
  const { nodes, edges } = source.graph;
  if (left.nodeCount === nodes.length && left.edgeCount === edges.length) return undefined;
  const { asked } = settled.peek();
  const known = found.get(left);
  if (known) return known;
  const told = readFacts(source).then((facts) => findToldArticles(facts, asked, left));
  found.set(left, told);
  told.catch(() => found.delete(left));
  return told;
}

/** The same in a panel: until it is known, what was known before stays. */
export function useToldArticles(): Uint8Array | undefined {
  const session = useSession();
  const left = session.plainSight.value;
  const loading = useLoaded(() => readToldArticles(session), [left]);
  const before = useRef<Uint8Array | undefined>(undefined);
  if (loading.type === 'done') before.current = loading.value;
  return before.current;
}
