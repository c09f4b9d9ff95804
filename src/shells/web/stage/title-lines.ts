/** Letters in a line of a title, and lines, at most: with two of them a third of the headlines broke off where the news is. */
const LINE = 29;
const LINES = 3;
/** Letters that need no second line, and no third. */
const SHORT = 20;
const MIDDLING = 44;

/** A title in lines that are as even as can be; what is too long is cut at a word, and ends in a mark of that. */
export function breakTitle(title: string): readonly string[] {
  // A line ends with the dot between two names, and does not begin with it.
  const words = cutTitle(title, LINE * LINES - 6).split(/ (?!· )/u);
  const whole = words.join(' ');
  return breakWords(words, whole.length <= SHORT ? 1 : whole.length <= MIDDLING ? 2 : LINES);
}

function breakWords(words: readonly string[], lines: number): readonly string[] {
  if (lines === 1 || words.length === 1) return [words.join(' ')];
  // The sum of squares is least where all are as long: by the longest alone, another could be a single word.
  const unevenness = (broken: readonly string[]) => broken.reduce((sum, { length }) => sum + length * length, 0);
  return words
    .slice(1)
    .map((_, i) => [words.slice(0, i + 1).join(' '), ...breakWords(words.slice(i + 1), lines - 1)])
    .reduce((best, broken) => (unevenness(broken) < unevenness(best) ? broken : best));
}

/** The title up to `most` letters: up to where a part of it ends, if that is not far, else up to a word. After a comma a capital goes on with a list. */
function cutTitle(title: string, most: number): string {
  if ([...title].length <= most) return title;
  const start = [...title].slice(0, most).join('');
  const part = /^(.{24,})(?:[;:–—]\s|,\s(?=\p{Ll}))/u.exec(start);
  if (part) return part[1]!;
  const word = start.slice(0, start.lastIndexOf(' ') + 1).trimEnd();
  return `${(word || start).replace(/[\s,;:–—-]+$/u, '')}…`;
}
