import { findEdge } from '../../../index.ts';
import type { Scene } from '../scene/scene.ts';
import { describeTarget, endsOf } from '../scene/target.ts';
import { lookAround } from '../state/close-up.ts';
import type { Session } from '../state/session.ts';
import { stepInto } from './step-back.ts';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** Keys of the map with a letter, each with what it does to the name that is meant. */
const DEEDS: Readonly<Record<string, (session: Session, scene: Scene) => void>> = {
  f: lookClosely,
  e: grow,
  p: askPaths,
  x: pick,
  h: putAway,
};

/** The drawing without a mouse (all keys are in `keys-help.tsx`). */
export function moveAlong(session: Session, event: KeyboardEvent): void {
  const stage = session.stage.value;
  const atlas = session.atlas.value;
  const arrow = ARROWS[event.key];
  const isCommand = event.ctrlKey || event.metaKey;
  if (!stage || !atlas || event.altKey || (isCommand && !arrow)) return;
  const { scene } = atlas;
  const deed = DEEDS[event.key.toLowerCase()];
  if (arrow && isCommand) carry(session, arrow);
  else if (arrow && event.shiftKey) stage.pan(arrow[0] * 80, arrow[1] * 80);
  else if (arrow) point(session, scene, findNext(session, scene, arrow));
  else if (event.key === '[' || event.key === ']') stepThrough(session, scene, event.key === ']' ? 1 : -1);
  else if (event.key === 'Enter') open(session, scene);
  else if (event.key === ' ') session.go({ selection: session.state.value.hover ?? session.state.value.selection });
  else if (deed) deed(session, scene);
  else if (event.key === '+' || event.key === '=') stage.zoom(1.5);
  else if (event.key === '-') stage.zoom(1 / 1.5);
  else if (event.key === '0') stage.fit();
  else return;
  event.preventDefault();
}

/** The name that is pointed at, else the one that is selected. */
function nodeMeant({ state }: Session): number | undefined {
  const { hover, selection } = state.value;
  const target = hover?.type === 'node' ? hover : selection;
  return target?.type === 'node' ? target.node : undefined;
}

function nodeSelected({ state }: Session): number | undefined {
  const { selection } = state.value;
  return selection?.type === 'node' ? selection.node : undefined;
}

function point(session: Session, scene: Scene, node: number | undefined, words = ''): void {
  if (node === undefined) return;
  const target = { type: 'node', node } as const;
  session.dispatch({ type: 'hover', target });
  session.stage.value!.reveal(target);
  session.announce(`${describeTarget(scene, target)}${words}`);
}

/** Sentences first: where the name pointed at is connected with the one selected, their connection; else the name. */
function open(session: Session, scene: Scene): void {
  const { hover } = session.state.value;
  if (!hover) return;
  const selected = nodeSelected(session);
  const edge =
    hover.type === 'node' && selected !== undefined && selected !== hover.node
      ? findEdge(scene.adjacency, selected, hover.node)
      : undefined;
  if (edge === undefined) session.go({ selection: hover });
  else stepInto(session, { selection: { type: 'edge', edge } });
}

/** Points at the next of the names connected with what is selected, the most telling first. */
function stepThrough(session: Session, scene: Scene, step: number): void {
  const sight = session.sight.value;
  const from = nodeSelected(session) ?? nodeMeant(session);
  if (from === undefined || !sight) {
    session.announce('Select a name first');
    return;
  }
  const near = scene.adjacency[from]!.filter(({ edge }) => sight.edges[edge]).sort((a, b) =>
    scene.compareTelling(a.edge, b.edge),
  );
  if (near.length === 0) return;
  const now = near.findIndex(({ node }) => node === nodeMeant(session));
  const at = now < 0 ? (step > 0 ? 0 : near.length - 1) : (now + step + near.length) % near.length;
  const { node, edge } = near[at]!;
  point(session, scene, node, `, ${at + 1} of ${near.length}, weight ${scene.graph.edges[edge]!.weight}`);
}

/** Of a connection both its ends are looked at. */
function lookClosely(session: Session, scene: Scene): void {
  const { picked, closeUp, hover, selection } = session.state.value;
  const meant = hover?.type === 'node' ? hover : selection;
  const around = picked.length > 0 ? picked : meant ? endsOf(scene, meant) : [];
  const isSame = closeUp && (around.length === 0 || around.join() === closeUp.around.join());
  if (isSame) session.dispatch({ type: 'look-closely' });
  else if (around.length > 0) {
    session.dispatch({ type: 'look-closely', closeUp: lookAround(around, 1) });
  }
}

function grow(session: Session): void {
  const { closeUp } = session.state.value;
  const node = nodeMeant(session);
  if (!closeUp || node === undefined || closeUp.grown.includes(node)) return;
  session.dispatch({ type: 'look-closely', closeUp: { ...closeUp, grown: [...closeUp.grown, node] } });
}

function askPaths(session: Session): void {
  const { picked } = session.state.value;
  const [from, to] = picked.length === 2 ? picked : [nodeSelected(session), nodeMeant(session)];
  if (from === undefined || to === undefined || from === to) {
    session.announce('Select a name, point at another, and press P: the paths between them');
    return;
  }
  stepInto(session, { question: { type: 'paths', from, to, without: [], onlyPeople: false } });
}

function carry(session: Session, [dx, dy]: readonly [number, number]): void {
  const node = nodeMeant(session);
  if (node !== undefined) session.stage.value!.nudge(node, dx * CARRIED, dy * CARRIED);
}

/** CSS pixels that a key moves a name. */
const CARRIED = 24;

function pick(session: Session, scene: Scene): void {
  const node = nodeMeant(session);
  if (node !== undefined) togglePick(session, scene, [node]);
}

function putAway(session: Session, scene: Scene): void {
  const { picked } = session.state.value;
  const meant = nodeMeant(session);
  const nodes = picked.length > 0 ? picked : meant === undefined ? [] : [meant];
  if (nodes.length === 0) return;
  session.dispatch({ type: 'put-away', nodes });
  session.announce(`${nameAll(scene, nodes)} put away`);
}

function nameAll(scene: Scene, nodes: readonly number[]): string {
  return nodes.length === 1 ? scene.graph.nodes[nodes[0]!]!.label : `${nodes.length} names`;
}

/** Picks names, or no longer where all of them were. */
export function togglePick(session: Session, scene: Scene, nodes: readonly number[]): void {
  const { picked } = session.state.value;
  const isAll = nodes.every((node) => picked.includes(node));
  const next = isAll ? picked.filter((node) => !nodes.includes(node)) : [...picked, ...nodes];
  session.dispatch({ type: 'pick', nodes: next });
  session.announce(`${nameAll(scene, nodes)} ${isAll ? 'no longer picked' : 'picked'}, ${new Set(next).size} in all`);
}

/**
 * Where an arrow leads: along a connection of the name that runs that way, else to the drawn name that is nearest in that
 * direction. What lies off to the side counts as farther.
 */
function findNext(session: Session, scene: Scene, direction: readonly [number, number]): number | undefined {
  const stage = session.stage.value!;
  const drawn = stage.drawnNodes();
  const from = nodeMeant(session);
  if (from === undefined || !drawn.includes(from)) return drawn[0];
  const isDrawn = new Set(drawn);
  const sight = session.sight.value!;
  const connected = scene.adjacency[from]!.filter(({ node, edge }) => isDrawn.has(node) && sight.edges[edge]).map(
    ({ node }) => node,
  );
  return (
    findAhead(session, from, connected, direction, AHEAD) ?? findAhead(session, from, drawn, direction, ANYWHERE_AHEAD)
  );
}

/** How far to the side of an arrow a name may lie, as a share of how far ahead: within 45 degrees, or anywhere ahead. */
const AHEAD = 1;
const ANYWHERE_AHEAD = Number.POSITIVE_INFINITY;

function findAhead(
  session: Session,
  from: number,
  nodes: readonly number[],
  [dx, dy]: readonly [number, number],
  most: number,
): number | undefined {
  const stage = session.stage.value!;
  const start = stage.where(from);
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    if (node === from) continue;
    const { x, y } = stage.where(node);
    const ahead = (x - start.x) * dx + (y - start.y) * dy;
    const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
    const cost = ahead + 2 * aside;
    if (ahead > 0.5 && aside <= most * ahead && cost < least) {
      least = cost;
      best = node;
    }
  }
  return best;
}
