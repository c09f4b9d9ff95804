import type { EntityType } from '../../../index.ts';
import { edgeWidth } from '../scene/edge-width.ts';
import { chooseColouring, showsRoles } from '../state/filters.ts';
import { useAtlas, useSession } from './context.ts';
import { Glyph } from './icons.tsx';
import { Lazy, later } from './lazy.tsx';
import { useDisclosure } from './use-disclosure.ts';
import { count, formatNumber } from './words.ts';

const loadStories = later(async () => (await import('./story-key.tsx')).StoryKey);

const KINDS: readonly (readonly [EntityType, string])[] = [
  ['actor', 'actor'],
  ['place', 'place'],
  ['role', 'role'],
];

/** How to read the map, and how much of it is drawn. */
export function MapKey() {
  const { shown, settled, plainSight } = useSession();
  const { scene, source } = useAtlas();
  const { nodes, edges } = scene.graph;
  const stories = useDisclosure();
  const now = shown.value ?? { names: 0, connections: 0 };
  const colouring = chooseColouring(scene, settled.value);
  /** Of which the filters leave a name. */
  const told = new Set(scene.regions.of.filter((region, node) => region >= 0 && plainSight.value?.nodes[node])).size;
  return (
    <aside class="map-key" data-overlay aria-label="Key to the map">
      <div class="key-counts">
        <p class="shown">
          <strong>{formatNumber(now.names)}</strong> of {count(nodes.length, 'name')} ·{' '}
          <strong>{formatNumber(now.connections)}</strong> of {count(edges.length, 'connection')}
        </p>
        {colouring === 'community' && (
          // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what its button opened
          <div class="key-stories" ref={stories.root} onKeyDown={stories.onKeyDown}>
            <button
              type="button"
              class="more"
              aria-expanded={stories.isOpen.value}
              onClick={() => {
                stories.isOpen.value = !stories.isOpen.value;
              }}
            >
              {count(told, 'story', 'stories')}
            </button>
            {stories.isOpen.value && <Lazy name="the stories" load={loadStories} />}
          </div>
        )}
      </div>
      <ul class="key-row" data-colouring={colouring}>
        {KINDS.filter(([type]) => type !== 'role' || showsRoles(scene, settled.value)).map(([type, name]) => (
          <li key={type}>
            <Glyph type={type} /> {name}
          </li>
        ))}
        <li>
          <svg viewBox="0 0 26 14" width="26" height="14" aria-hidden="true">
            <circle class="key-disc" cx="4" cy="7" r="2.5" />
            <circle class="key-disc" cx="17" cy="7" r="5.5" />
          </svg>
          mentions
        </li>
        <li>
          <svg viewBox="0 0 26 14" width="26" height="14" aria-hidden="true">
            <path class="key-line" d="M1 4h24" stroke-width={edgeWidth(1)} />
            <path class="key-line" d="M1 10h24" stroke-width={edgeWidth(9)} />
          </svg>
          {source.imported ? 'weight' : 'articles'}
        </li>
        {colouring === 'community' && (
          <li>
            <svg viewBox="0 0 26 14" width="26" height="14" aria-hidden="true">
              <path class="key-line" d="M1 10Q13 2 25 10" stroke-width={2} />
            </svg>
            between stories
          </li>
        )}
        {colouring === 'community' && (
          <li title="Each story is titled by the headline that says most of its articles; the more articles, the larger">
            <span class="key-title" aria-hidden="true">
              Aa
            </span>
            story, by articles
          </li>
        )}
        {colouring === 'community' && (
          <li title="A name that stands in articles of all sorts is grey: it belongs to no story">
            grey: of all sorts
          </li>
        )}
      </ul>
    </aside>
  );
}
