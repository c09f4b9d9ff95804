import { createRandom, hashText } from '../../src/model/random.ts';
import type { TokenRun } from '../../src/recognise/tagger/names.ts';
import { tokeniseSpan } from '../../src/text/tokens.ts';
import type { MarkedArticle, MarkedSentence } from './corpora.ts';

/** Of the sentences that could be, every so many is written otherwise, for each way to do so. */
const REWRITTEN_EVERY = 12;

/** Share of letters that noise replaces. */
const NOISE = 0.03;

/** Words that a headline has at least and at most. */
const HEADLINE_WORDS = [4, 14] as const;

const ORGANISATION = 1;

/** The corpus that rewritten sentences count for. */
export const REWRITTEN = 'rewritten';

/** An article made of a sentence of another, which it must not be held against. */
export interface Rewritten {
  readonly article: MarkedArticle;
  /** Index of the article it was made of. */
  readonly origin: number;
}

/**
 * More articles of one sentence each, made of those given: with another organisation in the place of one, all in lower
 * case, in capitals, with a capital on every word, and with wrong letters.
 *
 * @param mayLearn whether an article, by its index, may be learnt from at all.
 * @param organisations names to put in; their joints ("&", "and", "'s", a comma) and legal forms are to be learnt.
 */
export function augment(
  articles: readonly MarkedArticle[],
  mayLearn: (article: number) => boolean,
  organisations: readonly string[],
): Rewritten[] {
  const names = organisations.map(cutTokens);
  const more: Rewritten[] = [];
  for (const [origin, { id, sentences }] of articles.entries()) {
    if (!mayLearn(origin)) continue;
    for (const [index, sentence] of sentences.entries()) {
      const key = `${id} ${index}`;
      const random = createRandom(hashText(key));
      const draw = Math.floor(random() * REWRITTEN_EVERY * 2);
      const made = rewrite(sentence, draw, random, names);
      if (made) more.push({ article: { id: `${key} rewritten`, corpus: REWRITTEN, sentences: [made] }, origin });
    }
  }
  return more;
}

function rewrite(
  sentence: MarkedSentence,
  draw: number,
  random: () => number,
  names: readonly (readonly string[])[],
): MarkedSentence | undefined {
  const { forms, runs } = sentence;
  const short = forms.length >= HEADLINE_WORDS[0] && forms.length <= HEADLINE_WORDS[1];
  const change = (write: (form: string) => string) => ({ forms: forms.map(write), runs });
  switch (draw) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
      return swapOrganisation(sentence, names[Math.floor(random() * names.length)]!);
    case 5:
      return change((form) => form.toLowerCase());
    case 6:
    case 7:
      return short ? change((form) => form.toUpperCase()) : undefined;
    case 8:
      return short ? change((form) => form.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())) : undefined;
    case 9:
      return change((form) => addNoise(form, random));
    default:
      return undefined;
  }
}

/** Puts the name in the place of the first organisation of several words that no article stands before. */
function swapOrganisation({ forms, runs }: MarkedSentence, name: readonly string[]): MarkedSentence | undefined {
  const at = runs.findIndex(
    ({ from, to, kind }) => kind === ORGANISATION && to - from > 1 && !/^(?:the|a|an)$/i.test(forms[from - 1] ?? ''),
  );
  const run = runs[at];
  if (!run) return undefined;
  const longer = name.length - (run.to - run.from);
  return {
    forms: [...forms.slice(0, run.from), ...name, ...forms.slice(run.to)],
    runs: runs.map((other, index): TokenRun => {
      if (index < at) return other;
      if (index === at) return { ...run, to: run.to + longer };
      return { ...other, from: other.from + longer, to: other.to + longer };
    }),
  };
}

function addNoise(form: string, random: () => number): string {
  return form.replace(/\p{L}/gu, (letter) => {
    if (random() >= NOISE) return letter;
    const other = String.fromCharCode(97 + Math.floor(random() * 26));
    return letter === letter.toLowerCase() ? other : other.toUpperCase();
  });
}

function cutTokens(name: string): string[] {
  return tokeniseSpan(name, { from: 0, to: name.length }).map(({ from, to }) => name.slice(from, to));
}
