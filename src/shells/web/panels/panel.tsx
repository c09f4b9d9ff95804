import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ConnectionPanel } from './connection-panel.tsx';
import { useSession } from './context.ts';
import { EntityPanel } from './entity-panel.tsx';
import { Overview } from './overview.tsx';
import { Reader } from './reader.tsx';

type SheetHeight = 'low' | 'half' | 'full';

/** The right side of the page, or the sheet at the foot of a phone: what is selected, an open article, or the whole. */
export function Panel() {
  const session = useSession();
  const selection = session.selection.value;
  const reading = session.reading.value;
  const height = useSignal<SheetHeight>('low');
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (reading) height.value = 'full';
    else if (selection && height.value === 'low') height.value = 'half';
    else if (!selection) height.value = 'low';
    if (!reading) panel.current?.querySelector('.panel-body')?.scrollTo(0, 0);
  }, [selection, reading]);
  return (
    <aside
      class="panel"
      id="panel"
      ref={panel}
      data-height={height}
      data-reading={reading ? 'yes' : 'no'}
      aria-label="Details"
    >
      <SheetHandle height={height} />
      {reading ? (
        <Reader key={reading.article} reading={reading} />
      ) : selection?.type === 'node' ? (
        <EntityPanel key={`n${selection.node}`} node={selection.node} />
      ) : selection?.type === 'edge' ? (
        <ConnectionPanel key={`e${selection.edge}`} edge={selection.edge} />
      ) : (
        <Overview />
      )}
    </aside>
  );
}

const HIGHER: Readonly<Record<SheetHeight, SheetHeight>> = { low: 'half', half: 'full', full: 'full' };
const LOWER: Readonly<Record<SheetHeight, SheetHeight>> = { low: 'low', half: 'low', full: 'half' };

/** Drawn up and down by a finger, or stepped through by taps and keys. Only phones show it. */
function SheetHandle({ height }: { readonly height: { value: SheetHeight } }) {
  const start = useRef<number | undefined>(undefined);
  const label = height.value === 'full' ? 'Make the details smaller' : 'Make the details larger';
  return (
    <button
      type="button"
      class="sheet-handle"
      aria-label={label}
      onPointerDown={(event) => {
        start.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={(event) => {
        const moved = event.clientY - (start.current ?? event.clientY);
        if (Math.abs(moved) > 24) height.value = (moved < 0 ? HIGHER : LOWER)[height.value];
        start.current = Math.abs(moved) > 24 ? Number.NaN : undefined;
      }}
      onClick={() => {
        const dragged = Number.isNaN(start.current);
        start.current = undefined;
        if (!dragged) height.value = height.value === 'full' ? 'low' : HIGHER[height.value];
      }}
    >
      <span />
    </button>
  );
}
