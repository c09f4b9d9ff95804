import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useSession } from './context.ts';
import { Lazy, later } from './lazy.tsx';
import type { SheetHeight } from './sheet-handle.tsx';

/** The first panel that is shown: fetched at once, beside the map. */
const loadOverview = async () => (await import('./overview.tsx')).Overview;
const loadEntity = later(async () => (await import('./entity-panel.tsx')).EntityPanel);
const loadReader = later(async () => (await import('./reader.tsx')).Reader);
const loadConnection = later(async () => (await import('./connection-panel.tsx')).ConnectionPanel);
const loadHandle = later(async () => (await import('./sheet-handle.tsx')).SheetHandle);
const loadQuestion = later(async () => (await import('./question-panel.tsx')).QuestionPanel);

/** The right side of the page, or the sheet at the foot of a phone: what is selected, an open article, or the whole. */
export function Panel() {
  const session = useSession();
  const selection = session.selection.value;
  const reading = session.reading.value;
  const question = session.question.value;
  const height = useSignal<SheetHeight>('low');
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    // Two names and their sentences, and the answers below, need all of it.
    if (reading || question?.type === 'desk' || question?.type === 'compare') height.value = 'full';
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
      <div class="sheet-top">
        <Lazy name="" load={loadHandle} height={height} />
      </div>
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
