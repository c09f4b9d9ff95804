import { describe, expect, test } from 'vitest';
import { augment } from './augment.ts';
import type { MarkedArticle } from './corpora.ts';

/** `He left [Acme Steel Works] on Monday .`: an organisation in brackets. */
function article(id: number, line: string): MarkedArticle {
  const forms: string[] = [];
  let from = -1;
  let to = -1;
  for (const word of line.split(' ')) {
    if (word.startsWith('[')) from = forms.length;
    forms.push(word.replace(/[[\]]/g, ''));
    if (word.endsWith(']')) to = forms.length;
  }
  return { id: `a-${id}`, corpus: 'own', sentences: [{ forms, runs: [{ from, to, kind: 1 }] }] };
}

const ARTICLES = Array.from({ length: 600 }, (_, id) => article(id, 'Officials left [Acme Steel Works] on Monday .'));
const NAMES = ["Moody's Investors Service", 'Dun & Bradstreet Corp'];

/** The organisation of every sentence that was made. */
function made(mayLearn = (_: number) => true): string[] {
  return augment(ARTICLES, mayLearn, NAMES).map(({ article: { sentences } }) => {
    const { forms, runs } = sentences[0]!;
    return forms.slice(runs[0]!.from, runs[0]!.to).join(' ');
  });
}

describe('augment', () => {
  test('writes some sentences otherwise and keeps their names marked', () => {
    const names = made();
    expect(names.length).toBeGreaterThan(100);
    expect(names.length).toBeLessThan(400);
    for (const name of ["Moody 's Investors Service", 'Dun & Bradstreet Corp', 'acme steel works', 'ACME STEEL WORKS'])
      expect(names).toContain(name);
  });

  test('puts two names side by side, marked as two', () => {
    const pairs = augment(ARTICLES, () => true, NAMES).flatMap(({ article: { sentences } }) => {
      const { forms, runs } = sentences[0]!;
      return runs.length === 2 ? [runs.map(({ from, to }) => forms.slice(from, to).join(' ')).join(' + ')] : [];
    });
    expect(pairs.length).toBeGreaterThan(20);
    expect(pairs).toContain("Moody 's Investors Service + Dun & Bradstreet");
  });

  test('gives the same for the same articles', () => {
    expect(made()).toEqual(made());
  });

  test('makes nothing of articles that may not be learnt from', () => {
    const origins = augment(ARTICLES, (at) => at % 5 !== 0, NAMES).map(({ origin }) => origin);
    expect(origins.some((at) => at % 5 === 0)).toBe(false);
  });
});
