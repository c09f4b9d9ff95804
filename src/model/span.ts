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
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  return { from, to };
}

/** Whether a UTF-16 code unit is white space, as `\s` has it: steps that look at every unit of a corpus ask so. */
export function isBlank(code: number): boolean {
  if (code === 32 || (code >= 9 && code <= 13)) return true;
  if (code < 160) return false;
  return (
    code === 160 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}
