import { useEffect, useRef } from 'preact/hooks';
import { useSession } from './context.ts';
import { useSaveProject } from './save-project.ts';
import { useSaveDecisions } from './unwritten-note.tsx';
import '../styles/dialog.css';

/** What would be lost with the map that another one is to take the place of, and what to do about it. */
export function ReplaceDialog() {
  const session = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const saveProject = useSaveProject();
  const saveDecisions = useSaveDecisions();
  const now = session.replacing.value;
  useEffect(() => dialog.current?.showModal(), []);
  if (!now) return null;
  const close = () => {
    session.replacing.value = undefined;
  };
  const go = () => {
    close();
    now.go();
  };
  const isOwn = session.isUnsaved.value;
  const save = async () => {
    // Where it could not be saved, or was stopped, that is told and the map stays.
    if (isOwn) await saveProject();
    else saveDecisions();
    if (session.isUnsaved.peek() || session.isUnwritten.peek()) close();
    else go();
  };
  return (
    <dialog ref={dialog} class="dialog replace" aria-labelledby="replace-title" onClose={close}>
      <h2 id="replace-title">Open {now.by} in place of this map?</h2>
      <div class="dialog-body">
        <p>
          {isOwn
            ? `${session.atlas.value?.own?.name ?? 'This map'}, with what you decided on it, is not saved as it is now.`
            : 'What you decided on this map lies only in this tab.'}
        </p>
      </div>
      <footer class="dialog-foot">
        <div class="dialog-buttons">
          <button type="button" class="small-button" onClick={close}>
            Cancel
          </button>
          <button type="button" class="small-button" onClick={go}>
            Open without saving
          </button>
          <button type="button" class="button" onClick={save}>
            Save as a file and open
          </button>
        </div>
      </footer>
    </dialog>
  );
}
