import '../styles/export.css';
import { useSignal } from '@preact/signals';
import { formats } from '../../../index.ts';
import { saveGraph } from '../export/graph-file.ts';
import { useSession } from './context.ts';
import { Failed } from './failed.tsx';

/** The picked names and the connections between them as a file. */
export function ExportPicks({ onDone }: { readonly onDone: () => void }) {
  const session = useSession();
  const trouble = useSignal('');
  return (
    <>
      <ul>
        {formats.map((format) => (
          <li key={format.id}>
            <button
              type="button"
              onClick={() => {
                saveGraph(session, format, 'picked').then(onDone, (error: unknown) => {
                  trouble.value = error instanceof Error ? error.message : String(error);
                });
              }}
            >
              <span>
                {format.name}
                <span class="menu-note">for {format.use}</span>
              </span>
              <span class="number">.{format.extension}</span>
            </button>
          </li>
        ))}
      </ul>
      {trouble.value !== '' && <Failed message={trouble.value} />}
    </>
  );
}
