import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Article } from '../model/article.ts';
import type { Vocabulary } from '../model/description.ts';
import { measureLikelihoodRatio } from '../model/likelihood.ts';
import type { Mention, Recognition } from '../model/mention.ts';
import { compareText } from '../model/random.ts';
import { listWords, splitPhrase } from './sentence-words.ts';

/** Counts the words and two-word phrases of a corpus that can say what something is about. Linear in the text. */
export function countVocabulary(
  articles: readonly Article[],
  recognitions: readonly Recognition[],
  lexicon: Pick<Lexicon, 'words' | 'roles'>,
): Vocabulary {
  const counts = new Map<string, number>();
  let sentences = 0;
  articles.forEach((article, index) => {
    for (const words of listArticleWords(article, recognitions[index]!.mentions).values()) {
      sentences++;
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  });
  const { functionWord, generalWord, calendar, speechVerb, currency } = lexicon.words;
  const idle = [functionWord, generalWord, calendar, speechVerb, currency];
  const says = (word: string): boolean =>
    !idle.some((words) => words.has(word)) &&
    !ADVERB.test(word) &&
    !lexicon.roles.has(word) &&
    !lexicon.roles.has(word.replace(/s$/, ''));
  const most = Math.max(FEW, TOO_MANY * sentences);
  const isWord = (word: string): boolean => {
    const count = counts.get(word)!;
    return count >= LEAST && count <= most && says(word);
  };
  /** Said together far more often than chance would have it, as "trade surplus" is. */
  const isPhrase = ([first, second]: readonly string[], count: number): boolean =>
    count >= LEAST_OF_A_PHRASE &&
    says(first!) &&
    says(second!) &&
    measureLikelihoodRatio(count, counts.get(first!)!, counts.get(second!)!, sentences) >= BEYOND_CHANCE;
  const words = [...counts].filter(([word, count]) => {
    const parts = splitPhrase(word);
    return parts.length === 1 ? isWord(word) : isPhrase(parts, count);
  });
  words.sort(([a, countA], [b, countB]) => countB - countA || compareText(a, b));
  return { sentences, words: new Map(words.slice(0, MOST_WORDS)) };
}

/** For each sentence outside furniture that holds such words, by index, those words. */
export function listArticleWords(article: Article, mentions: readonly Mention[]): Map<number, Set<string>> {
  const names = new Map<number, Mention[]>();
  for (const mention of mentions) {
    const list = names.get(mention.sentence);
    if (list) list.push(mention);
    else names.set(mention.sentence, [mention]);
  }
  const words = new Map<number, Set<string>>();
  article.sentences.forEach((sentence, index) => {
    if (article.furniture.some(({ from, to }) => from < sentence.to && sentence.from < to)) return;
    words.set(index, listWords(article.text, sentence, names.get(index) ?? []));
  });
  return words;
}

/** How most adverbs end; `family`, `supply` and `rally` are shorter. */
const ADVERB = /.{5}ly$/;
/** A word of a single sentence sets nothing apart: it may be a slip. */
const LEAST = 2;
/** Words that more sentences hold than this part tell nothing apart. */
const TOO_MANY = 0.05;
/** But never words of so few sentences: in a small corpus its one subject is in one sentence of three. */
const FEW = 20;
/** A phrase of fewer sentences may be chance; and G² that one in a thousand pairs would reach by chance. */
const LEAST_OF_A_PHRASE = 3;
const BEYOND_CHANCE = 10.83;
/** Words and phrases kept, the most frequent: some 300 kB in an atlas. */
const MOST_WORDS = 30_000;
