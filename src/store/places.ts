import type { Position } from '../model/arrangement.ts';
import type { Atlas } from '../model/atlas.ts';
import { type Check, expectThat, number, record, text } from './check.ts';
import { type ListedFile, readListed, writeListed } from './listed-file.ts';

/** Where a name stands on the map, by its id. */
export interface NamePlace extends Position {
  readonly id: string;
}

/** In a project: the places of all names, where a person moved some or had them laid out anew. */
export const PLACES_FILE = 'places.json';

export function writePlaces(places: readonly NamePlace[]): string {
  return writeListed(
    FILE,
    places.map(({ id, x, y }) => JSON.stringify({ id, x, y })),
  );
}

/** @throws FormatError naming the file, the place and what was expected. */
export function readPlaces(file: string, content: string): readonly NamePlace[] {
  return readListed(file, content, FILE);
}

/** The atlas with its names at these places; a name that has none stays where it was laid out. */
export function placeNames(atlas: Atlas, places: readonly NamePlace[]): Atlas {
  const { graph, arrangement } = atlas;
  const placeOf = new Map(places.map((place) => [place.id, place]));
  const at = graph.nodes.map(({ id }) => placeOf.get(id));
  const x = arrangement.x.map((own, node) => at[node]?.x ?? own);
  const y = arrangement.y.map((own, node) => at[node]?.y ?? own);
  return { ...atlas, arrangement: { ...arrangement, x, y } };
}

/** Far beyond any map, and near enough to reckon with. */
const FARTHEST = 1e7;

const coordinate: Check<number> = (value) => {
  const own = number(value);
  expectThat(Math.abs(own) <= FARTHEST, `a place within ${FARTHEST} of the middle`, own);
  return own;
};

const ADVICE = 'open the project where it was saved and save it again';

const FILE: ListedFile<NamePlace> = {
  format: 'dramatis-places',
  version: 1,
  list: 'places',
  row: record<NamePlace>({ id: text, x: coordinate, y: coordinate }),
  advice: { unparsed: ADVICE, wrong: ADVICE },
};
