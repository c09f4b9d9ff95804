import type { CatalogArticle, CoMention } from '../../../index.ts';
import { groupProofs } from './passages.ts';

/** The proofs of one text, which several papers may carry. */
export interface ProofGroup {
  readonly article: number;
  readonly proofs: readonly CoMention[];
  /** Other articles that carry the same text and prove it too. */
  readonly copies: readonly number[];
  /** "March 2019"; '' without a date. */
  readonly month: string;
}

/**
 * Proofs by article, the earliest first and those without a date last. Copies of one text are folded into the first of them
 * that counts.
 *
 * @param counts whether an article passes the filters: one that does stands before its copies that do not.
 */
export function groupByText(
  proofs: readonly CoMention[],
  catalog: readonly CatalogArticle[],
  counts: (article: number) => boolean,
): readonly ProofGroup[] {
  const dateOf = (article: number) => catalog[article]?.published ?? '';
  const groups = [...groupProofs(proofs)].sort(
    (a, b) =>
      +counts(b.article) - +counts(a.article) ||
      +(dateOf(a.article) === '') - +(dateOf(b.article) === '') ||
      (dateOf(a.article) < dateOf(b.article) ? -1 : dateOf(a.article) > dateOf(b.article) ? 1 : a.article - b.article),
  );
  const texts = new Map<number, { readonly first: (typeof groups)[number]; readonly copies: number[] }>();
  for (const group of groups) {
    const text = catalog[group.article]?.duplicateOf ?? group.article;
    const known = texts.get(text);
    if (known && counts(group.article) === counts(known.first.article)) known.copies.push(group.article);
    else texts.set(known ? -1 - group.article : text, { first: group, copies: [] });
  }
  return [...texts.values()].map(({ first, copies }) => ({
    ...first,
    copies,
    month: nameMonth(dateOf(first.article)),
  }));
}

function nameMonth(iso: string): string {
  const date = /^\d{4}-\d{2}/.test(iso) ? new Date(`${iso.slice(0, 7)}-15T12:00:00Z`) : undefined;
  if (!date || Number.isNaN(date.getTime())) return '';
  return date.toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
}
