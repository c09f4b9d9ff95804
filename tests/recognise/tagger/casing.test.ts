import { describe, expect, test } from 'vitest';
import {
  classifyCase,
  countArticleCase,
  findWriting,
  isAllLower,
  lacksCapitals,
  restoreCase,
} from '../../../src/recognise/tagger/casing.ts';
import { createHashTable } from '../../../src/recognise/tagger/hash-table.ts';
import { findWord, type Word } from '../../../src/recognise/tagger/words.ts';

const cache = new Map();
const words = (text: string) => text.split(' ').map((form) => findWord(cache, form));

/** News at large writes these in lower case. */
const COMMON = words('troops leave after talks with rebels of the say');
const classes = createHashTable(
  Int32Array.from(COMMON, ({ lowerHash }) => lowerHash),
  () => classifyCase(99, 1, 0),
);

/** Takes every word that is not common for a name. */
const guess = (some: readonly Word[]) =>
  some.map(({ lower }) => {
    const common = COMMON.some((word) => word.lower === lower);
    return findWord(cache, common ? lower : `${lower[0]!.toUpperCase()}${lower.slice(1)}`);
  });

/** The headline's words, as an article with this text has them read. */
function restored(headline: string, text: string): string {
  const sentences = [headline, text].map((sentence) => ({
    words: words(sentence),
    writing: findWriting(words(sentence), classes),
  }));
  const [first] = sentences;
  return restoreCase(first!.words, first!.writing, countArticleCase(sentences), classes, cache, guess)
    .map(({ form }) => form)
    .join(' ');
}

describe('findWriting', () => {
  test('tells headlines in capitals and in title case from text', () => {
    expect(findWriting(words('US TROOPS LEAVE SYRIA'), classes)).toBe('capitals');
    expect(findWriting(words('Troops Leave Syria After Talks With Rebels'), classes)).toBe('title');
    expect(findWriting(words('The troops of Vladimir Putin leave Syria'), classes)).toBe('text');
  });
});

describe('isAllLower', () => {
  test('asks for a whole article without capitals', () => {
    const article = (...sentences: string[]) => sentences.map((sentence) => ({ words: words(sentence) }));
    expect(isAllLower(article('the troops leave syria', 'talks with the rebels say'))).toBe(true);
    expect(isAllLower(article('the troops leave Syria', 'talks with the rebels say'))).toBe(false);
    expect(isAllLower(article('ok 12 .'))).toBe(false);
  });
});

describe('lacksCapitals', () => {
  test.each([
    ['where can I get tea in tampa bay ?', true],
    ['where can i get tea in Tampa ?', false],
    ['I left for tampa on monday', false],
    ['the U.S. troops leave', false],
    ['ok then 12 .', false],
  ])('%s', (sentence, expected) => {
    expect(lacksCapitals(words(sentence))).toBe(expected);
  });
});

describe('restoreCase', () => {
  test('guesses where neither the article nor news at large knows a word', () => {
    expect(restored('TROOPS OF GONDOR LEAVE', 'the troops met')).toBe('troops of Gondor leave');
  });

  test('lowers words that the article or news at large writes in lower case', () => {
    expect(restored('Troops Leave Syria After Talks With Rebels', 'the rebels met')).toBe(
      'Troops leave Syria after talks with rebels',
    );
  });

  test('takes a name from the article', () => {
    expect(restored('NATO TROOPS LEAVE AL-SUSAH', 'the NATO troops left Al-Susah')).toBe('NATO troops leave Al-Susah');
  });

  test('leaves text alone', () => {
    expect(restored('The Troops of Syria leave', 'the troops')).toBe('The Troops of Syria leave');
  });
});
