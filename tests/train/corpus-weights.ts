/** How much a sentence of a corpus counts: tweets are further from news than the rest. Chosen on text held back. */
export const CORPORA: Readonly<Record<string, number>> = {
  redocred: 1,
  'crossner-politics': 1,
  'crossner-science': 1,
  'crossner-literature': 1,
  'crossner-music': 1,
  'crossner-ai': 1,
  'gum-news-train': 1,
  'gum-open-train': 1,
  'uner-ewt-dev': 1,
  'uner-pud': 1,
  re3d: 0.5,
  'fewnerd-org': 0.5,
  gmb: 0.3,
  'btc-train': 0.3,
  'wnut-train': 0.3,
};

/** Corpora too far from news to be written otherwise. */
export const TWEETS: readonly string[] = ['btc-train', 'wnut-train'];

/** Whether an article, given its index among those of all corpora, is left as it is, to measure on some day. */
export function isUnseen(article: number): boolean {
  return article % 5 === 0;
}
