import { type Choice, type FilterPart, nameRegions } from '../../../index.ts';
import type { Scene } from '../scene/scene.ts';
import { CHOICE_TITLES, nameFilter, nameValue } from './filter-words.ts';
import { formatNumber } from './words.ts';

/** Of the values of one filter so many are named. */
const NAMED = 2;

/** What a value is called on this map: a story by its title there, and not by its names. */
export function titleValue({ graph, regions }: Scene, of: Choice, value: string): string {
  if (of !== 'region') return nameValue(of, value);
  const at = nameRegions(graph).values.indexOf(value);
  return regions.list[at]?.title ?? value;
}

/** One filter as a chip says it: of many values those that are left out, or the first and how many there are. */
export function titleFilter(scene: Scene, part: FilterPart): string {
  if (part.type !== 'choice' || part.values.length === 0 || part.of === 'kind') return nameFilter(part);
  const title = (values: readonly string[]) => {
    const named = values.slice(0, values.length > NAMED + 1 ? NAMED : NAMED + 1);
    const more = values.length - named.length;
    const words = named.map((value) => titleValue(scene, part.of, value)).join(', ');
    return more > 0 ? `${words} and ${formatNumber(more)} more` : words;
  };
  if (part.of === 'region') {
    const all = nameRegions(scene.graph).values;
    const without = all.filter((value) => !part.values.includes(value));
    if (without.length > 0 && without.length < part.values.length) return `Without ${title(without)}`;
    return `${CHOICE_TITLES.region}: ${title(part.values)}`;
  }
  return title(part.values);
}
