import type { Coverage } from './rank-names.ts';

/**
 * Groups the first names of a map by the stories that they share: for each node the number of its group, -1 where it is in none.
 * Groups are numbered from 0 in the order of their first names.
 *
 * A name is a direction in the space of stories, by how much each is about it; two names are as near as their directions point the
 * same way. Groups are joined by the mean of that over their pairs (average linkage, Sokal and Michener 1958). The tree is cut where names
 * are most alike first, then farther up among those that are in no group yet, until there are as many as a first view should have: of 3,000
 * articles the names of one cut made 19 groups at most. A group keeps the names that one story of it tells of (`keepTold`), and others come
 * to it that stand in its stories and hardly elsewhere. So a group is what the same articles tell of, and a name that
 * stands in articles of all sorts is in none: communities of the lines put every name somewhere, so that on 294 articles the
 * region of a country held whatever had happened there, and no title fitted it.
 *
 * Cubic in the names that are grouped, some hundreds, and linear in the stories that name them and the later ones, for each group.
 *
 * @param names those to group, in the order of their coming.
 * @param later those that may come to a group, and make none.
 */
export function groupNames(coverage: Coverage, names: readonly number[], later: readonly number[] = []): number[] {
  const alike = compareNames(coverage, names);
  const tree = joinGroups(alike, names.length);
  const found: Group[] = [];
  const taken = new Set<number>();
  for (const least of LEAST_ALIKE) {
    for (const group of cutTree(tree, names.length, least)) {
      const told = keepTold(coverage, names, group);
      if (!isStory(coverage, names, told) || told.members.some((at) => taken.has(at))) continue;
      found.push(told);
      for (const at of told.members) taken.add(at);
    }
    if (found.filter(({ members }) => members.length > PAIR).length >= WANTED) break;
  }
  const worth = new Map(
    found.map((group) => [
      group,
      group.alike * (group.members.length - 1) * countShared(coverage, names, group.members),
    ]),
  );
  const kept = [...found]
    .sort((a, b) => worth.get(b)! - worth.get(a)! || a.members[0]! - b.members[0]!)
    .slice(0, MOST)
    .sort((a, b) => a.members[0]! - b.members[0]!);
  const out = new Array<number>(coverage.first.length - 1).fill(-1);
  for (const [number, { members }] of kept.entries()) for (const at of members) out[names[at]!] = number;
  const all = [...names, ...later];
  adoptNames(coverage, all, out, kept.length);
  // A name that came to a group may come before those that made it.
  const numbers = new Map<number, number>([[-1, -1]]);
  for (const node of all) if (!numbers.has(out[node]!)) numbers.set(out[node]!, numbers.size - 1);
  return out.map((number) => numbers.get(number)!);
}

/** Members as indices into the names, ascending, and how alike they were where they were joined. */
interface Group {
  readonly members: readonly number[];
  readonly alike: number;
}

/** Groups of three names or more that a first view should have, as near as can be, and groups that it has at most: each is titled once, and there is room for no more. */
const WANTED = 24;
const MOST = 24;
/** How alike the names of a group are at least: tried in this order. */
const LEAST_ALIKE = [0.2, 0.13, 0.08, 0.05, 0.03];
/** Names in a group at most: a larger one is no story but a field, such as the politics of a country, and is taken apart. */
const LARGEST = 12;
/** Two names are a group of their own where they are this much alike, and in so many stories: one is a note, and one of several is chance. */
const PAIR = 2;
const PAIR_ALIKE = 0.3;
const PAIR_SHARED = 2;
/** By which power of the names in it a story counts the less for each: a review of the month is not what two names have in common. */
const CROWD = 0.25;

/**
 * A group without those of its names that the story which tells most of it does not name, where they are not much like the others all
 * the same: what has but a country in common with a story is no part of it, and its headline would head it falsely.
 */
function keepTold(coverage: Coverage, names: readonly number[], { members, alike }: Group): Group {
  const { stories, first, story } = coverage;
  const nodes = members.map((at) => names[at]!);
  const sum = sumDirections(coverage, nodes);
  const named = new Uint16Array(stories);
  for (const node of nodes) for (let at = first[node]!; at < first[node + 1]!; at++) named[story[at]!]!++;
  let best = -1;
  for (let at = 0; at < stories; at++) {
    if (named[at]! >= 2 && (best < 0 || named[at]! * sum[at]! > named[best]! * sum[best]!)) best = at;
  }
  const length = measureLength(sum, 0, stories);
  const told = members.filter((_, i) => {
    const node = nodes[i]!;
    if (story.subarray(first[node]!, first[node + 1]!).includes(best)) return true;
    // What it shares with itself does not count.
    return compareWith(coverage, node, sum) - 1 >= KEPT * length;
  });
  return { members: told, alike };
}

/** How alike a name must be to its group to stay though no story tells of it there, and one that is in none to come to one. */
const KEPT = 0.3;
const ADOPTED = 0.25;

/** Gives each name that is in no group to the one whose stories it stands in, if it hardly stands in others. */
function adoptNames(coverage: Coverage, names: readonly number[], group: number[], groups: number): void {
  const sums = Array.from({ length: groups }, (_, own) =>
    sumDirections(
      coverage,
      names.filter((node) => group[node] === own),
    ),
  );
  const lengths = sums.map((sum) => measureLength(sum, 0, coverage.stories));
  for (const node of names) {
    if (group[node]! >= 0) continue;
    let [most, best] = [ADOPTED, -1];
    for (const [own, sum] of sums.entries()) {
      const alike = compareWith(coverage, node, sum) / lengths[own]!;
      if (alike >= most) [most, best] = [alike, own];
    }
    group[node] = best;
  }
}

/** The sum of the directions of some names, each of length 1. */
function sumDirections({ stories, first, story, weight }: Coverage, nodes: readonly number[]): Float64Array {
  const sum = new Float64Array(stories);
  for (const node of nodes) {
    const length = measureLength(weight, first[node]!, first[node + 1]!);
    for (let at = first[node]!; at < first[node + 1]!; at++) sum[story[at]!]! += weight[at]! / length;
  }
  return sum;
}

/** How far a name's direction, of length 1, points along a sum. */
function compareWith({ first, story, weight }: Coverage, node: number, sum: Float64Array): number {
  let along = 0;
  for (let at = first[node]!; at < first[node + 1]!; at++) along += weight[at]! * sum[story[at]!]!;
  return along / measureLength(weight, first[node]!, first[node + 1]!);
}

function measureLength(weight: Float64Array, from: number, to: number): number {
  let square = 0;
  for (let at = from; at < to; at++) square += weight[at]! * weight[at]!;
  return Math.sqrt(square) || 1;
}

function isStory(coverage: Coverage, names: readonly number[], { members, alike }: Group): boolean {
  if (members.length !== PAIR) return members.length > PAIR;
  return alike >= PAIR_ALIKE && countShared(coverage, names, members) >= PAIR_SHARED;
}

/** For each pair of names the cosine of their directions: a square of `names.length`, row by row. */
function compareNames({ stories, first, story, weight }: Coverage, names: readonly number[]): Float64Array {
  const told: { name: number; value: number }[][] = Array.from({ length: stories }, () => []);
  for (const [name, node] of names.entries()) {
    for (let at = first[node]!; at < first[node + 1]!; at++) told[story[at]!]!.push({ name, value: weight[at]! });
  }
  const order = names.length;
  const products = new Float64Array(order * order);
  for (const own of told) {
    const less = 1 / Math.max(1, own.length) ** (2 * CROWD);
    for (const a of own) for (const b of own) products[a.name * order + b.name]! += a.value * b.value * less;
  }
  const length = Float64Array.from(names, (_, name) => Math.sqrt(products[name * order + name]!) || 1);
  return products.map((value, at) => value / (length[Math.floor(at / order)]! * length[at % order]!));
}

/** A tree of groups: leaf i is name i, and join j, of number `order + j`, is of two earlier ones. */
interface Join {
  readonly a: number;
  readonly b: number;
  readonly alike: number;
  readonly members: readonly number[];
}

/** Joins again and again the two groups that are most alike, of equals those of the lowest names, until none are alike at all. */
function joinGroups(alike: Float64Array, order: number): readonly Join[] {
  const near = alike.slice();
  const size = new Float64Array(order).fill(1);
  const number = Array.from({ length: order }, (_, at) => at);
  const members = Array.from({ length: order }, (_, at) => [at]);
  const live = new Set(number);
  const joins: Join[] = [];
  for (;;) {
    let [most, a, b] = [0, -1, -1];
    for (const one of live) {
      for (const other of live) {
        if (other > one && near[one * order + other]! > most) [most, a, b] = [near[one * order + other]!, one, other];
      }
    }
    if (a < 0) return joins;
    for (const other of live) {
      const [fromA, fromB] = [near[a * order + other]!, near[b * order + other]!];
      const mean = (fromA * size[a]! + fromB * size[b]!) / (size[a]! + size[b]!);
      near[a * order + other] = mean;
      near[other * order + a] = mean;
    }
    live.delete(b);
    size[a]! += size[b]!;
    members[a] = [...members[a]!, ...members[b]!].sort((x, y) => x - y);
    joins.push({ a: number[a]!, b: number[b]!, alike: most, members: members[a]! });
    number[a] = order + joins.length - 1;
  }
}

/** The largest groups of the tree that are alike enough and not too large. */
function cutTree(tree: readonly Join[], order: number, least: number): Group[] {
  const isPart = new Set(tree.flatMap(({ a, b }) => [a, b]));
  const groups: Group[] = [];
  const open = tree.flatMap((_, join) => (isPart.has(order + join) ? [] : [order + join]));
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at < order) continue;
    const { a, b, alike, members } = tree[at - order]!;
    if (alike >= least && members.length <= LARGEST) groups.push({ members, alike });
    else open.push(a, b);
  }
  return groups;
}

/** Stories that name two of a group or more. */
function countShared(
  { stories, first, story }: Coverage,
  names: readonly number[],
  members: readonly number[],
): number {
  const times = new Uint16Array(stories);
  for (const at of members) {
    const node = names[at]!;
    for (let i = first[node]!; i < first[node + 1]!; i++) times[story[i]!]!++;
  }
  return times.reduce((sum, count) => sum + (count >= 2 ? 1 : 0), 0);
}
