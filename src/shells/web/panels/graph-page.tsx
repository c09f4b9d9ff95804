import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Heritage, Keeping, Stage } from '../stage/contract.ts';
import type { Box } from '../stage/projection.ts';
import { createStage } from '../stage/stage.ts';
import type { Frame, Vantage } from '../stage/viewport.ts';
import { useAtlas, useDecidable, useSession } from './context.ts';
import { FilterBar } from './filter-bar.tsx';
import { Icon } from './icons.tsx';
import { Lazy, later } from './lazy.tsx';
import { MapKey } from './map-key.tsx';
import type { Hint } from './pointer-hint.tsx';
import { count } from './words.ts';

const loadHint = later(async () => (await import('./pointer-hint.tsx')).PointerHint);
const loadTime = later(async () => (await import('./time-strip.tsx')).TimeStrip);

const loadBars = later(async () => (await import('./map-bars.tsx')).MapBars);
const loadKeys = later(async () => (await import('./keys-help.tsx')).KeysHelp);

/** Hardly anybody needs it: fetched where it is shown. */
const loadBroken = async () => (await import('./broken.tsx')).Broken;

/** What keys and a lasso do, fetched once the map is there: nobody presses one before. */
let hands: typeof import('./stage-keys.ts') | undefined;

/** How a map goes on from the one before a decision. */
let keeping: Keeping | undefined;

async function withHands(act: (own: NonNullable<typeof hands>) => void): Promise<void> {
  // At once where it is there: the browser's own answer to a key is only held back while the key is told.
  if (!hands) hands = await import('./stage-keys.ts');
  act(hands);
}

/** Milliseconds after which a lost graphics card is asked for again. */
const RECOVERY_MS = 200;

/** The drawing, with its legend, its zoom buttons and a hint beside the pointer. It stays behind the table. */
export function GraphPage() {
  const session = useSession();
  const { scene } = useAtlas();
  const isDecidable = useDecidable();
  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const hint = useSignal<Hint | undefined>(undefined);
  const trouble = useSignal<unknown>(undefined);
  const isDrawn = trouble.value === undefined;
  const attempt = useSignal(0);
  const held = useRef<Vantage | undefined>(undefined);
  const heritage = useRef<Heritage | undefined>(undefined);
  /** How often decisions had changed the atlas when its drawing was made. */
  const drawn = useRef(0);
  const isShown = session.page.value === 'graph';

  const raise = () => {
    const picture = session.picture.peek();
    if (!picture || !canvas.current) return;
    try {
      const stage: Stage = createStage(
        canvas.current,
        picture,
        {
          onHover(target, x, y) {
            hint.value = target && { target, x, y };
            session.dispatch({ type: 'hover', target });
          },
          onPick(target, isMore) {
            if (!isMore) session.go({ selection: target });
            else if (target?.type === 'node')
              void withHands(({ togglePick }) => togglePick(session, scene, [target.node]));
          },
          onLasso: (nodes) => void withHands(({ togglePick }) => togglePick(session, scene, nodes)),
          onOver(node, onto, x, y) {
            hint.value =
              isDecidable && onto !== undefined
                ? { target: { type: 'node', node: onto }, dropped: node, x, y }
                : undefined;
          },
          onNudge: session.nudgeNode,
          onPlace(node, x, y, onto) {
            hint.value = undefined;
            if (onto === undefined || !isDecidable) return session.placeNode(node, x, y);
            session.stage.value?.settle();
            session.go({ question: { type: 'compare', nodes: [onto, node] } });
          },
          onLost() {
            held.current = stage.held();
            setTimeout(() => attempt.value++, RECOVERY_MS);
          },
          onShown(shown) {
            session.shown.value = shown;
          },
          onMoved: session.noteMoved,
        },
        readFrame(area.current!),
        heritage.current,
      );
      session.stage.value = stage;
      if (!heritage.current) {
        const vantage = held.current ?? session.vantage.peek();
        if (vantage) stage.look(vantage);
      }
      held.current = undefined;
      heritage.current = undefined;
      drawn.current = session.opened.peek()?.revision ?? 0;
    } catch (error) {
      trouble.value = error;
    }
  };

  useEffect(() => {
    const page = area.current!;
    return () => {
      const stage = session.stage.peek();
      session.stage.value = undefined;
      if (stage && canvas.current?.isConnected && (session.opened.peek()?.revision ?? 0) > drawn.current) {
        heritage.current = { ...stage.handOver(), keeping };
        return;
      }
      if (stage && page.isConnected && isShown) fadeAway(stage.snapshot(), page);
      stage?.kill();
    };
  }, [scene.adjacency, attempt.value]);
  useEffect(() => {
    if (isShown && !session.stage.peek()) raise();
  }, [scene.adjacency, attempt.value, isShown]);

  useEffect(() => {
    withHands(() => {}).catch(() => {});
    import('../stage/earlier-plan.ts').then(
      ({ inheritPlan, findAgain }) => {
        keeping = { inheritPlan, findAgain };
      },
      () => {},
    );
  }, []);
  useSignalEffect(() => {
    const picture = session.picture.value;
    if (picture) session.stage.value?.show(picture);
  });

  useEffect(() => {
    const page = area.current!;
    const watch = (follow: boolean, ...elements: readonly (Element | null)[]) => {
      const observer = new ResizeObserver(() => {
        if (page.offsetWidth > 0) session.stage.peek()?.setFrame(readFrame(page), follow);
      });
      for (const element of elements) if (element) observer.observe(element);
      return observer;
    };
    const frame = watch(true, page, document.getElementById('panel'));
    const listOverlays = () => page.querySelectorAll('[data-overlay]');
    const overlays = watch(false, ...listOverlays());
    // Bars come and go: what stands at the top would lie under one that came later.
    const isOverlay = (node: Node) => node instanceof Element && node.matches('[data-overlay]');
    const coming = new MutationObserver((changes) => {
      if (!changes.some(({ addedNodes }) => [...addedNodes].some(isOverlay))) return;
      for (const overlay of listOverlays()) overlays.observe(overlay);
    });
    coming.observe(page, { childList: true });
    return () => {
      coming.disconnect();
      frame.disconnect();
      overlays.disconnect();
    };
  }, [isDrawn]);

  const { nodes, edges } = scene.graph;
  return (
    <section class="graph-column" aria-label="Graph" hidden={!isShown}>
      <FilterBar />
      <div class="graph-page" ref={area}>
        {!isDrawn ? (
          <Lazy name="the reason" load={loadBroken} error={trouble.value} />
        ) : (
          <div
            class="stage"
            ref={canvas}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the drawing takes arrow keys
            tabIndex={0}
            role="application"
            aria-label={`Graph of ${count(nodes.length, 'entity', 'entities')} and ${count(edges.length, 'connection')}. Arrow keys go from name to name, Enter opens, plus and minus zoom, 0 shows all, a question mark lists all keys. The table has the same content.`}
            onKeyDown={(event) => void withHands(({ moveAlong }) => moveAlong(session, event))}
            onBlur={() => session.dispatch({ type: 'hover', target: undefined })}
          />
        )}
        {hint.value && <Lazy name="what lies here" load={loadHint} hint={hint.value} />}
        {isDrawn && <MapKey />}
        {isDrawn && <ZoomButtons />}
        {(session.closeUp.value || session.picked.value.length > 0) && <Lazy name="the tools" load={loadBars} />}
        {session.showsKeys.value && <Lazy name="the keys" load={loadKeys} />}
        {session.showsTime.value && <Lazy name="the dates" load={loadTime} />}
      </div>
    </section>
  );
}

function ZoomButtons() {
  const { stage, showsKeys } = useSession();
  const button = (icon: 'plus' | 'minus' | 'fit', label: string, act: (on: Stage) => void) => (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      onClick={() => stage.value && act(stage.value)}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <div class="zoom" data-overlay>
      {button('plus', 'Zoom in', (on) => on.zoom(1.5))}
      {button('minus', 'Zoom out', (on) => on.zoom(1 / 1.5))}
      {button('fit', 'Show all', (on) => on.fit())}
      <button
        type="button"
        class="icon-button keys-button"
        aria-label="Keys"
        title="Keys"
        onClick={() => {
          showsKeys.value = true;
        }}
      >
        <span aria-hidden="true">?</span>
      </button>
    </div>
  );
}

/** Leaves the old drawing to fade over the new one, so that a map made anew does not flash. */
function fadeAway(drawing: HTMLCanvasElement, page: HTMLElement): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  drawing.className = 'ghost';
  page.append(drawing);
  const fading = drawing.animate({ opacity: [1, 0] }, { duration: 200, easing: 'ease-out' });
  fading.onfinish = () => drawing.remove();
}

/** What lies over so much of the breadth leaves no room beside it. */
const WIDE = 0.8;

/** The drawing above the sheet and below what lies over its whole breadth, and what floats over it. */
function readFrame(page: HTMLElement): Frame {
  const { width, height, left, top, bottom } = page.getBoundingClientRect();
  const panel = document.getElementById('panel')?.getBoundingClientRect();
  const sheet = panel && panel.width > 0 ? panel : undefined;
  const isSheet = sheet !== undefined && sheet.left <= left + 1;
  const under = isSheet ? Math.max(0, bottom - sheet.top) : 0;
  const beside = sheet && !isSheet ? Math.max(0, left + width - sheet.left) : 0;
  const covered = [...page.querySelectorAll('[data-overlay]')].map((overlay): Box => {
    const box = overlay.getBoundingClientRect();
    return { left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top };
  });
  const wide = covered.filter((box) => box.right - box.left > WIDE * width && box.top < height / 4);
  const topmost = Math.max(0, ...wide.map((box) => box.bottom));
  return {
    free: { left: 0, top: topmost, right: width - beside, bottom: Math.max(topmost + height / 4, height - under) },
    covered,
  };
}
