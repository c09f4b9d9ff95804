import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Token } from '../../text/token.ts';
import type { PlacedMention } from './placed-mention.ts';

/** Tokens between "interview" and "with" that still speak of one thing. */
const QUOTING_REACH = 3;

/**
 * Whether somebody is named for where words come from and not for taking part: a news agency or the like that was told or
 * reports ("told Sky News", "said AFP"), the article's own outlet at work ("Wikinews interviewed", "Wikinews' reporter"), or
 * people without a name who only say something ("officials said").
 */
export function isAttribution(
  tokens: readonly Token[],
  mention: PlacedMention,
  isHeld: (role: number) => boolean,
  words: WordClasses,
): boolean {
  switch (mention.kind) {
    case 'place':
    case 'person':
      return false;
    case 'role':
      return isAudience(tokens, mention, words) || (!isHeld(mention.index) && isUnnamedSource(tokens, mention, words));
    default:
      return isQuotingOutlet(tokens, mention, words) || (mention.own && isAtWork(tokens, mention, words));
  }
}

/** "told reporters" */
function isAudience(tokens: readonly Token[], mention: PlacedMention, words: WordClasses): boolean {
  return (
    words.tellingVerb.has(tokens[beforeDescription(tokens, mention, words)]?.fold ?? '') && isReporter(mention, words)
  );
}

function isReporter({ role }: PlacedMention, { reportingNoun }: WordClasses): boolean {
  return reportingNoun.has(role);
}

/** "officials said", "a spokesman told Reuters", "according to analysts", "said one diplomat": all that they do is speak. */
function isUnnamedSource(tokens: readonly Token[], { first, end }: PlacedMention, words: WordClasses): boolean {
  let behind = end;
  while (words.speechAdverb.has(tokens[behind]?.fold ?? '')) behind++;
  if (words.sayingVerb.has(tokens[behind]?.fold ?? '')) return true;
  for (let at = first - 1; at >= first - QUOTING_REACH; at--) {
    const word = tokens[at]?.fold ?? '';
    if (word === 'to') return tokens[at - 1]?.fold === 'according';
    if (words.sayingVerb.has(word) && !words.tellingVerb.has(word)) return !tokens[end]?.upper;
    if (words.clauseBoundary.has(word)) return false;
  }
  return false;
}

/** The last token before a name that does not describe it: "told the newspaper X". */
function beforeDescription(tokens: readonly Token[], { first }: PlacedMention, words: WordClasses): number {
  let at = first - 1;
  while (at > 0 && words.newsDescription.has(tokens[at]?.fold ?? '')) at--;
  return at;
}

function isQuotingOutlet(tokens: readonly Token[], mention: PlacedMention, words: WordClasses): boolean {
  const at = beforeDescription(tokens, mention, words);
  const before = tokens[at]?.fold ?? '';
  const after = tokens[mention.end]?.fold ?? '';
  const isNews = mention.news || mention.own;
  if (words.tellingVerb.has(before)) return isNews || words.outletNoun.has(tokens[mention.end - 1]?.fold ?? '');
  if (!isNews) return false;
  if (words.speechVerb.has(before) || words.speechVerb.has(after) || words.reportingNoun.has(after)) return true;
  if (!words.quotingPreposition.has(before)) return false;
  const near = tokens.slice(Math.max(0, at - QUOTING_REACH), at);
  return near.some(({ fold }) => words.quotingNoun.has(fold));
}

/** An outlet in its own article: it asks, attends, is spoken to, sends a correspondent, or stands before its question. */
function isAtWork(tokens: readonly Token[], { first, end }: PlacedMention, words: WordClasses): boolean {
  if (words.quotingPreposition.has(tokens[first - 1]?.fold ?? '')) return true;
  if (tokens[first - 1]?.text.startsWith('(') && tokens[end]?.text.startsWith(')')) return true;
  let behind = end;
  while (words.speechAdverb.has(tokens[behind]?.fold ?? '')) behind++;
  if (words.reportingVerb.has(tokens[behind]?.fold ?? '')) return true;
  return tokens.slice(end, end + QUOTING_REACH).some(({ fold }) => words.reportingNoun.has(fold));
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
