import { Lazy, later } from './lazy.tsx';
import { Menu } from './menu.tsx';
import { useDisclosure } from './use-disclosure.ts';

const loadChoices = later(async () => (await import('./export-choices.tsx')).ExportChoices);

/** What can be taken away: the graph as a file, the picture, and a link to what is shown. */
export function ExportMenu() {
  const disclosure = useDisclosure();
  return (
    <Menu id="export-menu" icon="download" label="Export" disclosure={disclosure}>
      {disclosure.isOpen.value && <Lazy name="the formats" load={loadChoices} onDone={disclosure.close} />}
    </Menu>
  );
}
