import { nameFile, saveFile } from '../export/save-file.ts';
import { describeOpen, writeProjectFile } from '../state/projects.ts';
import { useSession } from './context.ts';

/** Saves the open project as a file, and knows it to be there; not while other work goes on. What goes wrong is told. */
export function useSaveProject(): () => Promise<void> {
  const session = useSession();
  return async () => {
    const open = describeOpen(session);
    if (!open || session.work.peek()) return;
    try {
      const file = await writeProjectFile(session.pack, open);
      if (!file) return;
      saveFile(nameFile(open.own.name, 'dramatis'), file);
      // What was changed meanwhile is not in it.
      if (session.project.peek().present === open.set) session.dispatch({ type: 'saved' });
      session.announce('Project saved');
    } catch (error) {
      session.dispatch({ type: 'tell-trouble', trouble: error instanceof Error ? error.message : String(error) });
    }
  };
}
