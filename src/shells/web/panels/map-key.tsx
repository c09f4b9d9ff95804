import type { EntityType } from '../../../index.ts';
import { edgeWidth } from '../scene/edge-width.ts';
import { chooseColouring } from '../state/filters.ts';
import { useAtlas, useSession } from './context.ts';
import { Glyph } from './icons.tsx';
import { count, formatNumber } from './words.ts';

const KINDS: readonly (readonly [EntityType, string])[] = [
  ['actor', 'actor'],
  ['place', 'place'],
  ['role', 'role'],
];

/** How to read the map, and how much of it is drawn. */
export function MapKey() {
  const { shown, filters } = useSession();
  const { scene, source } = useAtlas();
  const { nodes, edges } = scene.graph;
  const now = shown.value ?? { names: 0, connections: 0 };
  return (
    <aside class="map-key" data-overlay aria-label="Key to the map">
      <p class="shown">
        <strong>{formatNumber(now.names)}</strong> of {count(nodes.length, 'name')} ·{' '}
        <strong>{formatNumber(now.connections)}</strong> of {count(edges.length, 'connection')}
      </p>
      <ul class="key-row" data-colouring={chooseColouring(scene, filters.value)}>
        {KINDS.map(([type, name]) => (
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
      </ul>
    </aside>
  );
}
