import { NAMES_AT_FIRST } from '../model/map-scale.ts';
import { type Direction, directStories, measureLength, project, type Story, type Told } from './directions.ts';

/** Stories, and the regions that they may be about. */
export interface PlaceTask extends Told {
  /** For each region the one that it is a part of, always a lower one; -1 for those of the first view. */
  readonly within: readonly number[];
  /** For each node its finest region, -1 for none. */
  readonly region: readonly number[];
}

/** What is known of regions before anything is said of them. */
export interface Gathering {
  /** For each region the names that stand in it where it is titled, in the order of their coming. */
  readonly first: readonly (readonly number[])[];
  /** For each region the stories that it is made of, as indices. */
  readonly core: readonly (readonly number[])[];
  /** For each story its direction. */
  readonly directions: readonly Direction[];
  /** For each region the sum of the directions of those that it is made of, as they count there (`weighFor`). */
  readonly sums: readonly Direction[];
}

/** Finds the stories that regions are made of: those that name two of a region's first names; where none does, and on a map of lines alone, those that lie in it. */
export function gatherStories(task: PlaceTask): Gathering {
  const { within, stories, graph } = task;
  const first = listFirstNames(task);
  const regionsOf = listRegionsOf(first);
  const placed = within.map((): number[] => []);
  const shared = within.map((): number[] => []);
  for (const [index, story] of stories.entries()) {
    for (const at of followMentions(story, task)) placed[at]!.push(index);
    for (const [at, count] of countFirst(story, regionsOf)) if (count >= 2) shared[at]!.push(index);
  }
  const core = shared.map((own, at) => (graph.weighing.group && own.length > 0 ? own : placed[at]!));
  const directions = directStories(task);
  const sums = core.map((own, at) => {
    const sum: Direction = new Map();
    for (const index of own) addTo(sum, weighFor(task, at, directions[index]!), 1);
    return sum;
  });
  return { first, core, directions, sums };
}

/**
 * For each region the stories that are about it, as indices, ascending. A story is about what other stories of the region tell: its direction
 * is near that of theirs together, where names of the region count twice and its headline as much as all the others. It names a first name of the region at
 * least, and where it names but one it must be nearer. Among the regions within the same one it is about the nearest only, and
 * about none where none is near: an article that names the United States twice is not about who became their president.
 * On a map that is laid out by its lines, whose regions are communities of all names, it belongs where its names lie most.
 *
 * @param headlines for each region the story whose title heads it, -1 for none.
 */
export function placeStories(
  task: PlaceTask,
  { first, core, directions, sums }: Gathering,
  headlines: readonly number[],
): readonly (readonly number[])[] {
  const { within, stories, graph } = task;
  if (!graph.weighing.group) return core;
  const own = within.map((): number[] => []);
  const profiles = sums.map((sum, at) => {
    const told = new Map(sum);
    const headline = headlines[at]!;
    if (headline >= 0) addTo(told, weighFor(task, at, directions[headline]!), core[at]!.length);
    return { told, length: measureLength(told), members: new Set(core[at]) };
  });
  const regionsOf = listRegionsOf(first);
  for (const [index, story] of stories.entries()) {
    const counts = countFirst(story, regionsOf);
    for (let outer = -1; ; ) {
      let [best, nearest] = [-1, 0];
      for (const [at, count] of counts) {
        if (within[at] !== outer) continue;
        const { told, length, members } = profiles[at]!;
        const part = members.has(index) ? weighFor(task, at, directions[index]!) : undefined;
        const near = headlines[at] === index ? 1 : compare(directions[index]!, told, length, part);
        if (near < (count === 1 ? NEAR_BY_ONE : NEAR)) continue;
        if (near > nearest || (near === nearest && at < best)) [best, nearest] = [at, near];
      }
      if (best < 0) break;
      own[best]!.push(index);
      outer = best;
    }
  }
  return own;
}

/**
 * For each region of a map that is laid out by its lines the stories that name two of its names. Its words are those of the stories that lie
 * in it, but most of its regions have none such, and a line that leads from one of its names to another is in some story.
 */
export function listNaming({ within, region, stories }: PlaceTask): number[][] {
  const naming = within.map((): number[] => []);
  for (const [index, { mentions }] of stories.entries()) {
    const names = new Map<number, number>();
    for (const node of mentions.keys()) {
      for (let at = region[node]!; at >= 0; at = within[at]!) names.set(at, (names.get(at) ?? 0) + 1);
    }
    for (const [at, count] of names) if (count >= 2) naming[at]!.push(index);
  }
  return naming;
}

/**
 * How near a story must be to the others of a region that it names two names of, or one. Set by reading the lists of the regions of 294 and
 * 3,000 articles in the order of their nearness: below it, most have a country in common with the headline and nothing else.
 */
const NEAR = 0.16;
const NEAR_BY_ONE = 0.25;
/** How much more a name of the region says of it than one of another: what happened to others is no headline. */
const OWN = 2;

/** A direction as it counts where a region is meant. */
function weighFor(task: PlaceTask, at: number, direction: Direction): Direction {
  const isOwn = (item: number | string) => typeof item === 'number' && liesWithin(task, item, at);
  return new Map(Array.from(direction, ([item, value]) => [item, isOwn(item) ? OWN * value : value]));
}

function addTo(sum: Direction, direction: Direction, times: number): void {
  for (const [item, value] of direction) sum.set(item, (sum.get(item) ?? 0) + times * value);
}

/**
 * The cosine between a story and a sum of what stories tell.
 *
 * @param part what of that sum is the story's own, and does not count: else two that name the same two names by chance would make a region.
 */
function compare(direction: Direction, sum: Direction, length: number, part: Direction | undefined): number {
  const along = project(direction, sum) - (part ? project(direction, part) : 0);
  if (along <= 0) return 0;
  if (!part) return along / length;
  const rest = length * length - 2 * project(part, sum) + project(part, part);
  return rest > 0 ? Math.min(1, along / Math.sqrt(rest)) : 0;
}

/** Whether a node lies in a region or in a part of it. */
export function liesWithin(
  { within, region }: Pick<PlaceTask, 'within' | 'region'>,
  node: number,
  at: number,
): boolean {
  for (let up = region[node]!; up >= at; up = within[up]!) if (up === at) return true;
  return false;
}

/** For each region the names that stand in it where it is titled: on the first view the first names, in its parts as many as it has there. */
function listFirstNames({ within, region, graph: { weighing } }: PlaceTask): number[][] {
  const { rank } = weighing;
  const first = within.map((): number[] => []);
  region.forEach((finest, node) => {
    for (let at = finest; at >= 0; at = within[at]!) {
      if (within[at]! >= 0 || rank[node]! < NAMES_AT_FIRST) first[at]!.push(node);
    }
  });
  return first.map((nodes) => nodes.sort((a, b) => rank[a]! - rank[b]!).slice(0, MOST_FIRST));
}

const MOST_FIRST = 12;

function listRegionsOf(first: readonly (readonly number[])[]): ReadonlyMap<number, readonly number[]> {
  const regionsOf = new Map<number, number[]>();
  first.forEach((nodes, at) => {
    for (const node of nodes) {
      const list = regionsOf.get(node);
      if (list) list.push(at);
      else regionsOf.set(node, [at]);
    }
  });
  return regionsOf;
}

/** For each region how many of its first names a story names, where it names any. */
function countFirst({ mentions }: Story, regionsOf: ReadonlyMap<number, readonly number[]>): Map<number, number> {
  const times = new Map<number, number>();
  for (const node of mentions.keys()) {
    for (const at of regionsOf.get(node) ?? []) times.set(at, (times.get(at) ?? 0) + 1);
  }
  return times;
}

/** The region of the first view that has most of a story's names, each as often as it is named, then the one within it, and so on; the first of equals. */
function followMentions({ mentions }: Story, { within, region }: PlaceTask): number[] {
  const weight = new Map<number, number>();
  for (const [node, count] of mentions) {
    for (let at = region[node]!; at >= 0; at = within[at]!) weight.set(at, (weight.get(at) ?? 0) + count);
  }
  const path: number[] = [];
  for (let outer = -1; ; ) {
    let best = -1;
    for (const [at, own] of weight) {
      if (within[at] !== outer) continue;
      if (best === -1 || own > weight.get(best)! || (own === weight.get(best) && at < best)) best = at;
    }
    if (best === -1) return path;
    path.push(best);
    outer = best;
  }
}
