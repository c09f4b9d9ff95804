import { readFileSync } from 'node:fs';
import type { LabelledSpan } from '../../../src/measure/mention-scores.ts';

/** An article put back into running text from its tokens, with the names that people marked: PER, ORG or LOC. */
export interface MarkedText {
  readonly id: string;
  readonly text: string;
  readonly gold: readonly LabelledSpan[];
}

/** Signs that stand without a space before or after them in print. */
const CLINGS_LEFT = /^(?:[.,;:!?%)\]}’']|['’](?:s|re|ve|ll|d|m|t)|n['’]t|''|\.\.\.)$/i;
const CLINGS_RIGHT = /^[([{$£€“‘`]$/;

/** Reads a file of one article a line, `{"id", "sents": [{"t": tokens, "y": labels}]}`. */
export function readMarkedTexts(path: string): MarkedText[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { id, sents } = JSON.parse(line) as { id: string; sents: { t: string[]; y: string[] }[] };
      return joinTokens(
        id,
        sents.map(({ t, y }) => ({ forms: t, labels: y })),
      );
    });
}

/** Puts tokens back into running text; a sentence becomes a line. Labels are BIO over PER, ORG and LOC. */
export function joinTokens(
  id: string,
  sentences: readonly { readonly forms: readonly string[]; readonly labels: readonly string[] }[],
): MarkedText {
  let text = '';
  const gold: { from: number; to: number; label: string }[] = [];
  for (const { forms, labels } of sentences) {
    if (text) text += '\n';
    for (const [at, form] of forms.entries()) {
      const before = forms[at - 1] ?? '';
      const glued = CLINGS_LEFT.test(form) || CLINGS_RIGHT.test(before) || form === '-' || before === '-';
      if (at > 0 && !glued) text += ' ';
      const from = text.length;
      text += form;
      const label = labels[at]!;
      const open = gold.at(-1);
      if (label.startsWith('B-')) gold.push({ from, to: text.length, label: label.slice(2) });
      else if (label.startsWith('I-') && open) open.to = text.length;
    }
  }
  return { id, text, gold };
}
