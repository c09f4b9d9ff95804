import { compareText } from '../model/random.ts';
import { stemWord } from '../text/stem.ts';
import { splitPhrase } from './sentence-words.ts';

/**
 * The words and phrases of highest score, at most `most`, no two with a word of one stem; equals in code-unit order. A word
 * gives way to the best phrase that holds it and says nearly as much: "trade surplus" rather than "surplus".
 */
export function pickWords(scores: ReadonlyMap<string, number>, most: number): string[] {
  const order = [...scores].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || compareText(a, b));
  const phrases = order.filter(([phrase]) => splitPhrase(phrase).length > 1);
  const picked: string[] = [];
  const said = new Set<string>();
  const isSaid = (phrase: string) => splitPhrase(phrase).some((word) => said.has(stemWord(word)));
  for (const [word, score] of order) {
    if (picked.length === most || score <= 0) break;
    if (isSaid(word)) continue;
    const fuller = phrases.find(
      ([phrase, own]) => own >= NEARLY * score && splitPhrase(phrase).includes(word) && !isSaid(phrase),
    );
    const best = fuller?.[0] ?? word;
    picked.push(best);
    for (const part of splitPhrase(best)) said.add(stemWord(part));
  }
  return picked;
}

/** A phrase that says this share of what one of its words does says it better. */
const NEARLY = 0.4;
