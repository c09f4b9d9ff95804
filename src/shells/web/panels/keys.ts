import { describeTarget } from '../scene/target.ts';
import type { Session } from '../state/session.ts';
import { type Stand, whereFrom } from './step-back.ts';

/** Where text is written, and undoing is the browser's: a slider or a box to tick has none. */
const TEXT = 'textarea, input:not([type="range"], [type="checkbox"], [type="radio"], [type="button"], [type="file"])';

/** Keys that work anywhere on the page. Returns what stops listening. */
export function listenToKeys(session: Session): () => void {
  const listen = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
    const writing = typing && event.target.matches(TEXT);
    const command = event.ctrlKey || event.metaKey;
    if (event.key === '/' && !typing && !command && !event.altKey) {
      event.preventDefault();
      document.getElementById('search')?.focus();
    } else if (event.key === '?' && !typing && !command && !event.altKey) {
      event.preventDefault();
      session.showsKeys.value = true;
    } else if (command && event.key.toLowerCase() === 'z' && !writing) {
      event.preventDefault();
      session.dispatch({ type: event.shiftKey ? 'redo' : 'undo' });
    } else if (command && event.key.toLowerCase() === 'y' && !writing) {
      event.preventDefault();
      session.dispatch({ type: 'redo' });
    } else if (command && event.key.toLowerCase() === 'p') {
      event.preventDefault();
      void print(session);
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      closeTopmost(session);
    }
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}

/** The browser alone would print no map: what the graphics card draws is not on paper. */
async function print(session: Session): Promise<void> {
  const [{ printMap }, { captionMap }] = await Promise.all([
    import('../export/print-map.ts'),
    import('./map-caption.ts'),
  ]);
  await printMap(session, await captionMap(session, ''));
}

/** One step back, and says where that leads: the article, the selection, the answer, the picked names, the close-up. */
function closeTopmost(session: Session): void {
  const { selection, reading, question, picked, closeUp } = session.state.value;
  let back: Stand = { selection, question };
  if (reading) session.go(back);
  else if (selection || question) {
    back = whereFrom(session) ?? (selection ? { question } : {});
    session.go(back);
  } else if (picked.length > 0) session.dispatch({ type: 'pick', nodes: [] });
  else if (closeUp) session.dispatch({ type: 'look-closely' });
  else return;
  session.announce(`Back to ${nameStand(session, back)}`);
  // What had the focus may be gone with what was closed.
  setTimeout(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('.stage')?.focus();
  });
}

function nameStand({ atlas }: Session, { selection, question }: Stand): string {
  if (selection && atlas.value) return describeTarget(atlas.value.scene, selection);
  return question ? 'the answer' : 'the map';
}
