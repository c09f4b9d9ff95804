import type { Signal } from '@preact/signals';
import { isGraphFile } from '../../worker/graph-files.ts';
import { type OpenedFile, PROJECT_EXTENSION } from '../../worker/protocol.ts';
import type { Opening } from './projects.ts';

interface Offering extends Opening {
  readonly intake: Signal<readonly OpenedFile[] | undefined>;
  /** Goes on, or asks first where something would be lost. */
  replace(by: string, go: () => void): void;
}

/** Opens a graph file or a project that was chosen alone; of all else it is shown first what is in it. */
export async function offerFiles(session: Offering, files: readonly OpenedFile[]): Promise<void> {
  const { build, replace, dispatch } = session;
  const [only] = files;
  if (only === undefined) return;
  if (files.length === 1 && only.name.toLowerCase().endsWith(PROJECT_EXTENSION)) {
    const openProject = async () => {
      const { openProjectFile } = await import('./projects.ts');
      await openProjectFile(session, only);
    };
    const tell = (error: unknown) => dispatch({ type: 'tell-trouble', trouble: String((error as Error).message) });
    replace(only.name, () => void openProject().catch(tell));
  } else if (files.length === 1 && (await isGraphFile(only))) {
    replace(only.name, () => void build({ name: only.name, files, columns: {} }, {}));
  } else session.intake.value = files;
}
