import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Token } from '../../text/token.ts';
import type { PlacedMention } from './placed-mention.ts';

/** Tokens between "interview" and "with" that still speak of one thing. */
const QUOTING_REACH = 3;

/** Whether a news agency or the like is named as the one that was told, or that reports: "told Sky News", "said AFP". */
export function isAttribution(tokens: readonly Token[], mention: PlacedMention, words: WordClasses): boolean {
  if (mention.kind === 'place' || mention.kind === 'person') return false;
  let at = mention.first - 1;
  while (at > 0 && words.newsDescription.has(tokens[at]?.fold ?? '')) at--;
  const before = tokens[at]?.fold ?? '';
  const after = tokens[mention.end]?.fold ?? '';
  const told = words.tellingVerb.has(before);
  if (mention.kind === 'role') return told && words.reportingNoun.has(mention.role);
  if (told) return mention.news || !tokens[mention.end]?.word || after === 'that';
  if (!mention.news) return false;
  if (words.speechVerb.has(before) || words.speechVerb.has(after) || words.reportingNoun.has(after)) return true;
  if (!words.quotingPreposition.has(before)) return false;
  const near = tokens.slice(Math.max(0, at - QUOTING_REACH), at);
  return near.some(({ fold }) => words.quotingNoun.has(fold));
}

/** "LONDON (Reuters) -", "(AFP)": an agency that signs, and not one that brackets introduce: "Agence France-Presse (AFP)". */
export function isCredit(
  tokens: readonly Token[],
  mention: PlacedMention,
  mentions: readonly PlacedMention[],
): boolean {
  if (!mention.news || tokens[mention.first - 1]?.text !== '(' || tokens[mention.end]?.text !== ')') return false;
  const introduced = mentions.find(({ end }) => end === mention.first - 1);
  return introduced === undefined || introduced.kind === 'place';
}
