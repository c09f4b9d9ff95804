/** Letters in a line of a title, and lines, at most. */
const LINE = 31;
const LINES = 2;

/** A title in lines that are as even as can be; what is too long is cut at a word, and ends in a mark of that. */
export function breakTitle(title: string): readonly string[] {
  const words = cutTitle(title, LINE * LINES - 4).split(' ');
  if (words.join(' ').length <= SHORT) return [words.join(' ')];
  const splits = words.slice(1).map((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')] as const);
  const widest = ([first, second]: readonly [string, string]) => Math.max(first.length, second.length);
  return splits
    .reduce<readonly [string, string]>(
      (best, split) => (widest(split) < widest(best) ? split : best),
      [words.join(' '), ''],
    )
    .filter((line) => line !== '');
}

/** Letters that need no second line. */
const SHORT = 22;

/** The title up to `most` letters: up to where a part of it ends, if that is not far, else up to a word. */
function cutTitle(title: string, most: number): string {
  if ([...title].length <= most) return title;
  const start = [...title].slice(0, most).join('');
  const part = /^(.{24,})[,;:–—]\s/u.exec(start);
  if (part) return part[1]!;
  const word = start.slice(0, start.lastIndexOf(' ') + 1).trimEnd();
  return `${(word || start).replace(/[\s,;:–—-]+$/u, '')}…`;
}
