import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Kind } from '../../model/mention.ts';
import { stripLegalForm } from '../../text/name-key.ts';
import type { Token } from '../../text/token.ts';
import type { TaggedName } from '../tagger.ts';
import { TAGGED } from '../weights.ts';

/** `Inc.` → `inc` */
function bareFold({ fold }: Token): string {
  return fold.replaceAll('.', '');
}

/** Ends in a legal form that is printed as one: "Corp", "AG", and no word in lower case. */
function isCompany(name: readonly Token[]): boolean {
  const words = name.map(bareFold);
  return name.at(-1)!.upper && stripLegalForm(words).length < words.length;
}

/** What stands beside a name outweighs a doubtful kind: head nouns, "the village of", a speaker's colon. */
export function kindOf(tokens: readonly Token[], first: number, end: number, name: TaggedName, lexicon: Lexicon): Kind {
  const several = end - first > 1;
  const last = tokens[end - 1]?.fold ?? '';
  // Whatever the tagger took it for: "Mississippi Corp" is no place.
  if (several && isCompany(tokens.slice(first, end))) return 'organization';
  if (several && isSpeaker(tokens, first, end) && !lexicon.words.organizationHead.has(last)) return 'person';
  if (name.confidence > TAGGED.kindBelow) return name.kind;
  if (several && lexicon.words.organizationHead.has(last) && name.kind === 'person') return 'organization';
  if (several && lexicon.words.bodyHead.has(last)) return 'organization';
  if (several && lexicon.words.placeHead.has(last) && name.kind === 'person') return 'place';
  if (isPlaceBeside(tokens, first, end, lexicon.words)) return 'place';
  // Rarely is one in somebody: "in Baghuz Fawqani".
  const before = tokens[first - 1]?.fold;
  if (name.kind === 'person' && name.confidence < TAGGED.insideBelow && (before === 'in' || before === 'near'))
    return 'place';
  if (
    several &&
    name.kind === 'place' &&
    lexicon.givenNames.has(tokens[first]?.fold ?? '') &&
    !lexicon.words.placeHead.has(last)
  )
    return 'person';
  return name.kind;
}

/** "Ada Lovelace: I was" and "((Ada Lovelace)) I was" at the start of a sentence. */
function isSpeaker(tokens: readonly Token[], first: number, end: number): boolean {
  if (tokens.slice(0, first).some((token) => token.word)) return false;
  const after = tokens[end]?.text ?? '';
  return after === ':' || (first > 0 && after.startsWith(')'));
}

/** "villages such as X", "the village of X", "X province". */
export function isPlaceBeside(tokens: readonly Token[], first: number, end: number, words: WordClasses): boolean {
  const before = tokens[first - 1]?.fold ?? '';
  const second = tokens[first - 2]?.fold ?? '';
  if (before === 'as' && second === 'such') return words.placeNounPlural.has(tokens[first - 3]?.fold ?? '');
  if (before === 'like' || before === 'including')
    return words.placeNounPlural.has(second) || words.placeNounPlural.has(tokens[first - 3]?.fold ?? '');
  if (before === 'of') return words.placeNounOf.has(second) || words.placeNounPlural.has(second);
  const after = tokens[end]?.text ?? '';
  return words.placeNounAfter.has(after) && !['state', 'camp', 'area', 'prison', 'port', 'refugee'].includes(after);
}
