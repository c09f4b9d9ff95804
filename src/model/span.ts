/** A stretch of a text: `[from, to)` in UTF-16 code units, counted from 0. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The characters a span covers. Slice late: an article's text stays whole. */
export function sliceSpan(text: string, span: Span): string {
  return text.slice(span.from, span.to);
}

/** Whether two spans share at least one code unit. */
export function spansOverlap(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

/** The span without white space at its ends; an all-blank span shrinks to `[from, from)`. */
export function trimSpan(text: string, span: Span): Span {
  let { from, to } = span;
  while (to > from && isBlank(text, to - 1)) to--;
  while (from < to && isBlank(text, from)) from++;
  return { from, to };
}

function isBlank(text: string, at: number): boolean {
  return /\s/.test(text[at] ?? '');
}
