import { compareText } from '../model/random.ts';
import { stemWord } from '../text/stem.ts';

/** The words of highest score, at most `most`, no two of one stem; equals in code-unit order. */
export function pickWords(scores: ReadonlyMap<string, number>, most: number): string[] {
  const order = [...scores].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || compareText(a, b));
  const picked = new Map<string, string>();
  for (const [word, score] of order) {
    if (picked.size === most || score <= 0) break;
    const stem = stemWord(word);
    if (!picked.has(stem)) picked.set(stem, word);
  }
  return [...picked.values()];
}
