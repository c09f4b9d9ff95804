import { StoryRows } from './story-rows.tsx';

/** All stories of the map with their colours, counts and switches. */
export function StoryKey() {
  return (
    <section class="story-key" aria-label="Stories on the map">
      <StoryRows cap={30} />
    </section>
  );
}
