import { drawFrom, leastWeight, REACHES } from '../state/filters.ts';
import { withReach } from '../state/follow-reach.ts';
import { useAtlas, useSession } from './context.ts';
import { nameWeight } from './proof-words.ts';
import { nameReach } from './words.ts';

/** Which pairs of names count as connected, and from which weight on connections are drawn. */
export function ConnectionsForm() {
  const { filters, isPublished, dispatch } = useSession();
  const { scene, source } = useAtlas();
  const { asked } = filters.value;
  const least = leastWeight(asked);
  return (
    <>
      <label class="weight">
        <span>
          Drawn from <output>{nameWeight(source, least)}</output> on
        </span>
        <input
          type="range"
          min="1"
          max={Math.max(2, Math.min(Math.floor(scene.maxWeight), 30))}
          disabled={scene.maxWeight < 2}
          value={least}
          aria-label="Least weight of a connection"
          aria-valuetext={nameWeight(source, least)}
          onInput={(event) => {
            const heavier = drawFrom(asked, Number(event.currentTarget.value));
            dispatch({ type: 'ask', asked: heavier, gesture: 'sentences' });
          }}
          onChange={() => dispatch({ type: 'end-gesture' })}
        />
      </label>
      {!source.imported && !isPublished && <ReachChoice />}
    </>
  );
}

/** How near two names must be to be connected: the worker ties them anew. */
export function ReachChoice() {
  const session = useSession();
  const { reach = useAtlas().source.manifest.reach } = session.filters.value;
  return (
    <label class="reach">
      <span>Connect names within</span>
      <select
        value={REACHES.findIndex((other) => nameReach(other) === nameReach(reach))}
        disabled={session.work.value !== undefined}
        onChange={(event) =>
          session.dispatch({
            type: 'set-filters',
            filters: withReach(session, REACHES[Number(event.currentTarget.value)]!),
          })
        }
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
