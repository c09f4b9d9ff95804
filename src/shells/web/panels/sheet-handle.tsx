import { useRef } from 'preact/hooks';

export type SheetHeight = 'low' | 'half' | 'full';

const HIGHER: Readonly<Record<SheetHeight, SheetHeight>> = { low: 'half', half: 'full', full: 'full' };
const LOWER: Readonly<Record<SheetHeight, SheetHeight>> = { low: 'low', half: 'low', full: 'half' };

/** CSS pixels a millisecond: a finger that leaves faster throws the sheet one step. */
const THROW = 0.5;
/** CSS pixels that a tap may move. */
const STILL = 6;

/** Drawn up and down by a finger, thrown, or stepped through by taps and keys. Only phones show it. */
export function SheetHandle({ height }: { readonly height: { value: SheetHeight } }) {
  const drag = useRef<{ start: number; tall: number; last: number; time: number; speed: number } | undefined>(
    undefined,
  );
  const wasDragged = useRef(false);
  const label = height.value === 'full' ? 'Make the details smaller' : 'Make the details larger';
  const end = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    const own = drag.current;
    const sheet = event.currentTarget.closest<HTMLElement>('.panel')!;
    drag.current = undefined;
    sheet.style.height = '';
    sheet.dataset.dragged = 'no';
    if (!own) return;
    wasDragged.current = Math.abs(own.last - own.start) > STILL;
    if (!wasDragged.current) return;
    if (Math.abs(own.speed) > THROW) height.value = (own.speed < 0 ? HIGHER : LOWER)[height.value];
    else {
      const share = (own.tall + own.start - own.last) / sheet.parentElement!.offsetHeight;
      height.value = share < 0.3 ? 'low' : share < 0.72 ? 'half' : 'full';
    }
  };
  return (
    <button
      type="button"
      class="sheet-handle"
      aria-label={label}
      onPointerDown={(event) => {
        const sheet = event.currentTarget.closest<HTMLElement>('.panel')!;
        const { clientY: start, timeStamp: time } = event;
        drag.current = { start, tall: sheet.offsetHeight, last: start, time, speed: 0 };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        const own = drag.current;
        if (!own) return;
        const sheet = event.currentTarget.closest<HTMLElement>('.panel')!;
        own.speed = (event.clientY - own.last) / Math.max(1, event.timeStamp - own.time);
        own.last = event.clientY;
        own.time = event.timeStamp;
        sheet.dataset.dragged = 'yes';
        sheet.style.height = `${Math.max(60, own.tall + own.start - event.clientY)}px`;
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onClick={() => {
        if (!wasDragged.current) height.value = height.value === 'full' ? 'low' : HIGHER[height.value];
        wasDragged.current = false;
      }}
    >
      <span />
    </button>
  );
}
