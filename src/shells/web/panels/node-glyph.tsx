import { PALETTES } from '../scene/palette.ts';
import { colourOfRegion } from '../scene/regions.ts';
import { chooseColouring } from '../state/filters.ts';
import { useAtlas, useSession } from './context.ts';
import { Glyph } from './icons.tsx';

/** The shape and colour that a name has on the map now. */
export function NodeGlyph({ node }: { readonly node: number }) {
  const { settled, shade } = useSession();
  const { scene } = useAtlas();
  const { regions, types } = scene;
  const isByStory = chooseColouring(scene, settled.value) === 'community';
  const colour = isByStory && colourOfRegion(regions, PALETTES[shade.value], regions.of[node]!);
  return <Glyph type={types[node]!} {...(colour && { colour })} />;
}
