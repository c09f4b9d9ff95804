import type { LexiconIndex } from '../../lexicon/lexicon-index.ts';
import type { Kind } from '../../model/mention.ts';
import type { Token } from '../../text/token.ts';

/** Tokens `[first, end)` of one sentence. */
export interface Bounds {
  readonly first: number;
  readonly end: number;
}

/**
 * Where a tagged name really begins and ends, as its words say: "Toronto-based Citizen Lab" is Citizen Lab, "Executive Director
 * African Agricultural Technology Foundation" the foundation, and "Ministry of Education" goes on in ", Culture and Sport".
 */
export function boundName(tokens: readonly Token[], { first, end }: Bounds, kind: Kind, index: LexiconIndex): Bounds {
  if (kind === 'organization') {
    const from = skipLead(tokens, first, end, index);
    return { first: from, end: cutOffice(tokens, from, carryOn(tokens, from, end, index), index) };
  }
  if (kind === 'person') return { first: skipPortfolio(tokens, first, end, index), end };
  return { first, end };
}

/** Whether a name is but peoples and faiths: "Muslims and Christians" are nobody in particular. */
export function isOfPeoples(tokens: readonly Token[], { first, end }: Bounds, index: LexiconIndex): boolean {
  for (let at = first; at < end; ) {
    const fold = tokens[at]!.fold;
    const demonym = index.findDemonym(tokens, at);
    if (demonym) at += demonym.length;
    else if (index.words.people.has(fold) || fold === 'and' || fold === 'or') at++;
    else return false;
  }
  return true;
}

/** Tokens of the longest place that is looked for before it. */
const LONGEST_HOME = 4;

/** Words of a title that stands before an organisation; one word may be the name's own: "President Hotels". */
const LEAST_TITLE = 2;

function skipLead(tokens: readonly Token[], first: number, end: number, index: LexiconIndex): number {
  // "New York-based": what is tied to such a word only says where the name is at home.
  for (let at = first + 1; at < Math.min(end - 2, first + LONGEST_HOME); at++) {
    if (tokens[at]!.text === '-' && index.words.homeWord.has(tokens[at + 1]!.fold)) return at + 2;
  }
  const role = index.findRole(tokens, first);
  const behind = first + (role?.length ?? 0);
  const isTitle = role !== undefined && role.length >= LEAST_TITLE && role.value.class !== 'weak';
  return isTitle && end - behind > 1 && tokens[behind]!.upper ? behind : first;
}

/** "U.S. Commerce Secretary": what an office is for is a part of the office and not of a name before it. */
function cutOffice(tokens: readonly Token[], first: number, end: number, index: LexiconIndex): number {
  for (let at = first; at < end; at++) {
    if (!index.words.portfolioNoun.has(tokens[at]!.fold)) continue;
    const role = index.findRole(tokens, at);
    if (role && role.length >= LEAST_TITLE && role.value.class === 'title' && at + role.length > end) return at;
  }
  return end;
}

/** "Minister of Health and Welfare Chen Shih-chung": what a minister is for is no given name. */
function skipPortfolio(
  tokens: readonly Token[],
  first: number,
  end: number,
  { words }: Pick<LexiconIndex, 'words'>,
): number {
  const before = tokens[first - 1]?.fold ?? '';
  const isListed = before === 'and' || before === '&' || before === 'of' || before === 'for';
  return isListed && end - first > 2 && words.portfolioNoun.has(tokens[first]!.fold) ? first + 1 : first;
}

/** "the Ministry of Gender, Labour and Social Development", "National Fund for the Promotion of Tourism". */
function carryOn(tokens: readonly Token[], first: number, end: number, { words }: Pick<LexiconIndex, 'words'>): number {
  const own = tokens.slice(first, end);
  if (!own.some(({ fold }) => words.portfolioHead.has(fold)) || !words.portfolioNoun.has(own.at(-1)!.fold)) return end;
  let last = end;
  for (let at = end; at < tokens.length; at++) {
    const { fold, upper } = tokens[at]!;
    if (upper && words.portfolioNoun.has(fold)) last = at + 1;
    else if (fold !== ',' && fold !== 'and' && fold !== '&') break;
  }
  return last;
}
