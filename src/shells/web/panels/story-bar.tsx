import '../styles/story.css';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useSession } from './context.ts';
import { PanelIcon } from './panel-icons.tsx';

/** CSS pixels that a finger goes sideways to turn to the next view. */
const SWIPE = 48;

/** The view that is told, in words below the map, and the way to the next: by buttons, by keys, by a swipe. */
export function StoryBar({ at }: { readonly at: number }) {
  const session = useSession();
  const views = session.views.value;
  const here = Math.min(at, views.length - 1);
  const view = views[here]!;
  const bar = useRef<HTMLElement>(null);
  const touched = useRef<{ readonly x: number; readonly y: number } | undefined>(undefined);
  const turn = (to: number) => {
    if (to >= 0 && to < views.length && to !== here) session.story.value = to;
  };
  const end = () => {
    session.story.value = undefined;
    session.announce('The story is over');
    if (document.fullscreenElement) void document.exitFullscreen();
    setTimeout(() => document.querySelector<HTMLElement>('.menu:has(> #story-menu) > button')?.focus());
  };

  // With the words: whoever ends the story as soon as they stand there has gone to the view.
  useLayoutEffect(() => {
    session.visit(view.address);
    session.announce(`${here + 1} of ${views.length}: ${view.name}. ${view.caption}`);
  }, [here, view.address]);
  useLayoutEffect(() => bar.current?.focus({ preventScroll: true }), []);
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const target = event.target as Element | null;
      if (target?.matches('input, textarea, select')) return;
      const go = stepOf(event.key, here, views.length);
      if (go === undefined) return;
      // Before the map takes the arrows, and before Escape puts away what the view is about.
      event.preventDefault();
      event.stopImmediatePropagation();
      if (go === 'end') end();
      else turn(go);
    };
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, [here, views.length]);
  useEffect(() => {
    // Escape leaves a full screen without a key being told.
    const watch = () => {
      if (!document.fullscreenElement) end();
    };
    document.addEventListener('fullscreenchange', watch);
    return () => document.removeEventListener('fullscreenchange', watch);
  }, []);

  return (
    <section
      class="story-bar"
      aria-label="Story"
      ref={bar}
      tabIndex={-1}
      onTouchStart={({ touches: [touch] }) => {
        touched.current = touch && { x: touch.clientX, y: touch.clientY };
      }}
      onTouchEnd={({ changedTouches: [touch] }) => {
        const from = touched.current;
        if (!from || !touch) return;
        const [across, down] = [touch.clientX - from.x, touch.clientY - from.y];
        if (Math.abs(across) >= SWIPE && Math.abs(across) > 2 * Math.abs(down)) turn(across < 0 ? here + 1 : here - 1);
      }}
    >
      <button
        type="button"
        class="icon-button"
        aria-label="The view before"
        title="The view before (←)"
        disabled={here === 0}
        onClick={() => turn(here - 1)}
      >
        <PanelIcon name="back" />
      </button>
      <div class="story-text">
        <p class="story-place">
          {here + 1} of {views.length}
        </p>
        <h1>{view.name}</h1>
        {view.caption && <p class="story-caption">{view.caption}</p>}
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label="The next view"
        title="The next view (→)"
        disabled={here === views.length - 1}
        onClick={() => turn(here + 1)}
      >
        <PanelIcon name="forward" />
      </button>
      <button type="button" class="icon-button" aria-label="End the story" title="End the story (Esc)" onClick={end}>
        <PanelIcon name="close" />
      </button>
    </section>
  );
}

/** Where a key leads in a story: to a view, to its end, or nowhere. */
function stepOf(key: string, here: number, views: number): number | 'end' | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'PageDown':
      return here + 1;
    case 'ArrowLeft':
    case 'PageUp':
      return here - 1;
    case 'Home':
      return 0;
    case 'End':
      return views - 1;
    case 'Escape':
      return 'end';
    default:
      return undefined;
  }
}
