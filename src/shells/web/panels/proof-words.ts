import type { AtlasSource, Finder, Kind, Reach } from '../../../index.ts';
import { count, formatNumber } from './words.ts';

/** Made once: a list of dates would feel the making of one for each. */
const DAYS = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "17 February 2019" from an ISO date; anything else as it is. */
export function formatDate(iso: string): string {
  const date = /^\d{4}-\d{2}-\d{2}/.test(iso) ? new Date(`${iso.slice(0, 10)}T12:00:00Z`) : undefined;
  if (!date || Number.isNaN(date.getTime())) return iso;
  return DAYS.format(date);
}

export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  person: 'Person',
  organization: 'Organisation',
  group: 'Group',
  place: 'Place',
  role: 'Role',
};

/** The finders in a word each, for a column. */
export const FINDER_WORDS: Readonly<Record<Finder, string>> = {
  tagger: 'tagger',
  lexicon: 'known names',
  shape: 'spelling',
  role: 'nouns for roles',
  watchlist: 'your list',
  decision: 'by hand',
};

export const FINDER_NAMES: Readonly<Record<Finder, string>> = {
  tagger: 'found by the trained tagger',
  lexicon: 'found in the list of known names',
  shape: 'found by its spelling',
  role: 'found among the nouns for roles',
  watchlist: 'found from your own list of names',
  decision: 'marked by hand',
};

/**
 * How often a reading of this confidence is right, in words: confidences are calibrated on annotated articles, so that .9 is
 * right nine times of ten.
 *
 * @param confidence 0..1.
 */
export function nameConfidence(confidence: number): string {
  if (confidence >= 0.97) return 'almost certain';
  if (confidence >= 0.9) return 'very likely';
  if (confidence >= 0.75) return 'likely';
  return confidence >= 0.5 ? 'more likely than not' : 'doubtful';
}

/** "right about 9 times of 10". */
export function nameOdds(confidence: number): string {
  if (confidence >= 0.995) return 'such readings are hardly ever wrong';
  const times = confidence >= 0.95 ? 100 : 10;
  return `such readings are right about ${Math.min(times - 1, Math.round(confidence * times))} times of ${times}`;
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
