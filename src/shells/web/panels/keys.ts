import type { Session } from '../state/session.ts';

/** Keys that work anywhere on the page. Returns what stops listening. */
export function listenToKeys(session: Session): () => void {
  const listen = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
    const command = event.ctrlKey || event.metaKey;
    if (event.key === '/' && !typing && !command && !event.altKey) {
      event.preventDefault();
      document.getElementById('search')?.focus();
    } else if (command && event.key.toLowerCase() === 'z' && !typing) {
      event.preventDefault();
      session.dispatch({ type: event.shiftKey ? 'redo' : 'undo' });
    } else if (command && event.key.toLowerCase() === 'y' && !typing) {
      event.preventDefault();
      session.dispatch({ type: 'redo' });
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      closeTopmost(session);
    }
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}

/** The article first, then the selection. */
function closeTopmost(session: Session): void {
  const { selection, reading } = session.state.value;
  if (reading) session.go({ selection });
  else if (selection) session.go({});
}
