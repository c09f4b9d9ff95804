import type { Reach } from '../../../index.ts';

/** "1 mention", "1,204 mentions". */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(number)} ${number === 1 ? noun : plural}`;
}

export function formatNumber(number: number): string {
  return NUMBERS.format(number);
}

/** Made once: a list would feel the making of one for each. */
const NUMBERS = new Intl.NumberFormat('en');

export const TYPE_NAMES = { actor: 'Actors', place: 'Places', role: 'Roles' } as const;

export function nameReach(reach: Reach): string {
  switch (reach.unit) {
    case 'sentence':
      return reach.within === 0 ? 'the same sentence' : `${count(reach.within, 'sentence')} of each other`;
    case 'paragraph':
      return 'the same paragraph';
    case 'article':
      return 'the same article';
  }
}
