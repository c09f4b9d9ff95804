import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
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
      void offerDropped(event.dataTransfer.items);
    });
    const offerDropped = async (items: DataTransferItemList) => {
      // Items last as long as this event: what they stand for is taken now, and looked into later.
      const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
      const { listEntries } = await import('../state/opened-files.ts');
      session.offer(await listEntries(entries));
    };
    return () => abort.abort();
  }, []);
  return isOver.value ? (
    <div class="drop-target">
      <p>Drop to make a map of these articles. They stay on this machine.</p>
    </div>
  ) : null;
}
