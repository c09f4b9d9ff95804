import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useSession } from './context.ts';
import { Lazy, later } from './lazy.tsx';

/** The first panel that is shown: fetched at once, beside the map. */
const loadOverview = async () => (await import('./overview.tsx')).Overview;
const loadEntity = later(async () => (await import('./entity-panel.tsx')).EntityPanel);
const loadReader = later(async () => (await import('./reader.tsx')).Reader);
const loadConnection = later(async () => (await import('./connection-panel.tsx')).ConnectionPanel);
const loadQuestion = later(async () => (await import('./question-panel.tsx')).QuestionPanel);

type SheetHeight = 'low' | 'half' | 'full';

/** The right side of the page, or the sheet at the foot of a phone: what is selected, an open article, or the whole. */
export function Panel() {
  const session = useSession();
  const selection = session.selection.value;
  const reading = session.reading.value;
  const question = session.question.value;
  const height = useSignal<SheetHeight>('low');
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (reading) height.value = 'full';
    else if ((selection || question) && height.value === 'low') height.value = 'half';
    else if (!selection && !question) height.value = 'low';
    if (!reading) panel.current?.querySelector('.panel-body')?.scrollTo(0, 0);
  }, [selection, reading, question]);
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
        <Lazy key={reading.article} name="the article" load={loadReader} reading={reading} />
      ) : selection?.type === 'node' ? (
        <Lazy key={`n${selection.node}`} name="the name" load={loadEntity} node={selection.node} />
      ) : selection?.type === 'edge' ? (
        <Lazy key={`e${selection.edge}`} name="the sentences" load={loadConnection} edge={selection.edge} />
      ) : question ? (
        <Lazy key="answer" name="the answer" load={loadQuestion} question={question} />
      ) : (
        <Lazy key="overview" name="the overview" load={loadOverview} />
      )}
    </aside>
  );
}

const HIGHER: Readonly<Record<SheetHeight, SheetHeight>> = { low: 'half', half: 'full', full: 'full' };
const LOWER: Readonly<Record<SheetHeight, SheetHeight>> = { low: 'low', half: 'low', full: 'half' };

/** CSS pixels a millisecond: a finger that leaves faster throws the sheet one step. */
const THROW = 0.5;
/** CSS pixels that a tap may move. */
const STILL = 6;

/** Drawn up and down by a finger, thrown, or stepped through by taps and keys. Only phones show it. */
function SheetHandle({ height }: { readonly height: { value: SheetHeight } }) {
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
