import { useEffect, useRef } from 'preact/hooks';
import { READABLE_EXTENSIONS } from '../../../index.ts';
import { GRAPH_EXTENSIONS } from '../../worker/protocol.ts';
import { readChosen } from '../state/opened-files.ts';
import { useSession } from './context.ts';
import { Menu } from './menu.tsx';
import { useDisclosure } from './use-disclosure.ts';

/** The way to a map of one's own articles. */
export function OpenMenu() {
  const disclosure = useDisclosure();
  return (
    <Menu id="open-menu" icon="folder" label="Open articles" disclosure={disclosure}>
      <h2 class="menu-title">Make a map of your own articles</h2>
      <p class="menu-text">
        They are read here, on this machine, and nothing is sent anywhere. You can also drop files or a folder on this
        page.
      </p>
      <OpenButtons onChosen={disclosure.close} />
      <p class="menu-text menu-note">
        Articles: {READABLE_EXTENSIONS.join(' ')}
        <br />
        Or one graph file: {GRAPH_EXTENSIONS.join(' ')}
      </p>
    </Menu>
  );
}

export function OpenButtons({ onChosen = () => {} }: { readonly onChosen?: () => void }) {
  const session = useSession();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (folder.current) folder.current.webkitdirectory = true;
  }, []);
  const take = async (event: Event & { readonly currentTarget: HTMLInputElement }) => {
    const input = event.currentTarget;
    const chosen = await readChosen([...(input.files ?? [])]);
    input.value = '';
    onChosen();
    if (chosen.length > 0) await session.build(chosen);
  };
  return (
    <div class="open-buttons">
      <input
        ref={files}
        type="file"
        hidden
        multiple
        accept={[...READABLE_EXTENSIONS, ...GRAPH_EXTENSIONS].join(',')}
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
