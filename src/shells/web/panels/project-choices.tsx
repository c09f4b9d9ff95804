import '../styles/projects.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { nameFile, saveFile } from '../export/save-file.ts';
import { type KeptProject, openKeep } from '../keep/keep.ts';
import { keepProject, openKept, restoreProject, whenRemoved, writeProjectFile } from '../state/projects.ts';
import { useSession } from './context.ts';
import { Failed } from './failed.tsx';
import { formatDate } from './proof-words.ts';
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
  const open = () => ({
    own: own!,
    source: atlas!.source,
    set: session.project.value.present,
    news: session.opened.value?.news,
  });

  const refresh = async () => {
    // Decisions on an atlas that is served are kept without articles; they are turned off where they are made.
    kept.value = (await (await openKeep()).list()).filter(({ articles }) => articles > 0);
  };
  useEffect(() => {
    // A browser that keeps nothing has nothing to list; it says so where something is to be kept.
    refresh().catch(() => {});
  }, []);
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
  const save = act(async () => {
    if (!own || session.work.peek()) return;
    const project = open();
    const file = await writeProjectFile(session.pack, project);
    if (!file) return;
    saveFile(nameFile(own.name, 'dramatis'), file);
    // What was changed meanwhile is not in it.
    if (session.project.value.present === project.set) session.dispatch({ type: 'saved' });
    session.announce('Project saved');
  });
  /** What is open lies in this browser as it is, until it is deleted, here or in another tab. */
  const tellKept = async (id: string) => {
    session.dispatch({ type: 'saved', kept: id });
    await whenRemoved(id, () => {
      const { kept, name } = session.atlas.value?.own ?? {};
      if (kept !== id) return;
      session.dispatch({ type: 'forgotten', kept: id });
      const trouble = `${name} was deleted from this browser in another tab. It is still open here: keep it again, or save it as a file.`;
      session.dispatch({ type: 'tell-trouble', trouble });
      refresh().catch(() => {});
    });
  };
  const keep = act(async () => {
    if (!own) return;
    await tellKept(await keepProject(open()));
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
  const reopen = ({ id }: KeptProject) =>
    act(async () => {
      onDone();
      const project = await openKept(session.build, id);
      const { own: made } = project;
      // Unless it was stopped.
      if (session.opened.value?.own !== made) return;
      restoreProject(session, project);
      // Unless it is a copy that nobody has kept.
      if (made.kept === id) await tellKept(id);
    });
  const isWorking = isBusy.value || session.work.value !== undefined;
  const isKept = own?.kept !== undefined && kept.value.some(({ id }) => id === own.kept);

  return (
    <div class="projects">
      {own && (
        <section aria-label="This project">
          <h2 class="menu-title">{own.name}</h2>
          <p class="menu-text">
            {count(own.files.length, 'file')}.{' '}
            {session.isUnsaved.value ? 'Not saved: it is gone when this page is closed.' : 'Saved as it is.'}
          </p>
          <div class="open-buttons">
            {/* Not disabled: that would take the focus from whoever pressed it. */}
            <button type="button" class="small-button" aria-disabled={isWorking} onClick={save}>
              Save as a file
            </button>
            <button type="button" class="small-button" aria-disabled={isBusy.value} onClick={keep}>
              {isKept ? 'Keep the changes' : 'Keep in this browser'}
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
