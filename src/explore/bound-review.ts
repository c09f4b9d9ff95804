import type { Review } from './review.ts';

/** A review in two parts, both what changes most first. */
export interface BoundReview {
  readonly asked: Review;
  /** Doubtful names on which hardly anything hangs: asked where somebody wants to be asked of all. */
  readonly minor: Review;
}

/**
 * How much of the map has to hang on a doubtful name for a question of its own (`ReviewItem.stake`). Of 629 doubtful names of the 294
 * Wikinews articles about 145 reach it, of 1,535 of 3,000 Reuters articles about 200. Those below it, looked at in eleven places of both lists,
 * are nearly all named in one sentence and mostly names, and so many that nobody came to the end.
 */
const WORTH_ASKING = 0.5;

/** The part of a review that is worth reading to its end, and the rest. */
export function boundReview(review: Review): BoundReview {
  const isMinor = ({ question, stake }: Review[number]) => question.type === 'doubt' && stake < WORTH_ASKING;
  return { asked: review.filter((item) => !isMinor(item)), minor: review.filter(isMinor) };
}
