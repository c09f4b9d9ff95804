import { useEffect, useRef } from 'preact/hooks';
import { READABLE_EXTENSIONS } from '../../../index.ts';
import { GRAPH_EXTENSIONS, PROJECT_EXTENSION } from '../../worker/protocol.ts';
import { listChosen } from '../state/opened-files.ts';
import { useSession } from './context.ts';
import { ProjectChoices } from './project-choices.tsx';

/** What a person may make a map of, and the buttons for it. */
export function OpenChoices({ onChosen }: { readonly onChosen: () => void }) {
  return (
    <>
      <h2 class="menu-title">Make a map of your own articles</h2>
      <p class="menu-text">
        They are read here, on this machine, and nothing is sent anywhere. You can also drop files or a folder on this
        page.
      </p>
      <OpenButtons onChosen={onChosen} />
      <p class="menu-text menu-note">
        Articles: {READABLE_EXTENSIONS.join(' ')}
        <br />
        Or one project (.dramatis) or graph file: {GRAPH_EXTENSIONS.join(' ')}
      </p>
      <ProjectChoices onDone={onChosen} />
    </>
  );
}

export function OpenButtons({ onChosen = () => {} }: { readonly onChosen?: () => void }) {
  const session = useSession();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (folder.current) folder.current.webkitdirectory = true;
  }, []);
  const take = (event: Event & { readonly currentTarget: HTMLInputElement }) => {
    const input = event.currentTarget;
    const chosen = listChosen([...(input.files ?? [])]);
    input.value = '';
    onChosen();
    session.offer(chosen);
  };
  return (
    <div class="open-buttons">
      <input
        ref={files}
        type="file"
        hidden
        multiple
        accept={[...READABLE_EXTENSIONS, ...GRAPH_EXTENSIONS, PROJECT_EXTENSION].join(',')}
        aria-label="Articles"
        onChange={take}
      />
      <input ref={folder} type="file" hidden multiple aria-label="Folder of articles" onChange={take} />
      <button type="button" class="small-button" onClick={() => files.current?.click()}>
        Choose files…
      </button>
      <button type="button" class="small-button" onClick={() => folder.current?.click()}>
        Choose a folder…
      </button>
    </div>
  );
}
