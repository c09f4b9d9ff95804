import type { Token } from '../../text/token.ts';
import type { NameCandidate } from './name-candidate.ts';

/** In tokens: past it, what stands in quotation marks is speech. */
const LONGEST_TITLE = 9;

/**
 * Drops names that are but a part of a title in quotation marks: nobody was in Tokyo where a song is called "Anarchy in
 * Tokyo". A title has every word capitalised but the small ones; "Iraq and Syria" is a list.
 */
export function dropInTitles(tokens: readonly Token[], names: readonly NameCandidate[]): NameCandidate[] {
  const titles = names.length > 0 ? findTitles(tokens) : [];
  if (titles.length === 0) return [...names];
  return names.filter(
    ({ first, end, finder }) =>
      finder === 'watchlist' ||
      !titles.some((title) => first >= title.first && end <= title.end && end - first < title.end - title.first),
  );
}

interface Title {
  readonly first: number;
  readonly end: number;
}

const QUOTES = new Set(['"', '“', '”', '``', "''"]);

function findTitles(tokens: readonly Token[]): Title[] {
  const titles: Title[] = [];
  let open = -1;
  for (const [at, { text }] of tokens.entries()) {
    if (!QUOTES.has(text)) continue;
    if (text === '“' || text === '``' || open < 0) {
      open = text === '”' || text === "''" ? -1 : at;
      continue;
    }
    let end = at;
    while (end > open + 1 && /^[.,!?]$/.test(tokens[end - 1]!.text)) end--;
    if (isTitle(tokens, open + 1, end)) titles.push({ first: open + 1, end });
    open = -1;
  }
  return titles;
}

function isTitle(tokens: readonly Token[], first: number, end: number): boolean {
  if (end - first < 2 || end - first > LONGEST_TITLE) return false;
  let capitals = 0;
  for (let at = first; at < end; at++) {
    const { upper, text, fold, word } = tokens[at]!;
    if (upper) capitals++;
    else if (
      fold === 'and' ||
      fold === 'or' ||
      /^[.,;:]$/.test(text) ||
      (word && /\p{L}/u.test(text) && text.length > 3)
    )
      return false;
  }
  return capitals > 1;
}
