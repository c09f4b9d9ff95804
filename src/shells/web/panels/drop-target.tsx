import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { readDropped } from '../state/opened-files.ts';
import { useSession } from './context.ts';

/** Takes files and folders that are dropped anywhere on the page. */
export function DropTarget() {
  const session = useSession();
  const isOver = useSignal(false);
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const on = (type: 'dragover' | 'dragleave' | 'drop', listen: (event: DragEvent) => void) =>
      document.addEventListener(type, listen, { signal });
    on('dragover', (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      isOver.value = true;
    });
    on('dragleave', (event) => {
      if (event.relatedTarget === null) isOver.value = false;
    });
    on('drop', (event) => {
      if (!holdsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      isOver.value = false;
      void buildDropped(event.dataTransfer.items);
    });
    const buildDropped = async (items: DataTransferItemList) => {
      const files = await readDropped(items);
      if (files.length > 0) await session.build(files);
    };
    return () => abort.abort();
  }, []);
  return isOver.value ? (
    <div class="drop-target">
      <p>Drop to make a map of these articles. They stay on this machine.</p>
    </div>
  ) : null;
}
