/** Takes a document's paragraphs as they are met on a walk through its XML. */
export interface TextCollector {
  openParagraph(): void;
  /** To the innermost paragraph that is open. */
  add(text: string): void;
  /** The paragraph is none: a line of a table of contents. */
  dropParagraph(): void;
  closeParagraph(): void;
  openRow(): void;
  openCell(): void;
  closeRow(): void;
  /** What is within stands behind the text: a footnote stands somewhere in a sentence. */
  openNote(): void;
  closeNote(): void;
  /** All of it, with a blank line between paragraphs. */
  readText(): string;
}

/**
 * Paragraphs in order, notes after all others. A row of a table whose cells are a paragraph each is one paragraph, with tabs between them: who
 * stands beside whom is what a table says. Cells with more in them are a page's layout, and stay paragraphs.
 */
export function collectText(): TextCollector {
  const text: string[] = [];
  const notes: string[] = [];
  // A text box or a note has paragraphs of its own inside one.
  const open: { text: string; isDropped: boolean }[] = [];
  const rows: string[][][] = [];
  let noted = 0;
  const put = (paragraph: string) => {
    const cell = rows.at(-1)?.at(-1);
    (noted > 0 ? notes : (cell ?? text)).push(paragraph);
  };
  return {
    openParagraph: () => void open.push({ text: '', isDropped: false }),
    add(more) {
      const paragraph = open.at(-1);
      if (paragraph) paragraph.text += more;
    },
    dropParagraph() {
      const paragraph = open.at(-1);
      if (paragraph) paragraph.isDropped = true;
    },
    closeParagraph() {
      const paragraph = open.pop();
      const plain = paragraph?.text.trim();
      if (plain && !paragraph?.isDropped) put(plain);
    },
    openRow: () => void rows.push([]),
    openCell: () => void rows.at(-1)?.push([]),
    closeRow() {
      const cells = rows.pop() ?? [];
      const filled = cells.filter((cell) => cell.length > 0);
      if (filled.every((cell) => cell.length === 1 && !cell[0]!.includes('\n'))) {
        if (filled.length > 0) put(filled.flat().join('\t'));
      } else for (const paragraph of filled.flat()) put(paragraph);
    },
    openNote: () => void noted++,
    closeNote: () => void noted--,
    readText: () => [...text, ...notes].join('\n\n'),
  };
}
