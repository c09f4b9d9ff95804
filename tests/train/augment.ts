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
  const pick = () => names[Math.floor(random() * names.length)]!;
  switch (draw) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
      return swapOrganisation(sentence, [pick()]);
    case 10:
    case 11:
    case 12:
    case 13:
      return swapOrganisation(sentence, [dropEnd(pick()), dropEnd(pick())]);
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

/**
 * Puts a name, or two with "and" between them, in the place of the first organisation of several words that no article
 * stands before. Two are learnt as two: else every "and" would seem to be a company's own.
 */
function swapOrganisation(
  { forms, runs }: MarkedSentence,
  names: readonly (readonly string[])[],
): MarkedSentence | undefined {
  const at = runs.findIndex(
    ({ from, to, kind }) => kind === ORGANISATION && to - from > 1 && !/^(?:the|a|an)$/i.test(forms[from - 1] ?? ''),
  );
  const run = runs[at];
  if (!run) return undefined;
  const put: string[] = [];
  const fresh: TokenRun[] = [];
  for (const name of names) {
    if (put.length > 0) put.push('and');
    fresh.push({ from: run.from + put.length, to: run.from + put.length + name.length, kind: run.kind });
    put.push(...name);
  }
  const longer = put.length - (run.to - run.from);
  return {
    forms: [...forms.slice(0, run.from), ...put, ...forms.slice(run.to)],
    runs: [
      ...runs.slice(0, at),
      ...fresh,
      ...runs.slice(at + 1).map((other) => ({ ...other, from: other.from + longer, to: other.to + longer })),
    ],
  };
}

/** Without the last of several words, mostly the legal form: in print companies stand side by side by their bare names. */
function dropEnd(name: readonly string[]): readonly string[] {
  return name.length > 1 && LEGAL_FORM.test(name.at(-1)!) ? name.slice(0, -1) : name;
}

const LEGAL_FORM = /^(?:Inc|Corp|Co|Ltd|Plc|PLC|AG|NV|SA|SpA|GmbH)\.?$/;

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
