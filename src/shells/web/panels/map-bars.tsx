import '../styles/map-bars.css';
import type { ComponentChildren } from 'preact';
import { type CloseUp, lookAround, ROOM } from '../state/close-up.ts';
import { useAtlas, useSession } from './context.ts';
import { Icon } from './icons.tsx';
import { Lazy, later } from './lazy.tsx';
import { listsPicked } from './lists-picked.ts';
import { Menu } from './menu.tsx';
import { useDisclosure } from './use-disclosure.ts';
import { count } from './words.ts';

const loadFormats = later(async () => (await import('./export-picks.tsx')).ExportPicks);

/** Of several names so many are told; the others are counted. */
const TOLD = 2;

/** What stands over the map while it is looked at closely, or while names are picked. */
export function MapBars() {
  const { closeUp, picked } = useSession();
  return (
    <div class="map-bars" data-overlay>
      {closeUp.value && <CloseUpBar closeUp={closeUp.value} />}
      {picked.value.length > 0 && <PicksBar picked={picked.value} />}
    </div>
  );
}

function CloseUpBar({ closeUp }: { readonly closeUp: CloseUp }) {
  const session = useSession();
  const shown = session.shownCloseUp.value;
  const selection = session.selection.value;
  const names = useNames(closeUp.around);
  const put = (change: Partial<CloseUp>) =>
    session.dispatch({ type: 'look-closely', closeUp: { ...closeUp, ...change } });
  const chosen = selection?.type === 'node' ? selection.node : undefined;
  return (
    <section class="map-bar" aria-label="Looked at by itself">
      <p role="status">
        {shown && shown.names > closeUp.around.length ? 'Around' : 'Only'} <strong>{names}</strong>
        {shown ? `: ${count(shown.names, 'name')}` : '…'}
      </p>
      <fieldset class="segments">
        <legend class="sr-only">Steps from it</legend>
        {[0, 1, 2, 3].map((steps) => (
          <button
            key={steps}
            type="button"
            class="segment"
            aria-pressed={closeUp.steps === steps}
            aria-label={count(steps, 'step')}
            title={steps === 0 ? 'Only themselves' : count(steps, 'step')}
            onClick={() => put({ steps })}
          >
            {steps}
          </button>
        ))}
      </fieldset>
      {shown && shown.left > 0 && (
        <button type="button" class="small-button" onClick={() => put({ most: closeUp.most + ROOM })}>
          and {count(shown.left, 'more', 'more')}
        </button>
      )}
      {chosen !== undefined && !closeUp.grown.includes(chosen) && (
        <button type="button" class="small-button" onClick={() => put({ grown: [...closeUp.grown, chosen] })}>
          Add its neighbours<span class="sr-only">: {useName(chosen)}</span>
        </button>
      )}
      <Close label="Back to the map" onClose={() => session.dispatch({ type: 'look-closely' })} />
    </section>
  );
}

function PicksBar({ picked }: { readonly picked: readonly number[] }) {
  const session = useSession();
  const names = useNames(picked);
  const exporting = useDisclosure();
  const act = (label: string, work: () => void, isPossible = true) =>
    isPossible && (
      <button type="button" class="small-button" onClick={work}>
        {label}
      </button>
    );
  return (
    <section class="map-bar" aria-label="Picked names">
      <p role="status">
        <strong>{names}</strong> picked
      </p>
      {act('Only these', () => {
        session.dispatch({
          type: 'look-closely',
          closeUp: lookAround(picked, 0),
        });
        session.dispatch({ type: 'pick', nodes: [] });
      })}
      {act('Frame', () => session.stage.value?.frameNodes(picked))}
      {act(
        'What they share',
        () => session.go({ question: { type: 'common', nodes: picked } }),
        picked.length >= 2 && picked.length <= 5,
      )}
      {act(
        'Paths',
        () =>
          session.go({
            question: { type: 'paths', from: picked[0]!, to: picked[1]!, without: [], onlyPeople: false },
          }),
        picked.length === 2,
      )}
      {act('Hide', () => session.dispatch({ type: 'put-away', nodes: picked }))}
      {act('List', () => {
        listsPicked.value = true;
        session.dispatch({ type: 'show-page', page: 'table' });
      })}
      <Menu id="picks-export" icon="download" label="Save as…" disclosure={exporting}>
        {exporting.isOpen.value && <Lazy name="the formats" load={loadFormats} onDone={exporting.close} />}
      </Menu>
      <Close label="Pick none" onClose={() => session.dispatch({ type: 'pick', nodes: [] })} />
    </section>
  );
}

function Close({ label, onClose }: { readonly label: string; readonly onClose: () => void }): ComponentChildren {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={onClose}>
      <Icon name="close" />
    </button>
  );
}

function useName(node: number): string {
  return useAtlas().scene.graph.nodes[node]!.label;
}

/** "Ada, Babbage and 3 more". */
function useNames(nodes: readonly number[]): string {
  const { scene } = useAtlas();
  const told = nodes.slice(0, nodes.length > TOLD + 1 ? TOLD : TOLD + 1).map((node) => scene.graph.nodes[node]!.label);
  const more = nodes.length - told.length;
  if (more > 0) return `${told.join(', ')} and ${more} more`;
  return told.length > 1 ? `${told.slice(0, -1).join(', ')} and ${told.at(-1)}` : (told[0] ?? '');
}
