import type { AtlasWords } from '../model/atlas-folder.ts';
import { type Check, checkFile, expectThat, listOf, record, text, tuple, whole } from './check.ts';
import type { AtlasCounts, WholeTable } from './table.ts';

/** The words of the corpus, and what the lines that are drawn first are about. */
export const wordsTable: WholeTable<AtlasWords> = {
  path: 'words.json',
  lists: ({ words: { vocabulary, lines } }) => ({
    sentences: [vocabulary.sentences],
    words: vocabulary.words,
    lines: Array.from(lines, ([edge, words]) => [edge, ...words]),
  }),
  read(value, counts) {
    const { sentences, words, lines } = checkFile(this.path, value, checkWords(counts));
    return {
      vocabulary: { sentences: sentences[0], words: new Map(words) },
      lines: new Map(lines.map(([edge, ...own]) => [edge, own])),
    };
  },
};

/** An edge and its words. */
type LineCells = readonly [edge: number, ...words: string[]];

function checkWords({ edges }: AtlasCounts) {
  const edge = whole(0, edges);
  const line: Check<LineCells> = (value) => {
    expectThat(Array.isArray(value) && value.length > 0, 'an edge and its words', value);
    const [first, ...words] = value as readonly unknown[];
    edge(first);
    listOf(text)(words);
    return value as LineCells;
  };
  return record<WordsFile>({
    sentences: tuple<readonly [number]>(whole()),
    words: listOf(tuple<readonly [string, number]>(text, whole())),
    lines: listOf(line),
  });
}

interface WordsFile {
  /** How many sentences the corpus has. */
  readonly sentences: readonly [number];
  readonly words: readonly (readonly [word: string, sentences: number])[];
  readonly lines: readonly LineCells[];
}
