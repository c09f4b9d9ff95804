import { useSignal } from '@preact/signals';
import type { EntityType, Reach } from '../../../index.ts';
import { edgeWidth } from '../scene/edge-width.ts';
import type { Colouring } from '../scene/picture.ts';
import { useAtlas, useSession } from './context.ts';
import { Glyph, Icon } from './icons.tsx';
import { LayoutButton, LayoutCard, useLayoutCard } from './layout-card.tsx';
import { formatNumber, nameReach, nameWeight, TYPE_NAMES } from './words.ts';

const TYPES: readonly EntityType[] = ['actor', 'place', 'role'];

/** What shape, size and thickness say, and the controls for what is shown. */
export function Legend() {
  const { filters, dispatch } = useSession();
  const { scene, source } = useAtlas();
  const isFolded = useSignal(matchMedia('(max-width: 720px)').matches);
  const layoutCard = useLayoutCard(isFolded);
  const { hiddenTypes, minWeight, colouring } = filters.value;
  const counts = { actor: 0, place: 0, role: 0 };
  for (const type of scene.types) counts[type]++;
  const weights = [1, 2, 4, 8, 16, 32].filter((weight) => weight <= scene.maxWeight);
  return (
    <section class="legend" data-overlay aria-label="Legend and filters">
      <button
        type="button"
        class="legend-title"
        aria-expanded={!isFolded.value}
        onClick={() => {
          isFolded.value = !isFolded.value;
        }}
      >
        Legend
        <Icon name="chevron" />
      </button>
      <div class="legend-body" hidden={isFolded.value}>
        <fieldset class="types" data-colouring={colouring}>
          <legend class="sr-only">Kinds shown</legend>
          {TYPES.map((type) => (
            <label key={type} class="type-row">
              <input
                type="checkbox"
                checked={!hiddenTypes.includes(type)}
                onChange={() => dispatch({ type: 'toggle-type', entityType: type })}
              />
              <Glyph type={type} />
              <span>{TYPE_NAMES[type]}</span>
              <span class="number">{formatNumber(counts[type])}</span>
            </label>
          ))}
        </fieldset>
        <div class="keys">
          <div class="key">
            <svg viewBox="0 0 44 20" width="44" height="20" aria-hidden="true">
              <circle class="key-disc" cx="5" cy="10" r="3" />
              <circle class="key-disc" cx="16" cy="10" r="5" />
              <circle class="key-disc" cx="33" cy="10" r="9" />
            </svg>
            <span>more mentions</span>
          </div>
          <div class="key">
            <svg viewBox="0 0 44 20" width="44" height="20" aria-hidden="true">
              <path class="key-line" d="M2 4h40" stroke-width={edgeWidth(1)} />
              <path class="key-line" d="M2 10h40" stroke-width={edgeWidth(4)} />
              <path class="key-line" d="M2 16h40" stroke-width={edgeWidth(12)} />
            </svg>
            <span>named together more often</span>
          </div>
        </div>
        {weights.length > 1 && (
          <label class="weight">
            <span>
              Connections of at least <output>{nameWeight(source, minWeight)}</output>
            </span>
            <input
              type="range"
              min="1"
              max={Math.min(scene.maxWeight, 30)}
              value={minWeight}
              aria-label="Least weight of a connection"
              aria-valuetext={nameWeight(source, minWeight)}
              onInput={(event) => dispatch({ type: 'set-min-weight', minWeight: Number(event.currentTarget.value) })}
              onChange={() => dispatch({ type: 'end-gesture' })}
            />
          </label>
        )}
        {!source.imported && <ReachChoice />}
        <label class="colouring">
          <span>Colour by</span>
          <select
            value={colouring}
            onChange={(event) => dispatch({ type: 'set-colouring', colouring: event.currentTarget.value as Colouring })}
          >
            <option value="type">kind</option>
            <option value="community">community</option>
          </select>
        </label>
        {colouring === 'community' && <p class="legend-note">Same colour: often named together. Grey: small groups.</p>}
        <UndoButtons />
        <LayoutButton card={layoutCard} />
      </div>
      <LayoutCard card={layoutCard} />
    </section>
  );
}

const REACHES: readonly Reach[] = [
  ...[0, 1, 2, 3, 4, 5].map((within): Reach => ({ unit: 'sentence', within })),
  { unit: 'paragraph' },
  { unit: 'article' },
];

/** How near two names must be to be connected: the worker ties them anew. */
function ReachChoice() {
  const session = useSession();
  const { reach } = useAtlas().source.manifest;
  return (
    <label class="reach">
      <span>Connect names within</span>
      <select
        value={REACHES.findIndex((other) => nameReach(other) === nameReach(reach))}
        disabled={session.work.value !== undefined}
        onChange={(event) => void session.connect(REACHES[Number(event.currentTarget.value)]!)}
      >
        {REACHES.map((choice, i) => (
          <option key={nameReach(choice)} value={i}>
            {nameReach(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}

function UndoButtons() {
  const { project, dispatch } = useSession();
  const { past, future } = project.value;
  if (past.length === 0 && future.length === 0) return null;
  return (
    <div class="undo">
      <button
        type="button"
        class="small-button"
        disabled={past.length === 0}
        onClick={() => dispatch({ type: 'undo' })}
      >
        <Icon name="undo" /> Undo
      </button>
      <button
        type="button"
        class="small-button"
        disabled={future.length === 0}
        onClick={() => dispatch({ type: 'redo' })}
      >
        <Icon name="redo" /> Redo
      </button>
    </div>
  );
}
