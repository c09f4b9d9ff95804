import type { NodeShape } from './graph-document.ts';
import type { EntityType } from './mention.ts';

/** Colours that stay apart in the common kinds of colour blindness (Okabe and Ito), on light and dark. */
export const TYPE_COLORS: Readonly<Record<EntityType, string>> = {
  actor: '#0072b2',
  place: '#009e73',
  role: '#d55e00',
};

/** Never colour alone. */
export const TYPE_SHAPES: Readonly<Record<EntityType, NodeShape>> = {
  actor: 'disc',
  place: 'square',
  role: 'diamond',
};

/** Thickness of an edge: 1 for one proof, growing with the square root. */
export function edgeThickness(weight: number): number {
  return Math.round(Math.sqrt(weight) * 1000) / 1000;
}
