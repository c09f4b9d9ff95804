import type { Span } from './span.ts';

/** Stands where text was left out of a map that was handed on. */
export const LEFT_OUT = '…';

/** Whether a stretch of a text that was handed on was left out of it. */
export function isLeftOut(text: string, { from, to }: Span): boolean {
  return to > from && text.slice(from, to).replace(LEFT_OUT, '').trim() === '';
}
