import { useState } from 'preact/hooks';
import { addFilter, type FilterPart, nameRegions, removeFilter } from '../../../index.ts';
import { PALETTES } from '../scene/palette.ts';
import { colourOfRegion } from '../scene/regions.ts';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useSession } from './context.ts';
import { Kept } from './hidden-note.tsx';
import { Lazy, later } from './lazy.tsx';
import { useToldArticles } from './use-told-articles.ts';
import { count, formatNumber } from './words.ts';

/** Names of a region that are shown when one looks at it. */
const FRAMED = 24;

const loadArticles = later(async () => (await import('./story-articles.tsx')).StoryArticles);

/** The regions of the map, as the stories that they mostly are: a press shows one, its switch takes it off the map, its number lists its articles. */
export function StoryRows({ cap }: { readonly cap: number }) {
  const { stage, shade, settled, plainSight, dispatch } = useSession();
  const { scene, source } = useAtlas();
  const { asked } = settled.value;
  const { values } = nameRegions(source.graph);
  const shown = asked.choices.region ?? values;
  const told = useToldArticles();
  const left = plainSight.value?.nodes;
  const list = scene.regions.list
    .map((region, place) => {
      const about = region.about?.filter((article) => told?.[article] !== 0);
      const nodes = region.nodes.filter((node) => left?.[node] !== 0);
      const articles = about?.length ?? region.articles;
      const isShown = shown.includes(values[place]!);
      // One that was taken off the map stays in the list: its switch puts it back.
      return {
        ...region,
        place,
        nodes: nodes.length > 0 ? nodes : region.nodes,
        about,
        articles,
        isShown,
        isLeft: !isShown || nodes.length > 0,
      };
    })
    .sort((a, b) => b.articles - a.articles || a.place - b.place);
  const palette = PALETTES[shade.value];
  const [opened, setOpened] = useState(-1);
  const toggle = (place: number) => {
    const kept = values.filter((value, i) => (i === place ? !shown.includes(value) : shown.includes(value)));
    const part: FilterPart = { type: 'choice', of: 'region', values: kept };
    dispatch({
      type: 'ask',
      asked: kept.length === values.length ? removeFilter(asked, part) : addFilter(asked, part),
    });
  };
  return (
    <Kept items={list} isKept={({ isLeft }) => isLeft} noun="story" plural="stories">
      {(items) => (
        <CappedList items={items} cap={cap} class="rows stories">
          {({ place, isShown, nodes, title, names, articles, about }) => (
            <>
              <button
                type="button"
                class="swatch-switch"
                role="switch"
                aria-checked={isShown}
                aria-label={`${title} on the map`}
                title={isShown ? 'Take it off the map' : 'Put it on the map'}
                style={{ '--swatch': colourOfRegion(scene.regions, palette, place) }}
                onClick={() => toggle(place)}
              />
              <button
                type="button"
                class="row"
                title="Show this part of the map"
                onClick={() => stage.value?.frameNodes(nodes.slice(0, FRAMED))}
              >
                <span class="row-name">
                  {title}
                  {names !== title && <span class="origin">{names}</span>}
                </span>
                {!about && <span class="number">{formatNumber(articles || nodes.length)}</span>}
              </button>
              {about && (
                <button
                  type="button"
                  class="number"
                  aria-expanded={opened === place}
                  aria-label={`${count(articles, 'article')} of ${title}`}
                  title="List its articles"
                  onClick={() => setOpened(opened === place ? -1 : place)}
                >
                  {formatNumber(articles)}
                </button>
              )}
              {about && opened === place && <Lazy name="the articles" load={loadArticles} articles={about} />}
            </>
          )}
        </CappedList>
      )}
    </Kept>
  );
}
