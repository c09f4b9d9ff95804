import { DEFAULT_LAYOUT, LAYOUT_BOUNDS, type LayoutSettings } from '../model/arrangement.ts';

/** One thing that a person may set about the layout, in words. */
export type LayoutSetting = Words &
  (
    | {
        readonly type: 'factor';
        readonly min: number;
        readonly max: number;
        readonly step: number;
        readonly default: number;
      }
    | { readonly type: 'switch'; readonly default: boolean }
    | { readonly type: 'integer'; readonly default: number }
  );

interface Words {
  readonly key: keyof LayoutSettings | 'seed';
  readonly name: string;
  /** What it does, in one sentence. */
  readonly sentence: string;
}

/** In the order in which they are offered. The pictures of what each does are named by the keys. */
export const LAYOUT_SETTINGS: readonly LayoutSetting[] = [
  {
    key: 'spread',
    name: 'Spread',
    sentence: 'Gives every node more room or less.',
    type: 'factor',
    min: LAYOUT_BOUNDS.spread[0],
    max: LAYOUT_BOUNDS.spread[1],
    step: 0.1,
    default: DEFAULT_LAYOUT.spread,
  },
  {
    key: 'shape',
    name: 'Shape',
    sentence: 'Width of the map by its height; below 1 it stands upright.',
    type: 'factor',
    min: LAYOUT_BOUNDS.shape[0],
    max: LAYOUT_BOUNDS.shape[1],
    step: 0.05,
    default: DEFAULT_LAYOUT.shape,
  },
  {
    key: 'gravity',
    name: 'Gravity',
    sentence: 'Pulls loose ends towards the middle; at 0 they reach out freely.',
    type: 'factor',
    min: LAYOUT_BOUNDS.gravity[0],
    max: LAYOUT_BOUNDS.gravity[1],
    step: 0.5,
    default: DEFAULT_LAYOUT.gravity,
  },
  {
    key: 'separateCommunities',
    name: 'Separate communities',
    sentence: 'Draws groups with many ties among themselves together, and apart from the others.',
    type: 'switch',
    default: DEFAULT_LAYOUT.separateCommunities,
  },
  {
    key: 'preventOverlap',
    name: 'Prevent overlap',
    sentence: 'Moves nodes aside so that none covers another and labels have room.',
    type: 'switch',
    default: DEFAULT_LAYOUT.preventOverlap,
  },
  {
    key: 'seed',
    name: 'Seed',
    sentence: 'Draws another map of the same ties; the same number always draws the same map.',
    type: 'integer',
    default: 1,
  },
];
