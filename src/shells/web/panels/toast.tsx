import '../styles/desk.css';
import { useEffect, useRef } from 'preact/hooks';
import { useSession } from './context.ts';
import { Icon } from './icons.tsx';

/** Milliseconds for which it is told what was decided; the list of decisions has it for ever. */
const TOLD = 8_000;

/** What was decided last, and the way to take it back. It stays while somebody points at it. */
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
  if (!told) return null;
  const hold = (held: boolean) => () => {
    isHeld.current = held;
  };
  const close = () => {
    toast.value = undefined;
  };
  return (
    <section
      class="toast"
      aria-label={told.isView ? 'What was changed' : 'What was decided'}
      onPointerEnter={hold(true)}
      onPointerLeave={hold(false)}
      onFocusIn={hold(true)}
      onFocusOut={hold(false)}
    >
      <p>{told.text}</p>
      <button
        type="button"
        class="small-button"
        onClick={() => {
          dispatch({ type: 'undo' });
          close();
        }}
      >
        <Icon name="undo" /> Undo
      </button>
      {!told.isView && (
        <a class="small-button" href={session.linkTo({ question: { type: 'desk', desk: 'decisions' } })}>
          All
        </a>
      )}
      <button type="button" class="icon-button" aria-label="Put this message away" onClick={close}>
        <Icon name="close" />
      </button>
    </section>
  );
}
