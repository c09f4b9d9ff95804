import { sameTarget, type Target } from '../scene/target.ts';
import type { Sigma } from './sigma.ts';

interface Pointing {
  readonly container: HTMLElement;
  readonly sigma: Sigma;
  readonly signal: AbortSignal;
  /** What lies at a point; `slack` = CSS pixels by which it may be missed. */
  pick(x: number, y: number, slack: number): Target | undefined;
  onHover(target: Target | undefined, x: number, y: number): void;
  /** @param isMore picked besides what was before. */
  onPick(target: Target | undefined, isMore: boolean): void;
  /** A line was drawn around a part of the canvas: its corners in CSS pixels. */
  onLasso(corners: readonly Corner[]): void;
  /** A node is dragged with the mouse; `isOver` = it was let go of. */
  onDrag(node: number, x: number, y: number, isOver: boolean): void;
  /** A person takes the view in hand. */
  onGrab(): void;
}

/** A point of the canvas, in CSS pixels. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

const MOUSE_SLACK = 5;
const TOUCH_SLACK = 16;
/** Milliseconds a pointer rests on a thing before it is shown: one that passes over the map lights up nothing. */
const REST_MS = 90;

/** Tells what a mouse points at, and what a press or a finger picks. */
export function watchPointer(pointing: Pointing): void {
  const { container, sigma, signal, pick, onHover, onPick, onGrab } = pointing;
  let at: { readonly x: number; readonly y: number } | undefined;
  let shown: Target | undefined;
  let waiting: Target | undefined;
  let timer = 0;

  function show(target: Target | undefined, x: number, y: number) {
    shown = target;
    container.dataset.told = 'true';
    onHover(target, x, y);
  }

  function look() {
    const point = at;
    at = undefined;
    if (signal.aborted || !point) return;
    const target = pick(point.x, point.y, MOUSE_SLACK);
    container.style.cursor = target ? 'pointer' : '';
    container.dataset.under = target?.type ?? 'nothing';
    // What lies there is told a moment later: until then the hint is of what lay there before.
    container.dataset.told = String(sameTarget(target, shown));
    if (sameTarget(target, shown)) {
      clearTimeout(timer);
      waiting = undefined;
      if (target) show(target, point.x, point.y);
    } else if (!timerRuns() || !sameTarget(target, waiting)) {
      clearTimeout(timer);
      waiting = target;
      timer = window.setTimeout(() => {
        timer = 0;
        show(target, point.x, point.y);
      }, REST_MS);
    }
  }
  const timerRuns = () => timer !== 0;

  const listen = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void,
    options: AddEventListenerOptions = {},
  ) => container.addEventListener(type, listener, { signal, ...options });

  listen('pointermove', (event) => {
    if (event.pointerType !== 'mouse' || event.buttons !== 0) return;
    const { left, top } = container.getBoundingClientRect();
    if (!at) requestAnimationFrame(look);
    at = { x: event.clientX - left, y: event.clientY - top };
  });
  listen('pointerleave', () => {
    at = undefined;
    clearTimeout(timer);
    timer = 0;
    if (shown) show(undefined, 0, 0);
  });
  const onClick = ({
    event,
  }: {
    readonly event: { readonly x: number; readonly y: number; readonly original: MouseEvent | TouchEvent };
  }) => {
    const isTouch = !(event.original instanceof MouseEvent);
    onPick(pick(event.x, event.y, isTouch ? TOUCH_SLACK : MOUSE_SLACK), false);
  };
  sigma.on('clickStage', onClick);
  signal.addEventListener('abort', () => sigma.off('clickStage', onClick));
  watchDrags(pointing, listen);
  for (const type of ['pointerdown', 'wheel', 'touchmove'] as const) {
    listen(type, onGrab, { capture: true, passive: true });
  }
  signal.addEventListener('abort', () => clearTimeout(timer));
}

/** CSS pixels that a press may move and still be a press. */
const STILL = 4;

/** Presses that are not Sigma's: with Shift a name is picked or a line drawn around several, and a node can be dragged. */
function watchDrags(
  { container, pick, onPick, onLasso, onDrag }: Pointing,
  listen: (
    type: 'mousedown' | 'click',
    listener: (event: MouseEvent) => void,
    options?: AddEventListenerOptions,
  ) => void,
): void {
  const at = (event: MouseEvent): Corner => {
    const { left, top } = container.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  let isOwn = false;
  listen(
    'click',
    (event) => {
      // Sigma would take it for a press on what was dragged.
      if (isOwn) event.stopPropagation();
    },
    { capture: true },
  );
  listen(
    'mousedown',
    (event) => {
      isOwn = false;
      if (event.button !== 0) return;
      const start = at(event);
      const target = pick(start.x, start.y, MOUSE_SLACK);
      const isMore = event.shiftKey;
      if (!isMore && target?.type !== 'node') return;
      // Sigma would move the map.
      event.stopPropagation();
      isOwn = true;
      const corners: Corner[] = [start];
      const line = isMore ? drawLasso(container) : undefined;
      let isMoving = false;
      const move = (next: MouseEvent) => {
        const point = at(next);
        isMoving ||= Math.hypot(point.x - start.x, point.y - start.y) > STILL;
        if (!isMoving) return;
        corners.push(point);
        if (line) line.draw(corners);
        else if (target?.type === 'node') onDrag(target.node, point.x, point.y, false);
      };
      const end = (last: MouseEvent) => {
        window.removeEventListener('mousemove', move);
        window.removeEventListener('mouseup', end);
        line?.remove();
        const point = at(last);
        if (!isMoving) onPick(target, isMore);
        else if (line) onLasso(corners);
        else if (target?.type === 'node') onDrag(target.node, point.x, point.y, true);
      };
      window.addEventListener('mousemove', move);
      window.addEventListener('mouseup', end);
    },
    { capture: true },
  );
}

const SVG = 'http://www.w3.org/2000/svg';

/** The line that is being drawn, over the map. */
function drawLasso(container: HTMLElement) {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('class', 'lasso');
  svg.append(path);
  container.append(svg);
  return {
    draw: (corners: readonly Corner[]) =>
      path.setAttribute('d', `M${corners.map(({ x, y }) => `${x} ${y}`).join('L')}Z`),
    remove: () => svg.remove(),
  };
}

/** Whether a point lies inside a line that closes: the even-odd rule. */
export function isInside({ x, y }: Corner, corners: readonly Corner[]): boolean {
  let inside = false;
  for (let i = 0, before = corners.length - 1; i < corners.length; before = i++) {
    const [a, b] = [corners[i]!, corners[before]!];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}
