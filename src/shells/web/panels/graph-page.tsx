import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Box } from '../stage/camera.ts';
import { createStage, type Frame, type Stage } from '../stage/stage.ts';
import { describeTarget } from '../state/session.ts';
import type { Target } from '../state/view.ts';
import { useAtlas, useSession } from './context.ts';
import { Icon } from './icons.tsx';
import { Legend } from './legend.tsx';
import { moveAlong } from './stage-keys.ts';
import { count, nameWeight } from './words.ts';

interface Hint {
  readonly target: Target;
  readonly x: number;
  readonly y: number;
}

/** The drawing, with its legend, its zoom buttons and a hint beside the pointer. */
export function GraphPage() {
  const session = useSession();
  const { scene } = useAtlas();
  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const hint = useSignal<Hint | undefined>(undefined);
  const isBroken = useSignal(false);
  const attempt = useSignal(0);

  useEffect(() => {
    const picture = session.picture.peek();
    if (!picture || !canvas.current) return;
    let stage: Stage | undefined;
    try {
      stage = createStage(canvas.current, scene, picture, {
        onHover(target, x, y) {
          hint.value = target && { target, x, y };
          session.dispatch({ type: 'hover', target });
        },
        onPick: (target) => session.go({ selection: target }, 'stage'),
        onLost: () => setTimeout(() => attempt.value++, 200),
      });
    } catch {
      isBroken.value = true;
      return;
    }
    session.stage.value = stage;
    stage.setFrame(readFrame(area.current!), true);
    const selected = session.view.peek().selection;
    if (selected) stage.centre(selected);
    const page = area.current!;
    return () => {
      session.stage.value = undefined;
      if (page.isConnected) fadeAway(stage.snapshot(), page);
      stage.kill();
    };
  }, [scene.x, attempt.value]);

  useSignalEffect(() => {
    const picture = session.picture.value;
    if (picture) session.stage.value?.show(picture);
  });

  useEffect(() => {
    const page = area.current!;
    const watch = (follow: boolean, ...elements: readonly (Element | null)[]) => {
      const observer = new ResizeObserver(() => session.stage.peek()?.setFrame(readFrame(page), follow));
      for (const element of elements) if (element) observer.observe(element);
      return observer;
    };
    const frame = watch(true, page, document.getElementById('panel'));
    const overlays = watch(false, ...page.querySelectorAll('[data-overlay]'));
    return () => {
      frame.disconnect();
      overlays.disconnect();
    };
  }, []);

  const { nodes, edges } = scene.graph;
  return (
    <section class="graph-page" ref={area} aria-label="Graph">
      {isBroken.value ? (
        <div class="state">
          <h2>The graph cannot be drawn here</h2>
          <p>This browser offers no WebGL. The table has the same entities and connections.</p>
          <button type="button" class="button" onClick={() => session.dispatch({ type: 'show-page', page: 'table' })}>
            Show the table
          </button>
        </div>
      ) : (
        <div
          class="stage"
          ref={canvas}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the drawing takes arrow keys
          tabIndex={0}
          role="application"
          aria-label={`Graph of ${count(nodes.length, 'entity', 'entities')} and ${count(edges.length, 'connection')}. Arrow keys go from name to name, Enter opens, plus and minus zoom, 0 shows all. The table has the same content.`}
          onKeyDown={(event) => moveAlong(session, event)}
          onBlur={() => session.dispatch({ type: 'hover', target: undefined })}
        />
      )}
      {hint.value?.target.type === 'edge' && <EdgeHint hint={hint.value} />}
      <Legend />
      <div class="zoom" data-overlay>
        <button
          type="button"
          class="icon-button"
          aria-label="Zoom in"
          title="Zoom in"
          onClick={() => session.stage.value?.zoom(1.5)}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label="Zoom out"
          title="Zoom out"
          onClick={() => session.stage.value?.zoom(1 / 1.5)}
        >
          <Icon name="minus" />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label="Show all"
          title="Show all"
          onClick={() => session.stage.value?.fit()}
        >
          <Icon name="fit" />
        </button>
      </div>
    </section>
  );
}

function EdgeHint({ hint: { target, x, y } }: { readonly hint: Hint }) {
  const { scene, source } = useAtlas();
  const weight = target.type === 'edge' ? scene.graph.edges[target.edge]!.weight : 0;
  return (
    <div class="hint" style={{ transform: `translate(${x + 14}px, ${y + 14}px)` }} aria-hidden="true">
      {describeTarget(scene, target)}
      <span>{nameWeight(source, weight)}</span>
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

/** The drawing above the sheet, and what floats over it. */
function readFrame(page: HTMLElement): Frame {
  const { width, height, left, top, bottom } = page.getBoundingClientRect();
  const sheet = document.getElementById('panel')?.getBoundingClientRect();
  const isSheet = sheet !== undefined && sheet.left <= left + 1;
  const under = isSheet ? Math.max(0, bottom - sheet.top) : 0;
  const beside = sheet && !isSheet ? Math.max(0, left + width - sheet.left) : 0;
  const covered = [...page.querySelectorAll('[data-overlay]')].map((overlay): Box => {
    const box = overlay.getBoundingClientRect();
    return { left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top };
  });
  return { free: { left: 0, top: 0, right: width - beside, bottom: Math.max(height / 4, height - under) }, covered };
}
