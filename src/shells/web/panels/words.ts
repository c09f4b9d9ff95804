import type { AtlasSource, Finder, Kind, Reach } from '../../../index.ts';

/** "1 mention", "1,204 mentions". */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(number)} ${number === 1 ? noun : plural}`;
}

export function formatNumber(number: number): string {
  return number.toLocaleString('en');
}

/** "17 February 2019" from an ISO date; anything else as it is. */
export function formatDate(iso: string): string {
  const date = /^\d{4}-\d{2}-\d{2}/.test(iso) ? new Date(`${iso.slice(0, 10)}T12:00:00Z`) : undefined;
  if (!date || Number.isNaN(date.getTime())) return iso;
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  person: 'Person',
  organization: 'Organisation',
  group: 'Group',
  place: 'Place',
  role: 'Role',
};

export const TYPE_NAMES = { actor: 'Actors', place: 'Places', role: 'Roles' } as const;

export const FINDER_NAMES: Readonly<Record<Finder, string>> = {
  tagger: 'found by the trained tagger',
  lexicon: 'found in the list of known names',
  shape: 'found by its spelling',
  role: 'found among the nouns for roles',
  watchlist: 'found from your own list of names',
  decision: 'marked by hand',
};

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

/** What a weight counts, or only the weight where a graph came without texts. */
export function nameWeight({ imported, manifest }: AtlasSource, weight: number): string {
  return imported ? `weight ${formatNumber(weight)}` : countUnits(weight, manifest.reach);
}

/** "2 sentences": what an edge's weight counts. */
function countUnits(weight: number, reach: Reach): string {
  switch (reach.unit) {
    case 'sentence':
      return reach.within === 0 ? count(weight, 'sentence') : count(weight, 'passage');
    case 'paragraph':
      return count(weight, 'paragraph');
    case 'article':
      return count(weight, 'article');
  }
}
