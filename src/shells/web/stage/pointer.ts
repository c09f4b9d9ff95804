import { sameTarget, type Target } from '../scene/target.ts';
import type { Sigma } from './sigma.ts';

interface Pointing {
  readonly container: HTMLElement;
  readonly sigma: Sigma;
  readonly signal: AbortSignal;
  /** What lies at a point; `slack` = CSS pixels by which it may be missed. */
  pick(x: number, y: number, slack: number): Target | undefined;
  onHover(target: Target | undefined, x: number, y: number): void;
  onPick(target: Target | undefined): void;
  /** A person takes the view in hand. */
  onGrab(): void;
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
    onHover(target, x, y);
  }

  function look() {
    const point = at;
    at = undefined;
    if (signal.aborted || !point) return;
    const target = pick(point.x, point.y, MOUSE_SLACK);
    container.style.cursor = target ? 'pointer' : '';
    container.dataset.under = target?.type ?? 'nothing';
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
    onPick(pick(event.x, event.y, isTouch ? TOUCH_SLACK : MOUSE_SLACK));
  };
  sigma.on('clickStage', onClick);
  signal.addEventListener('abort', () => sigma.off('clickStage', onClick));
  for (const type of ['pointerdown', 'wheel', 'touchmove'] as const) {
    listen(type, onGrab, { capture: true, passive: true });
  }
  signal.addEventListener('abort', () => clearTimeout(timer));
}
