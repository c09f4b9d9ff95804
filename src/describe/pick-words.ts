import { compareText } from '../model/random.ts';

/** The words of highest score, at most `most`, no two of one stem; equals in code-unit order. */
export function pickWords(scores: ReadonlyMap<string, number>, most: number): string[] {
  const order = [...scores].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || compareText(a, b));
  const picked: string[] = [];
  for (const [word, score] of order) {
    if (picked.length === most || score <= 0) break;
    if (!picked.some((other) => haveOneStem(word, other))) picked.push(word);
  }
  return picked;
}

/** `election`, `elections` and `elected`; `drill` and `drilling`. Crude, and enough not to say a thing twice. */
function haveOneStem(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length, STEM);
  return a.slice(0, length) === b.slice(0, length);
}

const STEM = 5;
