import { type Span, trimSpan } from '../model/span.ts';

/**
 * The paragraphs of a text: in text order, disjoint, without white space at their ends; every non-blank code unit is in
 * exactly one. A paragraph is a line; in a text whose lines were broken at a fixed width (agency copy, e-mail) it is a
 * run of lines up to a blank line, an indent or a line that ends short.
 */
export function splitParagraphs(text: string): Span[] {
  const lines = splitLines(text);
  const width = findWrapWidth(text, lines);
  if (width === 0) return lines.filter(({ from, to }) => to > from);

  const paragraphs: Span[] = [];
  let open: Span | undefined;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const joins = open !== undefined && before !== undefined && goesOn(text, before, line, width);
    if (joins && open) open = { from: open.from, to: line.to };
    else {
      if (open) paragraphs.push(open);
      open = line.to > line.from ? line : undefined;
    }
  }
  if (open) paragraphs.push(open);
  return paragraphs;
}

/** Every line without the white space at its ends; a blank one is empty. */
function splitLines(text: string): Span[] {
  const lines: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(/\r\n|[\n\r\u2028\u2029\f\v]/g)) {
    lines.push(trimSpan(text, { from, to: match.index }));
    from = match.index + match[0].length;
  }
  lines.push(trimSpan(text, { from, to: text.length }));
  return lines;
}

/** No mail or agency wraps narrower or wider, in code units. */
const NARROWEST = 40;
const WIDEST = 100;

/** The width in code units at which the text was wrapped, 0 where it was not. */
function findWrapWidth(text: string, lines: readonly Span[]): number {
  const width = lines.reduce((widest, { from, to }) => Math.max(widest, to - from), 0);
  if (width < NARROWEST || width > WIDEST) return 0;
  const pairs = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    return next && line.to > line.from && next.to > next.from ? [{ line, next }] : [];
  });
  if (pairs.length === 0) return 0;
  // A line broken by width is one onto which the next word would not have fitted, and it breaks within a sentence.
  const full = pairs.filter(({ line, next }) => isFull(text, line, next, width));
  const within = pairs.filter(({ line }) => !/[.!?…:]["'”’)\]]*$/.test(text.slice(line.from, line.to)));
  return full.length >= pairs.length * 0.6 && within.length >= pairs.length * 0.6 ? width : 0;
}

function isFull(text: string, line: Span, next: Span, width: number, slack = 6): boolean {
  const word = /^\S*/.exec(text.slice(next.from, next.to))?.[0].length ?? 0;
  return line.to - line.from + 1 + word > width - slack;
}

/** Whether `line` goes on with the paragraph of the line before it, in a text wrapped at `width`. */
function goesOn(text: string, before: Span, line: Span, width: number): boolean {
  if (line.to === line.from || before.to === before.from) return false;
  if (indentOf(text, line) > indentOf(text, before) + 1) return false;
  if (/^(?:[•*·▪–—-]|::|\p{N}{1,3}[.)])\s/u.test(text.slice(line.from, line.to))) return false;
  const ended = /[.!?…:]["'”’)\]]*$/.test(text.slice(before.from, before.to));
  return isFull(text, before, line, width, ended ? 6 : width / 4);
}

/** White space before a line's first character, in code units; a tab counts for four. */
function indentOf(text: string, line: Span): number {
  const blank = /[^\S\n\r\u2028\u2029]*$/.exec(text.slice(Math.max(0, line.from - 40), line.from))?.[0] ?? '';
  return blank.replaceAll('\t', '    ').length;
}
