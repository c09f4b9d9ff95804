import type { Equation } from '../../model/mention.ts';
import { initialsMatch } from '../../text/initials.ts';
import type { Token } from '../../text/token.ts';
import type { PlacedMention } from './placed-mention.ts';

/** Names that a bracket says are one: "Syrian Democratic Forces (SDF)", "the Observatory for Human Rights, or SOHR". */
export function findEquations(tokens: readonly Token[], mentions: readonly PlacedMention[]): Equation[] {
  const equations: Equation[] = [];
  const endingAt = new Map(mentions.map((mention) => [mention.end, mention]));
  for (const inner of mentions) {
    if (inner.kind === 'role' || inner.first < 2) continue;
    const opening = tokens[inner.first - 1]?.text;
    if (opening === '(' && tokens[inner.end]?.text === ')') {
      let outer = endingAt.get(inner.first - 1);
      let near = true;
      if (outer?.kind === 'role') {
        outer = endingAt.get(outer.first);
        near = false;
      }
      if (outer && outer.kind !== 'role' && matches(tokens, outer, inner, near)) {
        equations.push({ a: outer.index, b: inner.index, reason: 'acronym' });
      }
    } else if (tokens[inner.first - 1]?.fold === 'or' && tokens[inner.first - 2]?.text === ',') {
      const outer = endingAt.get(inner.first - 2);
      if (outer && outer.kind !== 'role' && matches(tokens, outer, inner, false)) {
        equations.push({ a: outer.index, b: inner.index, reason: 'acronym' });
      }
    }
  }
  return equations;
}

function matches(tokens: readonly Token[], outer: PlacedMention, inner: PlacedMention, near: boolean): boolean {
  const outerWords = tokens.slice(outer.first, outer.end);
  const innerWords = tokens.slice(inner.first, inner.end);
  const [short, long] =
    innerWords.length === 1 && innerWords[0]?.caps ? [innerWords, outerWords] : [outerWords, innerWords];
  if (short.length !== 1 || !short[0]?.caps || long.length < 2) return false;
  if (
    initialsMatch(
      short[0].text,
      long.map((token) => token.text),
    )
  )
    return true;
  // "Parliament of New South Wales (NSW)": only the end of the name is abbreviated.
  const words = long.map((token) => token.text);
  for (let from = 1; from < words.length - 1; from++) if (initialsMatch(short[0].text, words.slice(from))) return false;
  if (inner.known !== outer.known) return false;
  // A foreign acronym ("Kurdistan Workers' Party (PKK)"): close behind a name that is no person's and no place's.
  return near && outer.kind !== 'person' && outer.kind !== 'place' && inner.kind !== 'place' && short === innerWords;
}
