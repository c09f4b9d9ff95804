import '../styles/ask.css';
import { listFilters, NO_FILTERS, removeFilter } from '../../../index.ts';
import { useSession } from './context.ts';
import { titleFilter } from './filter-titles.ts';
import { Icon } from './icons.tsx';
import { count, nameReach } from './words.ts';

/** The filters that are set, each with what takes it off, and how much they hide. */
export function AskChips() {
  const { filters, dispatch, sight, atlas } = useSession();
  const { asked } = filters.value;
  const parts = listFilters(asked);
  const { away, reach } = filters.value;
  if ((parts.length === 0 && away.length === 0 && !reach) || !sight.value || !atlas.value) return null;
  const { scene } = atlas.value;
  const { nodes } = scene.graph;
  const hidden = nodes.length - sight.value.nodeCount;
  const put = (next: typeof asked) => dispatch({ type: 'ask', asked: next });
  return (
    <section aria-label="Filters set">
      <ul class="ask-chips">
        {parts.map((part) => (
          <li key={titleFilter(scene, part)}>
            <button
              type="button"
              class="ask-chip"
              aria-label={`Remove the filter: ${titleFilter(scene, part)}`}
              onClick={() => put(removeFilter(asked, part))}
            >
              {titleFilter(scene, part)} <Icon name="close" />
            </button>
          </li>
        ))}
        {away.length > 0 && (
          <li>
            <button
              type="button"
              class="ask-chip"
              aria-label={`Show again: ${count(away.length, 'name')}`}
              title={nodes.flatMap(({ id, label }) => (away.includes(id) ? [label] : [])).join(', ')}
              onClick={() => dispatch({ type: 'set-filters', filters: { ...filters.value, away: [] } })}
            >
              {count(away.length, 'name')} put away <Icon name="close" />
            </button>
          </li>
        )}
        {reach && (
          <li>
            <button
              type="button"
              class="ask-chip"
              aria-label={`Connect names as before, not within ${nameReach(reach)}`}
              onClick={() => dispatch({ type: 'set-filters', filters: { ...filters.value, reach: undefined } })}
            >
              Connected within {nameReach(reach)} <Icon name="close" />
            </button>
          </li>
        )}
        <li>
          <button
            type="button"
            class="ask-chip reset"
            onClick={() =>
              dispatch({
                type: 'set-filters',
                filters: { ...filters.value, away: [], asked: NO_FILTERS, reach: undefined },
              })
            }
          >
            {hidden > 0 ? `Show all, ${count(hidden, 'name')} hidden` : 'Clear'}
          </button>
        </li>
      </ul>
    </section>
  );
}
