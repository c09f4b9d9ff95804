import type { Token } from '../../text/token.ts';
import type { NameCandidate } from './name-candidate.ts';

/** Tokens of the longest ticker: "TPN.PA", "BRK-A.N". */
const LONGEST = 6;

/** Whether a name is a part of a company's ticker, "<TPN.PA>": letters in pointed brackets, without a blank. */
export function isInTicker(tokens: readonly Token[], { first, end }: NameCandidate): boolean {
  let open = first - 1;
  while (open >= Math.max(0, first - LONGEST) && isGlued(tokens, open) && tokens[open]!.text !== '<') open--;
  let close = end;
  while (close < Math.min(tokens.length, end + LONGEST) && isGlued(tokens, close - 1) && tokens[close]!.text !== '>')
    close++;
  if (tokens[open]?.text !== '<' || tokens[close]?.text !== '>') return false;
  const inside = tokens.slice(open + 1, close);
  return (
    inside.length <= LONGEST &&
    inside.every((token, at) => /^[\p{Lu}\d.-]+$/u.test(token.text) && (at === 0 || isGlued(inside, at - 1)))
  );
}

/** Whether nothing stands between a token and the next. */
function isGlued(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.to === tokens[at + 1]?.from;
}
