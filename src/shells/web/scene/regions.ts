import type { AtlasGraph } from '../../../index.ts';
import { PALETTES, type Palette } from './palette.ts';
import { assignColours } from './region-colours.ts';

/** A part of the map whose names have most to do with each other: mostly a story. */
interface Region {
  /** What happened there: the headline of the article that says most of it; else what its articles talk about, or its first names. */
  readonly title: string;
  /** Its first names. */
  readonly names: string;
  /** The most important first. */
  readonly nodes: readonly number[];
  readonly articles: number;
  /** Which articles are about it, ascending; undefined where nobody said so. */
  readonly about: readonly number[] | undefined;
  /** Index of its colour in a palette's list. */
  readonly colour: number;
}

/** Regions of one size, and which of them each node is in; -1 = none. */
export interface Regions {
  readonly list: readonly Region[];
  readonly of: Int16Array;
}

/** Words in a title: a third seldom adds to what two say, and there is little room. */
const TITLED = 2;
/** Names that stand for a region beside its title. */
const NAMED = 2;

/**
 * Regions of the first view.
 *
 * @param order nodes, the most important first.
 * @param before the same regions before names changed, or were moved: each keeps its colour.
 */
export function listRegions({ nodes, regions }: AtlasGraph, order: readonly number[], before?: Regions): Regions {
  const coarse = regions.flatMap(({ within }, region) => (within < 0 ? [region] : []));
  const place = new Map(coarse.map((region, i) => [region, i]));
  /** A region comes after the one that it is a part of. */
  const top: number[] = [];
  for (const [region, { within }] of regions.entries()) top.push(within < 0 ? region : top[within]!);
  const of = Int16Array.from(nodes, ({ region }) => (region < 0 ? -1 : place.get(top[region]!)!));
  const members: number[][] = coarse.map(() => []);
  for (const node of order) members[of[node]!]?.push(node);
  // Both themes have the same hues in the same order: what is apart in one is apart in the other.
  const middles = members.map((own) => middleOf(own.slice(0, CENTRAL).map((node) => nodes[node]!)));
  const held = before?.list.length === coarse.length ? before.list.map(({ colour }) => colour) : undefined;
  const colours = held ?? assignColours(middles, PALETTES.light.regions);
  const list = coarse.map((region, i) => describeRegion({ nodes, regions }, region, members[i]!, colours[i]!));
  return { list, of };
}

/**
 * The parts of the regions of the first view: those so many steps below them, and where there are none the next above. Each has
 * the colour of the region that it is a part of.
 *
 * @param whole regions of the first view.
 * @param order nodes, the most important first.
 */
export function listFinerRegions(
  { nodes, regions }: AtlasGraph,
  whole: Regions,
  order: readonly number[],
  depth: number,
): Regions {
  const depths: number[] = [];
  for (const { within } of regions) depths.push(within < 0 ? 0 : depths[within]! + 1);
  const climb = (region: number): number => {
    let at = region;
    while (at >= 0 && depths[at]! > depth) at = regions[at]!.within;
    return at;
  };
  const members = new Map<number, number[]>();
  for (const node of order) {
    const region = climb(nodes[node]!.region);
    if (region < 0) continue;
    const own = members.get(region);
    if (own) own.push(node);
    else members.set(region, [node]);
  }
  const found = [...members.keys()].sort((a, b) => a - b);
  const place = new Map(found.map((region, i) => [region, i]));
  const list = found.map((region) => {
    const own = members.get(region)!;
    return describeRegion({ nodes, regions }, region, own, whole.list[whole.of[own[0]!]!]!.colour);
  });
  return { list, of: Int16Array.from(nodes, ({ region }) => place.get(climb(region)) ?? -1) };
}

function describeRegion(
  { nodes, regions }: Pick<AtlasGraph, 'nodes' | 'regions'>,
  region: number,
  members: readonly number[],
  colour: number,
): Region {
  const { nodes: first, words, articles, about, headline } = regions[region]!;
  const names = first.slice(0, NAMED).map((node) => nodes[node]!.label);
  const title = headline?.text ?? titleOf(words, names);
  return { title, names: names.join(' · '), nodes: members, articles, about, colour };
}

/** A phrase or two words say enough; one word hardly does ("code"), so the first name stands before it. */
function titleOf(words: readonly string[], names: readonly string[]): string {
  const phrase = words.find((word) => word.includes(' '));
  if (phrase !== undefined) return capitalise(phrase);
  if (words.length > 1) return capitalise(words.slice(0, TITLED).join(', '));
  if (words.length === 1) return `${names[0]}: ${words[0]}`;
  const named = names.join(' · ');
  return named.length > LONG ? names[0]! : named;
}

/** Letters of a title beyond which its first name does alone. */
const LONG = 26;

/** Where a region lies is where its first names do. */
const CENTRAL = 12;

function middleOf(points: readonly { readonly x: number; readonly y: number }[]) {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) };
}

/** The colour of a region; grey for none. */
export function colourOfRegion({ list }: Regions, palette: Palette, region: number): string {
  return region < 0 ? palette.noRegion : palette.regions[list[region]!.colour]!;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
