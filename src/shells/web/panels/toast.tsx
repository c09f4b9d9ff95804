import '../styles/desk.css';
import { useEffect, useRef } from 'preact/hooks';
import type { Toast } from '../state/world.ts';
import { useSession } from './context.ts';
import { nameLabels, sayDecision } from './decision-words.ts';
import { Icon } from './icons.tsx';
import { count } from './words.ts';

/** Milliseconds for which it is told what was decided; the list of decisions has it for ever. */
const TOLD = 8_000;

/** What was decided or told last, and the way to take it back, on the empty page too. It stays while somebody points at it. */
export function DecisionToast() {
  const session = useSession();
  const { toast, dispatch } = session;
  const isHeld = useRef(false);
  const { decisions, views } = session.project.value.present;
  const told = toast.value;
  const of = useRef({ decisions, views });
  useEffect(() => {
    of.current = { decisions, views };
  }, [told]);
  useEffect(() => {
    // It was taken back by a key: its button would take back what was decided before.
    const isLast = of.current.decisions === decisions && of.current.views === views;
    if (told && !isLast && toast.peek() === told) toast.value = undefined;
  }, [decisions, views]);
  useEffect(() => {
    if (!told) return;
    let timer = 0;
    const wait = () => {
      timer = window.setTimeout(() => {
        if (isHeld.current) wait();
        else if (toast.peek() === told) toast.value = undefined;
      }, TOLD);
    };
    wait();
    return () => clearTimeout(timer);
  }, [told]);
  const text = told && wordToast(told, nameLabels(session.atlas.value?.scene.graph.nodes ?? []));
  useEffect(() => {
    if (told?.step && text) dispatch({ type: 'announce', text });
  }, [told]);
  if (!told) return null;
  const isBack = told.step?.isBack === true;
  const hold = (held: boolean) => () => {
    isHeld.current = held;
  };
  const close = () => {
    toast.value = undefined;
  };
  return (
    <section
      class="toast"
      aria-label={told.isSaid ? 'What is told' : told.isView ? 'What was changed' : 'What was decided'}
      onPointerEnter={hold(true)}
      onPointerLeave={hold(false)}
      onFocusIn={hold(true)}
      onFocusOut={hold(false)}
    >
      <div class="toast-words">
        <p>{text}</p>
        {!told.isView && !told.isSaid && session.isUnwritten.value && <span class="toast-note">Only in this tab</span>}
      </div>
      {!told.isSaid && (
        <button
          type="button"
          class="small-button"
          onClick={() => {
            close();
            dispatch({ type: isBack ? 'redo' : 'undo' });
          }}
        >
          <Icon name={isBack ? 'redo' : 'undo'} /> {isBack ? 'Redo' : 'Undo'}
        </button>
      )}
      {!told.isView && !told.isSaid && (
        <a class="small-button" href={session.linkTo({ question: { type: 'desk', desk: 'decisions' } })}>
          {session.isUnwritten.value ? 'Keep…' : 'All'}
        </a>
      )}
      <button type="button" class="icon-button" aria-label="Put this message away" onClick={close}>
        <Icon name="close" />
      </button>
    </section>
  );
}

/** What was decided, or what a step back or forth took away and brought. */
function wordToast({ text, step }: Toast, label: (id: string) => string): string {
  if (!step) return text;
  const say = (lead: string, [first, ...others]: NonNullable<Toast['step']>['gone']) =>
    first
      ? [`${lead}: ${sayDecision(first, label)}${others.length > 0 ? ` and ${count(others.length, 'other')}` : ''}`]
      : [];
  return [...say('Taken back', step.gone), ...say('Done again', step.again)].join('. ');
}
