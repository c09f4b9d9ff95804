import type { TokenRun } from '../../src/recognise/tagger/names.ts';
import { tokeniseSpan } from '../../src/text/tokens.ts';
import type { MarkedArticle, MarkedSentence } from './corpora.ts';

/** A name is held for one wherever it stands where a corpus marks it at least so often, … */
const FEWEST_MARKS = 3;
/** … and this share of the times that it stands there, 0..1. */
const MARKED_SHARE = 0.8;

/** Longer names are rarely left unmarked. In words. */
const LONGEST = 6;

/**
 * The articles of one corpus with what its annotators passed over: a name of which they marked nearly every other
 * occurrence, and the name in a compound ("London-based"), which most corpora leave whole and unmarked. Without it a
 * tagger learns that a name before a hyphen is none.
 */
export function mendMarks(articles: readonly MarkedArticle[]): MarkedArticle[] {
  const cut = articles.map((article) => ({ ...article, sentences: article.sentences.map(cutCompounds) }));
  const kinds = findSureNames(cut);
  return cut.map((article) => ({
    ...article,
    sentences: article.sentences.map((sentence) => markSure(sentence, kinds)),
  }));
}

/** `London-based` in three words; a mark on the whole stays on the name. */
function cutCompounds({ forms, runs }: MarkedSentence): MarkedSentence {
  if (!forms.some((form) => COMPOUND.test(form))) return { forms, runs };
  const cut: string[] = [];
  /** Where each old word begins now, and where it would end if its tail is no part of a name. */
  const starts: number[] = [];
  const ends: number[] = [];
  for (const form of forms) {
    const pieces = COMPOUND.test(form) ? cutForm(form) : [form];
    starts.push(cut.length);
    ends.push(cut.length + Math.max(1, pieces.length - 2));
    cut.push(...pieces);
  }
  return { forms: cut, runs: runs.map(({ from, to, kind }) => ({ from: starts[from]!, to: ends[to - 1]!, kind })) };
}

/** A name, a hyphen and a word in lower case. */
const COMPOUND = /^\p{Lu}.*-\p{Ll}+$/u;

function cutForm(form: string): string[] {
  const pieces = tokeniseSpan(form, { from: 0, to: form.length }).map(({ from, to }) => form.slice(from, to));
  return pieces.length === 3 && pieces[1] === '-' ? pieces : [form];
}

/** Names by their words, with the kind that most marks give them, of which a corpus leaves few occurrences unmarked. */
function findSureNames(articles: readonly MarkedArticle[]): ReadonlyMap<string, number> {
  const marks = new Map<string, number[]>();
  for (const { sentences } of articles) {
    for (const { forms, runs } of sentences) {
      for (const { from, to, kind } of runs) {
        if (to - from > LONGEST) continue;
        const key = forms.slice(from, to).join(' ');
        const counts = marks.get(key) ?? [0, 0, 0];
        marks.set(key, counts);
        counts[kind]!++;
      }
    }
  }
  const unmarked = new Map<string, number>();
  for (const { sentences } of articles) {
    for (const sentence of sentences) {
      for (const { from, to } of findUnmarked(sentence, marks)) {
        const key = sentence.forms.slice(from, to).join(' ');
        unmarked.set(key, (unmarked.get(key) ?? 0) + 1);
      }
    }
  }
  const sure = new Map<string, number>();
  for (const [key, counts] of marks) {
    const all = counts.reduce((sum, count) => sum + count, 0);
    const most = Math.max(...counts);
    if (all < FEWEST_MARKS || most < MARKED_SHARE * all) continue;
    if (all >= MARKED_SHARE * (all + (unmarked.get(key) ?? 0))) sure.set(key, counts.indexOf(most));
  }
  return sure;
}

function markSure(sentence: MarkedSentence, kinds: ReadonlyMap<string, number>): MarkedSentence {
  const more = findUnmarked(sentence, kinds).map(({ from, to }) => ({
    from,
    to,
    kind: kinds.get(sentence.forms.slice(from, to).join(' '))!,
  }));
  if (more.length === 0) return sentence;
  return { ...sentence, runs: [...sentence.runs, ...more].sort((a, b) => a.from - b.from) };
}

/** Where names of a table stand unmarked and by themselves, the longest first; a word with a capital beside one may be part of it. */
function findUnmarked({ forms, runs }: MarkedSentence, names: ReadonlyMap<string, unknown>): Omit<TokenRun, 'kind'>[] {
  const taken = new Uint8Array(forms.length);
  for (const { from, to } of runs) taken.fill(1, from, to);
  const found: Omit<TokenRun, 'kind'>[] = [];
  for (let from = 0; from < forms.length; from++) {
    if (taken[from] || !isCapital(forms[from]) || (from > 1 && isCapital(forms[from - 1]))) continue;
    let end = Math.min(forms.length, from + LONGEST);
    for (let at = from; at < end; at++) if (taken[at]) end = at;
    for (let to = end; to > from; to--) {
      if (isCapital(forms[to]) || !names.has(forms.slice(from, to).join(' '))) continue;
      found.push({ from, to });
      from = to - 1;
      break;
    }
  }
  return found;
}

function isCapital(form: string | undefined): boolean {
  return form !== undefined && /^\p{Lu}/u.test(form);
}
