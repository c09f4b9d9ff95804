import { listFilters } from '../../../index.ts';
import { useSession } from './context.ts';
import { Icon } from './icons.tsx';
import { Lazy, later } from './lazy.tsx';
import { Menu } from './menu.tsx';
import { useDisclosure } from './use-disclosure.ts';

/** Everything else that can be asked of names, connections and articles: fetched when it is first opened. */
export function AskMenu() {
  const { filters } = useSession();
  const disclosure = useDisclosure();
  const set = listFilters(filters.value.asked).length;
  return (
    <Menu id="ask-menu" icon="filter" label={set === 0 ? 'Filters' : `Filters (${set})`} disclosure={disclosure}>
      {disclosure.isOpen.value && <Lazy name="the filters" load={loadForm} />}
    </Menu>
  );
}

const loadForm = later(async () => (await import('./ask-form.tsx')).AskForm);

/** Shows the dates under the map, or puts them away. */
export function TimeButton() {
  const { showsTime, atlas } = useSession();
  if (atlas.value?.source.imported) return null;
  return (
    <button
      type="button"
      class="tool-button"
      aria-pressed={showsTime.value}
      onClick={() => {
        showsTime.value = !showsTime.value;
      }}
    >
      <Icon name="clock" />
      <span class="label">Time</span>
    </button>
  );
}

const loadChips = later(async () => (await import('./ask-chips.tsx')).AskChips);

/** The filters that are set, where any are. */
export function SetFilters() {
  const { filters } = useSession();
  const { asked, away, reach } = filters.value;
  return listFilters(asked).length + away.length === 0 && !reach ? null : <Lazy name="the filters" load={loadChips} />;
}
