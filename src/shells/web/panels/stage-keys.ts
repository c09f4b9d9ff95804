import { describeTarget } from '../scene/target.ts';
import type { Session } from '../state/session.ts';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The drawing without a mouse: arrows go to the next node that way, Enter opens it, with Shift they move the view. */
export function moveAlong(session: Session, event: KeyboardEvent): void {
  const stage = session.stage.value;
  const atlas = session.atlas.value;
  if (!stage || !atlas || event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[event.key];
  const { hover, selection } = session.state.value;
  if (arrow && event.shiftKey) stage.pan(arrow[0] * 80, arrow[1] * 80);
  else if (arrow) {
    const from = [hover, selection].find((target) => target?.type === 'node');
    const node = findNext(session, from?.type === 'node' ? from.node : undefined, arrow);
    if (node !== undefined) {
      const target = { type: 'node', node } as const;
      session.dispatch({ type: 'hover', target });
      stage.reveal(target);
      session.announce(describeTarget(atlas.scene, target));
    }
  } else if (event.key === 'Enter' && hover) session.go({ selection: hover });
  else if (event.key === '+' || event.key === '=') stage.zoom(1.5);
  else if (event.key === '-') stage.zoom(1 / 1.5);
  else if (event.key === '0') stage.fit();
  else return;
  event.preventDefault();
}

/** The drawn node that is nearest in a direction: what lies off to the side counts as twice as far. */
function findNext(session: Session, from: number | undefined, [dx, dy]: readonly [number, number]): number | undefined {
  const stage = session.stage.value!;
  const drawn = stage.drawnNodes();
  if (from === undefined || !drawn.includes(from)) return drawn[0];
  const start = stage.where(from);
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const node of drawn) {
    if (node === from) continue;
    const { x, y } = stage.where(node);
    const ahead = (x - start.x) * dx + (y - start.y) * dy;
    const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
    const cost = ahead + 2 * aside;
    if (ahead > 0.5 && cost < least) {
      least = cost;
      best = node;
    }
  }
  return best;
}
