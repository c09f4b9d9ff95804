/** A line as it is printed on a page; lengths are in points, `y` grows upwards. */
export interface PdfLine {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  /** Of its letters. */
  readonly height: number;
}

/** Times the usual distance of lines from which there is a gap between paragraphs. */
const GAP = 1.3;
/** Times its height by which a heading's letters differ from the text's. */
const OTHER_SIZE = 1.15;
/** Share of a column's width that a paragraph's last line leaves empty. */
const SHORT = 0.85;
/** Pages from which on a line at the top or bottom that comes again and again is a running head. */
const PAGES_WITH_HEADS = 3;

/**
 * The text of pages, a blank line between paragraphs. A page says only where letters stand: a paragraph ends at a gap, a
 * change of size, an indent, or a line that ends short with a stop. Running heads and page numbers are left out, words that were
 * divided at a line's end are whole again, and a paragraph that goes on overleaf is one.
 */
export function joinPages(pages: readonly (readonly PdfLine[])[]): string {
  const heads = findRunningHeads(pages);
  const paragraphs: string[] = [];
  for (const page of pages) {
    const lines = page.filter((line, at) => !(isAtEdge(page, at) && heads.has(shapeOf(line.text))));
    const leading = findLeading(lines);
    for (const [at, line] of lines.entries()) {
      const before = lines[at - 1];
      const open = paragraphs.at(-1);
      const joins = before
        ? !beginsParagraph(before, line, leading, lines)
        : open !== undefined && runsOver(open, line);
      if (joins && open !== undefined) paragraphs[paragraphs.length - 1] = joinLines(open, line.text);
      else paragraphs.push(line.text);
    }
  }
  return paragraphs.join('\n\n');
}

/** Lines at the edges of pages that come again, but for their numbers, on more than half of them; and bare page numbers. */
function findRunningHeads(pages: readonly (readonly PdfLine[])[]): ReadonlySet<string> {
  const heads = new Set(['#']);
  if (pages.length < PAGES_WITH_HEADS) return heads;
  const counts = new Map<string, number>();
  for (const page of pages) {
    const shapes = new Set(page.filter((_, at) => isAtEdge(page, at)).map(({ text }) => shapeOf(text)));
    for (const shape of shapes) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  for (const [shape, count] of counts) if (count * 2 > pages.length) heads.add(shape);
  return heads;
}

function isAtEdge(page: readonly PdfLine[], at: number): boolean {
  return at === 0 || at === page.length - 1;
}

function shapeOf(text: string): string {
  return text.replace(/\d+/g, '#');
}

/** The usual distance between two lines of a page, in points; 0 where it has fewer than two. */
function findLeading(lines: readonly PdfLine[]): number {
  const distances = lines.flatMap((line, at) => {
    const distance = (lines[at - 1]?.y ?? line.y) - line.y;
    return distance > 0 ? [distance] : [];
  });
  distances.sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 2)] ?? 0;
}

function beginsParagraph(before: PdfLine, line: PdfLine, leading: number, lines: readonly PdfLine[]): boolean {
  const distance = before.y - line.y;
  // Upwards: the top of the next column.
  if (distance < 0) return !goesOn(before.text, line.text);
  if (distance > leading * GAP) return true;
  const [small, large] = [Math.min(before.height, line.height), Math.max(before.height, line.height)];
  if (large > small * OTHER_SIZE) return true;
  if (!ENDED.test(before.text)) return false;
  if (line.from > before.from + line.height * 0.8) return true;
  const width = lines.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  return before.to - before.from < width * SHORT;
}

const ENDED = /[.!?…:]["'”’)\]]*$/;

function runsOver(text: string, line: PdfLine): boolean {
  return goesOn(text, line.text);
}

/** Whether a sentence that a column or a page broke off goes on here. */
function goesOn(before: string, after: string): boolean {
  return !ENDED.test(before) && /^[\p{Ll}\p{N}"“‘'(]/u.test(after);
}

function joinLines(before: string, after: string): string {
  if (/\p{L}-$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after;
  return `${before} ${after}`;
}
