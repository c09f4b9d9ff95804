import type { ComponentChildren } from 'preact';
import type { Place } from '../state/address.ts';
import { useSession } from './context.ts';
import { Icon } from './icons.tsx';

/** The head of a panel: what it is about, and the way out. */
export function PanelHead({
  title,
  over,
  closeTo,
  closeLabel,
}: {
  readonly title: ComponentChildren;
  readonly over: ComponentChildren;
  /** Where closing leads. */
  readonly closeTo: Place;
  readonly closeLabel: string;
}) {
  const session = useSession();
  return (
    <header class="panel-head">
      <div class="panel-titles">
        <p class="panel-over">{over}</p>
        <h2 tabIndex={-1}>{title}</h2>
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label={closeLabel}
        title={closeLabel}
        onClick={() => session.go(closeTo)}
      >
        <Icon name="close" />
      </button>
    </header>
  );
}
