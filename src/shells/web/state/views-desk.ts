import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type NamedView, readViews, sameViews, VIEWS_FILE, writeViews } from '../../../index.ts';
import { type EditedFile, openEditedFile } from './edited-file.ts';
import type { World } from './world.ts';

/** Where the named views of a served atlas are read and kept; those of one's own articles are part of their project. */
export interface ViewsDesk {
  /** Reads the views that the map came with, once: those kept in this browser, else those that lie beside the atlas. */
  know(): Promise<void>;
  /** Whether they are kept as soon as they change: in this browser, or in the folder. */
  readonly isKept: ReadonlySignal<boolean>;
  /** Whether the server of this page writes them into the atlas folder (`dramatis explore --edit`). */
  readonly isInFolder: ReadonlySignal<boolean>;
  /** Whether what it keeps is what is shown: writing takes a moment. */
  readonly isWritten: ReadonlySignal<boolean>;
  /** Keeps them in this browser from now on, or no longer. @throws KeepError where it keeps nothing. */
  keep(keeps: boolean, name: string): Promise<void>;
}

export function createViewsDesk(
  { derived, dispatch, browser }: World,
  readBeside: (path: string) => Promise<string | undefined>,
): ViewsDesk {
  const isKept = signal(false);
  const isInFolder = signal(false);
  let folder: EditedFile | undefined;
  /** The build whose views were read, and what the browser keeps of them. */
  let knownOf: string | undefined;
  const kept = signal<readonly NamedView[] | undefined>(undefined);
  let revision = 0;
  const projectOf = (build: string) => `views ${build}`;
  /** The build that is served; undefined where one's own articles are open. */
  const servedBuild = () => {
    const opened = derived.opened.peek();
    return opened && !opened.isOwn ? opened.build : undefined;
  };
  const openKeep = async () => (await import('../keep/keep.ts')).openKeep();

  async function readKept(build: string): Promise<readonly NamedView[] | undefined> {
    // A browser that keeps nothing keeps no views either: nobody asked it to.
    const keep = await openKeep().catch(() => undefined);
    if (!keep || !(await keep.find(projectOf(build)))) return undefined;
    const part = await keep.readPart(projectOf(build), 'views');
    revision = part?.revision ?? 0;
    return part ? readViews('the views kept in this browser', part.text) : [];
  }

  const isWritten = computed(() => {
    const { views = [] } = derived.project.value.present;
    return kept.value !== undefined && sameViews(kept.value, views);
  });

  let writing: Promise<void> = Promise.resolve();
  async function write() {
    const build = servedBuild();
    const { views } = derived.project.peek().present;
    if (build === undefined || build !== knownOf || !isKept.peek() || !views || isWritten.peek()) return;
    try {
      if (folder) await folder.write(writeViews(views));
      else revision = await (await openKeep()).writePart(projectOf(build), 'views', writeViews(views), revision);
      kept.value = views;
    } catch (error) {
      dispatch({ type: 'tell-trouble', trouble: `The views are not kept: ${(error as Error).message}` });
    }
  }
  // One after the other: each names the revision that the one before made.
  const writeNext = () => {
    writing = writing.then(write);
    return writing;
  };
  effect(() => {
    if (derived.project.value.present.views && isKept.value) void writeNext();
  });

  return {
    isKept,
    isInFolder,
    isWritten,
    async know() {
      const build = servedBuild();
      if (build === undefined || build === knownOf) return;
      knownOf = build;
      isKept.value = false;
      try {
        const token = browser.readEditToken();
        folder = token === '' ? undefined : openEditedFile('./views', token);
        const own = folder ? readViews(VIEWS_FILE, await folder.read()) : await readKept(build);
        const beside = own ? undefined : await readBeside(VIEWS_FILE);
        const views = own ?? (beside === undefined ? [] : readViews(VIEWS_FILE, beside));
        if (servedBuild() !== build) return;
        dispatch({ type: 'know-views', views });
        kept.value = own;
        isKept.value = own !== undefined;
        isInFolder.value = folder !== undefined;
      } catch (error) {
        dispatch({ type: 'tell-trouble', trouble: (error as Error).message });
      }
    },
    async keep(keeps, name) {
      const build = servedBuild();
      if (build === undefined) return;
      const keep = await openKeep();
      if (!keeps) {
        await keep.remove(projectOf(build));
        isKept.value = false;
        return;
      }
      await keep.begin(projectOf(build), name);
      revision = (await keep.readPart(projectOf(build), 'views'))?.revision ?? 0;
      kept.value = undefined;
      isKept.value = true;
      await writeNext();
    },
  };
}
