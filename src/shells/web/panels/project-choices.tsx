import '../styles/projects.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type KeptProject, openKeep } from '../keep/keep.ts';
import { keepingMap } from '../state/kept-map.ts';
import { describeOpen, followKept, keepProject, reopenKept } from '../state/projects.ts';
import { useSession } from './context.ts';
import { Failed } from './failed.tsx';
import { formatDate } from './proof-words.ts';
import { useSaveProject } from './save-project.ts';
import { sayBytes } from './say-bytes.ts';
import { count } from './words.ts';

/** The project that is open, to be saved or kept, and those that this browser keeps. */
export function ProjectChoices({ onDone = () => {} }: { readonly onDone?: () => void }) {
  const session = useSession();
  const kept = useSignal<readonly KeptProject[]>([]);
  const trouble = useSignal('');
  const isBusy = useSignal(false);
  const atlas = session.atlas.value;
  const own = atlas?.source.imported ? undefined : atlas?.own;
  const refresh = async () => {
    // Decisions on an atlas that is served are kept without articles; they are turned off where they are made.
    kept.value = (await (await openKeep()).list()).filter(({ articles }) => articles > 0);
  };
  useEffect(() => {
    // A browser that keeps nothing has nothing to list; it says so where something is to be kept.
    refresh().catch(() => {});
  }, [keepingMap.value]);
  const act = (work: () => Promise<void>) => async () => {
    if (isBusy.peek()) return;
    trouble.value = '';
    isBusy.value = true;
    try {
      await work();
    } catch (error) {
      trouble.value = error instanceof Error ? error.message : String(error);
    }
    isBusy.value = false;
  };
  const save = act(useSaveProject());
  const keep = act(async () => {
    const open = describeOpen(session);
    if (!open) return;
    await followKept(session, await keepProject(session, open), refresh);
    session.announce('Project kept in this browser');
    await refresh();
  });
  const remove = ({ id }: KeptProject) =>
    act(async () => {
      await (await openKeep()).remove(id);
      session.dispatch({ type: 'forgotten', kept: id });
      session.announce('Deleted from this browser');
      await refresh();
    });
  const reopen = ({ id, name }: KeptProject) =>
    act(async () => {
      onDone();
      session.replace(name, () => void reopenKept(session, id));
    });
  const isWorking = isBusy.value || session.work.value !== undefined;
  const isKept = own?.kept !== undefined && kept.value.some(({ id }) => id === own.kept);

  return (
    <div class="projects">
      {own && (
        <section aria-label="This project">
          <h2 class="menu-title">{own.name}</h2>
          <p class="menu-text">
            {count(own.files.length, 'file')}, {sayBytes(own.files.reduce((sum, { file }) => sum + file.size, 0))}.{' '}
            {session.isUnsaved.value ? 'Not saved: it is gone when this page is closed.' : 'Saved as it is.'}
            {own.kept !== undefined && keepingMap.value === own.kept && ' Its map is being kept too…'}
          </p>
          <div class="open-buttons">
            {/* Not disabled: that would take the focus from whoever pressed it. */}
            <button type="button" class="small-button" aria-disabled={isWorking} onClick={save}>
              Save as a file
            </button>
            <button type="button" class="small-button" aria-disabled={isBusy.value} onClick={keep}>
              {!isKept ? 'Keep in this browser' : session.isUnsaved.value ? 'Keep the changes' : 'Keep as it is now'}
            </button>
          </div>
          <p class="menu-text menu-note">
            What is kept lies in this browser on this machine, not encrypted, for whoever uses it, until you delete it
            here.
          </p>
        </section>
      )}
      {kept.value.length > 0 && (
        <section aria-label="Kept in this browser">
          <h2 class="menu-title">Kept in this browser</h2>
          <ul class="kept-list">
            {kept.value.map((project) => (
              <li key={project.id}>
                <button type="button" class="kept-open" disabled={isBusy.value} onClick={reopen(project)}>
                  <span>
                    {project.name}
                    <span class="menu-note">
                      {count(project.articles, 'file')}, {sayBytes(project.bytes)}, {formatDate(project.changed)}
                    </span>
                  </span>
                </button>
                <button
                  type="button"
                  class="small-button"
                  disabled={isBusy.value}
                  aria-label={`Delete ${project.name} from this browser for good`}
                  onClick={remove(project)}
                >
                  Delete
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {trouble.value !== '' && <Failed message={trouble.value} />}
    </div>
  );
}
