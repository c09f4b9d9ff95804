import type { MarkedSentence } from './corpora.ts';

const KINDS = ['per', 'org', 'loc'];

/** A sentence of `<per President Ada> met in <loc Rome>`. */
export function parseMarked(marked: string): MarkedSentence {
  const forms: string[] = [];
  const runs: { from: number; to: number; kind: number }[] = [];
  let open = { from: 0, kind: -1 };
  for (const word of marked.split(' ')) {
    if (word.startsWith('<')) open = { from: forms.length, kind: KINDS.indexOf(word.slice(1)) };
    else forms.push(word.replace(/>$/, ''));
    if (word.endsWith('>')) runs.push({ ...open, to: forms.length });
  }
  return { forms, runs };
}

/** The sentence as `parseMarked` reads it. */
export function printMarked({ forms, runs }: MarkedSentence): string {
  return forms
    .map((form, i) => {
      const begins = runs.find(({ from }) => from === i);
      return `${begins ? `<${KINDS[begins.kind]} ` : ''}${form}${runs.some(({ to }) => to === i + 1) ? '>' : ''}`;
    })
    .join(' ');
}
