import { useSignal } from '@preact/signals';
import { formats } from '../../../index.ts';
import { useSession } from './context.ts';

/** @param onDone once something was taken away. */
export function ExportChoices({ onDone }: { readonly onDone: () => void }) {
  const session = useSession();
  const onlyVisible = useSignal(true);
  const trouble = useSignal('');

  const act = (work: () => Promise<void>) => () => {
    trouble.value = '';
    work().then(onDone, (error: unknown) => {
      trouble.value = error instanceof Error ? error.message : String(error);
    });
  };
  const savePicture = act(async () => {
    const { savePicture: save } = await import('../export/picture-file.ts');
    await save(session);
  });
  const copyLink = act(async () => {
    const url = new URL(session.linkToView(), location.href);
    await navigator.clipboard.writeText(url.href);
    session.announce('Link copied');
  });

  return (
    <>
      <h2 class="menu-title">The graph as a file</h2>
      <ul>
        {formats.map((format) => (
          <li key={format.id}>
            <button
              type="button"
              onClick={act(async () => {
                const { saveGraph } = await import('../export/graph-file.ts');
                await saveGraph(session, format, onlyVisible.value);
              })}
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
      <label class="menu-choice">
        <input
          type="checkbox"
          checked={onlyVisible.value}
          onChange={(event) => {
            onlyVisible.value = event.currentTarget.checked;
          }}
        />
        Only what the filters show
      </label>
      <h2 class="menu-title">This view</h2>
      <ul>
        <li>
          <button type="button" onClick={savePicture}>
            Picture with legend <span class="number">.png</span>
          </button>
        </li>
        <li>
          <button type="button" onClick={copyLink}>
            Copy a link
          </button>
        </li>
      </ul>
      {trouble.value !== '' && (
        <p class="failed" role="alert">
          {trouble.value}
        </p>
      )}
    </>
  );
}
