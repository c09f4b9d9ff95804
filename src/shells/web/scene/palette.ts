import { type EntityType, TYPE_COLORS } from '../../../index.ts';

export type Theme = 'light' | 'dark';

/** Colours of the drawing, as `#rrggbb`. Those of the page around it are in `styles/tokens.css`. */
export interface Palette {
  readonly types: Readonly<Record<EntityType, string>>;
  /** For communities in order of size; later ones share the last. */
  readonly communities: readonly string[];
  readonly background: string;
  readonly ink: string;
  /** Of small names. */
  readonly softInk: string;
  readonly ring: string;
  readonly edge: string;
  readonly litEdge: string;
}

/** Paul Tol's muted scheme, and grey for all that come after. */
const COMMUNITIES = [
  '#332288',
  '#44aa99',
  '#cc6677',
  '#999933',
  '#88ccee',
  '#aa4499',
  '#117733',
  '#ddaa33',
  '#882255',
  '#8a8f98',
];

const COMMUNITIES_IN_THE_DARK = ['#8f82e8', ...COMMUNITIES.slice(1, 6), '#3fa35b', '#ddcc77', '#d0558a', '#8a8f98'];

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    types: TYPE_COLORS,
    communities: COMMUNITIES,
    background: '#f7f7f4',
    ink: '#1c1e22',
    softInk: '#33373e',
    ring: '#6a35a8',
    edge: '#8b909a',
    litEdge: '#4a4f59',
  },
  dark: {
    types: { actor: '#2b93d1', place: '#12ad83', role: '#e8752a' },
    communities: COMMUNITIES_IN_THE_DARK,
    background: '#15171b',
    ink: '#eceef0',
    softInk: '#d3d7dd',
    ring: '#c6a8f7',
    edge: '#868d9a',
    litEdge: '#b9bec8',
  },
};
