import { Lazy, later } from './lazy.tsx';
import { Menu } from './menu.tsx';
import { useDisclosure } from './use-disclosure.ts';

const loadChoices = later(async () => (await import('./open-articles.tsx')).OpenChoices);

/** The way to a map of one's own articles. */
export function OpenMenu() {
  const disclosure = useDisclosure();
  return (
    <Menu id="open-menu" icon="folder" label="Open articles" disclosure={disclosure}>
      {disclosure.isOpen.value && <Lazy name="the choices" load={loadChoices} onChosen={disclosure.close} />}
    </Menu>
  );
}
