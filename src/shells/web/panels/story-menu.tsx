import { useSession } from './context.ts';
import { Lazy, later } from './lazy.tsx';
import { Menu } from './menu.tsx';
import { useDisclosure } from './use-disclosure.ts';

const loadChoices = later(async () => (await import('./story-choices.tsx')).StoryChoices);

/** Views with a name, and the story that they tell one after the other. A page without any that nobody can add to has no such menu. */
export function StoryMenu() {
  const { views, isPublished } = useSession();
  const disclosure = useDisclosure();
  const { length } = views.value;
  if (isPublished && length === 0) return null;
  return (
    <Menu id="story-menu" icon="story" label={length === 0 ? 'Story' : `Story (${length})`} disclosure={disclosure}>
      {disclosure.isOpen.value && <Lazy name="the views" load={loadChoices} onDone={disclosure.close} />}
    </Menu>
  );
}
