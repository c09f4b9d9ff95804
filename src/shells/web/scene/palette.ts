import { type EntityType, TYPE_COLORS } from '../../../index.ts';

export type Theme = 'light' | 'dark';

/** Colours of the drawing, as `#rrggbb`. Those of the page around it are in `styles/tokens.css`. */
export interface Palette {
  readonly types: Readonly<Record<EntityType, string>>;
  readonly theme: Theme;
  /** For regions in their order. */
  readonly regions: readonly string[];
  readonly noRegion: string;
  readonly background: string;
  /** Around names: what runs behind them shows through a little, so that the eye can follow it. */
  readonly halo: string;
  readonly ink: string;
  /** Of small names. */
  readonly softInk: string;
  /** Of small names of no region: 4.5:1 at least. */
  readonly faintInk: string;
  readonly ring: string;
  readonly edge: string;
  readonly litEdge: string;
  /** Of lines that lead from one region to another, where colours say regions. */
  readonly crossEdge: string;
}

/** Hues of one darkness, each at least 3:1 against the ground; neighbours in the list are far apart in hue. Then ten of them darker, so that each story of a first view has a colour of its own. */
const REGIONS = [
  '#3f6fb5',
  '#b3552a',
  '#2c8465',
  '#a03f86',
  '#7d7010',
  '#5a52b5',
  '#b2394f',
  '#197f93',
  '#5f7a24',
  '#8a5632',
  '#8e48b8',
  '#4f6a7e',
  '#a8641a',
  '#3b7f3b',
  '#1f3d73',
  '#7a2e12',
  '#0f4d38',
  '#641f52',
  '#4c4406',
  '#352c8c',
  '#7a1a2e',
  '#0a4f5d',
  '#3a4d0f',
  '#563117',
];

const REGIONS_IN_THE_DARK = [
  '#7fa9ea',
  '#e58d5f',
  '#5cc2a0',
  '#dd80c4',
  '#c0b24a',
  '#a59df2',
  '#ee7f92',
  '#56bdd0',
  '#a0bf5f',
  '#cf9a72',
  '#c98cf0',
  '#94b0c4',
  '#dfa257',
  '#7fc47f',
  '#c3d8fd',
  '#ffcbb2',
  '#b5eed9',
  '#f9c8eb',
  '#ebe3a8',
  '#dad5ff',
  '#ffc8d0',
  '#b4ebf5',
  '#daeeb3',
  '#f1d3bb',
];

/** Of what belongs to no region. */
const GREY = '#7a808b';
const GREY_IN_THE_DARK = '#8a8f98';

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    types: TYPE_COLORS,
    theme: 'light',
    regions: REGIONS,
    noRegion: GREY,
    background: '#f7f7f4',
    halo: 'rgba(247, 247, 244, 0.68)',
    ink: '#1c1e22',
    softInk: '#33373e',
    faintInk: '#62676f',
    ring: '#1c1e22',
    edge: '#8b909a',
    litEdge: '#4a4f59',
    crossEdge: '#858b95',
  },
  dark: {
    types: { actor: '#2b93d1', place: '#12ad83', role: '#e8752a' },
    theme: 'dark',
    regions: REGIONS_IN_THE_DARK,
    noRegion: GREY_IN_THE_DARK,
    background: '#15171b',
    halo: 'rgba(21, 23, 27, 0.72)',
    ink: '#eceef0',
    softInk: '#d3d7dd',
    faintInk: '#a4aab3',
    ring: '#f5f6f7',
    edge: '#868d9a',
    litEdge: '#b9bec8',
    crossEdge: '#828998',
  },
};
