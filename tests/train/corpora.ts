import { readFileSync } from 'node:fs';
import { hashText } from '../../src/model/random.ts';
import { labelsOfRun, type TokenRun } from '../../src/recognise/tagger/names.ts';
import { PARTS_OF_SPEECH } from '../../src/recognise/tagger/parts-of-speech.ts';
import { tokeniseSpan } from '../../src/text/tokens.ts';
import { DEMONYMS } from './demonyms.ts';

/** A sentence with the names people marked in it. */
export interface MarkedSentence {
  readonly forms: readonly string[];
  readonly runs: readonly TokenRun[];
}

export interface MarkedArticle {
  readonly id: string;
  readonly corpus: string;
  readonly sentences: readonly MarkedSentence[];
}

export interface PosSentence {
  readonly forms: readonly string[];
  /** Indices into the parts of speech. */
  readonly tags: readonly number[];
}

const TAGS: readonly string[] = PARTS_OF_SPEECH;
const KINDS = ['PER', 'ORG', 'LOC'];

/** Reads `<folder>/<corpus>.jsonl` as it is. */
export function readMarkedArticles(folder: string, corpus: string): MarkedArticle[] {
  return readLines(`${folder}/${corpus}.jsonl`).map((line) => {
    const { id, sents } = JSON.parse(line) as { id: string; sents: { t: string[]; y: string[] }[] };
    return { id, corpus, sentences: sents.map(({ t, y }) => ({ forms: t, runs: runsOfLabels(y) })) };
  });
}

export function readPosSentences(path: string): PosSentence[] {
  return readLines(path).map((line) => {
    const { t, u } = JSON.parse(line) as { t: string[]; u: string[] };
    return { forms: t, tags: u.map((tag) => TAGS.indexOf(tag)) };
  });
}

function readLines(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

function runsOfLabels(labels: readonly string[]): TokenRun[] {
  const runs: TokenRun[] = [];
  for (let from = 0; from < labels.length; from++) {
    const label = labels[from] ?? 'O';
    if (!label.startsWith('B-')) continue;
    let to = from + 1;
    while (labels[to] === `I-${label.slice(2)}`) to++;
    runs.push({ from, to, kind: KINDS.indexOf(label.slice(2)) });
  }
  return runs;
}

export function labelsOf(sentence: MarkedSentence): Uint8Array {
  const labels = new Uint8Array(sentence.forms.length);
  for (const { from, to, kind } of sentence.runs) labels.set(labelsOfRun(kind, to - from), from);
  return labels;
}

/** Titles and honorifics that some corpora mark as part of a person's name. */
const TITLES = new Set(
  `mr mrs ms miss dr prof professor president vice-president prime minister premier chancellor senator sen
   representative rep congressman congresswoman governor gov mayor judge justice secretary ambassador general gen
   lieutenant lt colonel col major maj captain capt sergeant sgt corporal private admiral commander cmdr brigadier
   marshal field chief sheikh sheik king queen prince princess emperor empress duke duchess lord lady sir dame baron
   count countess earl pope cardinal archbishop bishop father reverend rev rabbi imam ayatollah mullah coach officer
   detective inspector superintendent director chairman chairwoman spokesman spokeswoman minister madam sultan emir
   prophet former then dj`.split(/\s+/),
);

/** Alone, a politician's party stays an organisation: "the Democrats", "the Nazis". */
function isDemonym(lower: string, length: number): boolean {
  return DEMONYMS.has(lower) && !(length === 1 && PARTIES.has(lower));
}

const PARTIES = new Set(['republicans', 'democrats', 'democratic', 'communists', 'nazis', 'nazi', 'socialist']);

const DIRECTIONS = new Set(
  `north south east west northern southern eastern western northeast northwest southeast southwest northeastern
   northwestern southeastern southwestern central upper lower mid`.split(/\s+/),
);

/**
 * One guideline for all corpora: titles, articles, directions and possessives out of names, demonyms no places.
 */
export function harmonise(sentence: MarkedSentence): MarkedSentence {
  const { forms } = sentence;
  const lower = (index: number): string => (forms[index] ?? '').toLowerCase().replace(/\.$/, '');
  const runs: TokenRun[] = [];
  for (const { from: start, to: stop, kind } of sentence.runs) {
    let from = start;
    let to = stop;
    while (to > from && /^(?:'s|’s|'|’)$/i.test(forms[to - 1] ?? '')) to--;
    if (from < to && (forms[from] === 'the' || (from === 0 && forms[from] === 'The'))) from++;
    if (kind === 0) {
      while (from < to && TITLES.has(lower(from)) && /^\p{Lu}/u.test(forms[from] ?? '')) from++;
    }
    if (kind === 2) {
      while (from < to - 1 && DIRECTIONS.has(forms[from] ?? '')) from++;
      if (DEMONYMS.has(lower(to - 1)) && to - from <= 2) continue;
    }
    if (kind !== 2 && to > from && forms.slice(from, to).every((_, i) => isDemonym(lower(from + i), to - from)))
      continue;
    if (to > from) runs.push({ from, to, kind });
  }
  return { forms, runs };
}

/**
 * The same sentence in our own tokens. `joined` ties hyphen compounds that the corpus took apart back together
 * first, as running text has them. A sentence whose names would break stays in its own tokens.
 */
export function retokenise(sentence: MarkedSentence, joined: boolean): MarkedSentence {
  const { forms, runs } = sentence;
  const { text, starts } = joinForms(forms, joined);
  const ends = starts.map((start, i) => start + (forms[i] ?? '').length);
  const tokens = tokeniseSpan(text, { from: 0, to: text.length });
  const fresh: TokenRun[] = [];
  for (const run of runs) {
    const from = tokens.findIndex((token) => token.from === starts[run.from]);
    const to = tokens.findIndex((token) => token.to === ends[run.to - 1]);
    if (from < 0 || to < from) return joined ? retokenise(sentence, false) : sentence;
    fresh.push({ from, to: to + 1, kind: run.kind });
  }
  return { forms: tokens.map((token) => text.slice(token.from, token.to)), runs: fresh };
}

function joinForms(forms: readonly string[], joined: boolean): { text: string; starts: number[] } {
  let text = '';
  const starts: number[] = [];
  for (const [index, form] of forms.entries()) {
    const before = forms[index - 1] ?? '';
    const tie =
      joined &&
      ((form === '-' && /\p{L}$/u.test(before) && /^\p{L}/u.test(forms[index + 1] ?? '')) ||
        (before === '-' && /^\p{L}/u.test(form) && /\p{L}$/u.test(forms[index - 2] ?? '')));
    if (index > 0 && !tie) text += ' ';
    starts.push(text.length);
    text += form;
  }
  return { text, starts };
}

/** Every `share`-th article, chosen by its name, is kept back to tune on. */
export function isHeldOut(id: string, share = 8): boolean {
  return hashText(id) % share === 0;
}
