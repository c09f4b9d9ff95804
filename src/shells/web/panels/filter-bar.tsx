import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { EntityType } from '../../../index.ts';
import { type Amount, drawsEverything } from '../scene/amount.ts';
import type { Colouring } from '../scene/picture.ts';
import { chooseColouring, showsRoles, showsType } from '../state/filters.ts';
import { SetFilters } from './ask-menu.tsx';
import { useAtlas, useSession } from './context.ts';
import { Glyph, Icon } from './icons.tsx';
import { Lazy, later } from './lazy.tsx';
import { Menu } from './menu.tsx';
import { useDisclosure } from './use-disclosure.ts';
import { formatNumber, TYPE_NAMES } from './words.ts';

const loadConnections = later(async () => (await import('./connections-form.tsx')).ConnectionsForm);
const loadLayout = later(async () => (await import('./layout-card.tsx')).LayoutCard);

/** What is shown of the map, in one line above it, and below that the filters that are set: so nothing moves under the pointer. */
export function FilterBar() {
  const { isPublished } = useSession();
  const card = useSignal(false);
  const wasOpened = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    card.value = false;
    button.current?.focus();
  };
  return (
    <section class="filter-bar" aria-label="Filters">
      <div class="filter-row">
        <Kinds />
        <Amounts />
        <Connections />
        <ColourChoice />
        {!isPublished && (
          <button
            type="button"
            class="tool-button"
            ref={button}
            aria-expanded={card.value}
            aria-controls="layout-card"
            onClick={() => {
              wasOpened.value = true;
              if (card.value) close();
              else card.value = true;
            }}
          >
            <Icon name="layout" />
            <span class="label">Layout</span>
          </button>
        )}
        <UndoButtons />
      </div>
      {wasOpened.value && <Lazy name="the layout" load={loadLayout} isOpen={card} onClose={close} />}
      <SetFilters />
    </section>
  );
}

const TYPES: readonly EntityType[] = ['actor', 'place', 'role'];

function Kinds() {
  const { filters, dispatch } = useSession();
  const { scene } = useAtlas();
  const counts = { actor: 0, place: 0, role: 0 };
  for (const type of scene.types) counts[type]++;
  const { amount } = filters.value;
  const isShown = (type: EntityType) =>
    type === 'role' ? showsRoles(scene, filters.value) : showsType(filters.value, type);
  const toggle = (entityType: EntityType) => {
    const leavesRoles = entityType === 'role' && !drawsEverything(scene, amount);
    dispatch(leavesRoles ? { type: 'toggle-roles', scene } : { type: 'toggle-type', entityType });
  };
  return (
    <fieldset class="kinds" data-colouring={chooseColouring(scene, filters.value)}>
      <legend class="sr-only">Kinds shown</legend>
      {TYPES.map((type) => (
        <label key={type} class="chip" title={`${formatNumber(counts[type])} ${TYPE_NAMES[type].toLowerCase()}`}>
          <input type="checkbox" checked={isShown(type)} onChange={() => toggle(type)} />
          <Glyph type={type} />
          <span class="chip-name">{TYPE_NAMES[type]}</span>
        </label>
      ))}
    </fieldset>
  );
}

const AMOUNTS: readonly (readonly [Amount, string, string])[] = [
  ['fewer', 'Fewer', 'Only the names that say most'],
  ['more', 'More', 'As many names as can be read'],
  ['all', 'All', 'Everything at once, readable or not'],
];

/** How much of a large map is drawn; a small one is always drawn whole. */
function Amounts() {
  const { filters, dispatch } = useSession();
  const { scene } = useAtlas();
  const isWhole = filters.value.amount !== 'all' && drawsEverything(scene, filters.value.amount);
  return (
    <fieldset class="segments" disabled={isWhole}>
      <legend class="sr-only">How much is drawn</legend>
      {AMOUNTS.map(([amount, name, title]) => (
        <button
          key={amount}
          type="button"
          class="segment"
          title={isWhole ? 'This map is small enough to be drawn whole' : title}
          aria-pressed={isWhole ? amount === 'all' : filters.value.amount === amount}
          onClick={() => dispatch({ type: 'set-amount', amount })}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

/** Which pairs of names count as connected, and which connections are drawn. */
function Connections() {
  const disclosure = useDisclosure();
  return (
    <Menu id="connections-menu" icon="line" label="Connections" side="left" disclosure={disclosure}>
      {disclosure.isOpen.value && <Lazy name="the choices" load={loadConnections} />}
    </Menu>
  );
}

function ColourChoice() {
  const { filters, dispatch } = useSession();
  const { scene } = useAtlas();
  return (
    <label class="colouring">
      <span>Colour</span>
      <select
        aria-label="Colour by"
        value={chooseColouring(scene, filters.value)}
        onChange={(event) => dispatch({ type: 'set-colouring', colouring: event.currentTarget.value as Colouring })}
      >
        <option value="type">kind</option>
        <option value="community">story</option>
      </select>
    </label>
  );
}

function UndoButtons() {
  const { canUndo, canRedo, dispatch } = useSession();
  return (
    <div class="undo">
      <button
        type="button"
        class="icon-button"
        aria-label="Undo"
        title="Undo"
        disabled={!canUndo.value}
        onClick={() => dispatch({ type: 'undo' })}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label="Redo"
        title="Redo"
        disabled={!canRedo.value}
        onClick={() => dispatch({ type: 'redo' })}
      >
        <Icon name="redo" />
      </button>
    </div>
  );
}
