import type { Article } from '../../../src/model/article.ts';
import { typeOfKind } from '../../../src/model/mention.ts';
import { createRandom } from '../../../src/model/random.ts';
import type { Recogniser } from '../../../src/recognise/recogniser.ts';
import { percent } from './corpus-graph.ts';
import type { Figure } from './figure.ts';

const DRAWN = 0.5;

/** Share of letters that the noise replaces. */
const NOISE = 0.03;

/**
 * The share of names found in articles as they are that are still found (a drawn name of the same type over the same
 * place) once the same articles are written otherwise. Every writing keeps each letter where it was.
 */
export function measureRobustness(articles: readonly Article[], recogniser: Recogniser): Figure[] {
  const plain = articles.map((article) => findNames(article, recogniser));
  const random = createRandom(1);
  const writings: readonly { name: string; target: string; write: (text: string) => string }[] = [
    {
      name: 'all in lower case',
      target: '≥ 70 %',
      write: (text) => mapLetters(text, (letter) => letter.toLowerCase()),
    },
    { name: 'all in capitals', target: '≥ 90 %', write: (text) => mapLetters(text, (letter) => letter.toUpperCase()) },
    {
      name: 'with a capital on every word',
      target: '',
      write: (text) =>
        text.replace(
          /(?<![\p{L}\p{N}'’])\p{Ll}/gu,
          keepLength((letter) => letter.toUpperCase()),
        ),
    },
    {
      name: 'with 3 % wrong letters',
      target: '≥ 93 %',
      write: (text) => mapLetters(text, (letter) => (random() < NOISE ? pickLetter(letter, random) : letter)),
    },
  ];
  return writings.map(({ name, target, write }) => {
    let kept = 0;
    let exact = 0;
    let all = 0;
    let found = 0;
    for (const [index, article] of articles.entries()) {
      const names = findNames({ ...article, text: write(article.text) }, recogniser);
      found += names.length;
      for (const name of plain[index]!) {
        all++;
        const same = names.filter(({ type, from, to }) => type === name.type && from < name.to && name.from < to);
        if (same.length > 0) kept++;
        if (same.some(({ from, to }) => from === name.from && to === name.to)) exact++;
      }
    }
    return {
      name: `names kept ${name}`,
      value: `${percent(kept, all)}, exactly ${percent(exact, all)}; ${percent(found, all)} as many found`,
      ...(target && { target }),
    };
  });
}

/**
 * The share of names found in running text that end where they did once the space behind each is taken away and a word
 * with a capital is glued to it, as scraped captions are ("Jo JorgensenImage").
 */
export function measureSeams(articles: readonly Article[], recogniser: Recogniser): Figure[] {
  let cut = 0;
  let all = 0;
  for (const article of articles) {
    for (const { from, to, type } of findNames(article, recogniser).slice(0, 3)) {
      if (article.text[to] !== ' ' || !/\p{Ll}$/u.test(article.text.slice(from, to))) continue;
      all++;
      const text = `${article.text.slice(0, to)}Image${article.text.slice(to)}`;
      const moved = (span: { from: number; to: number }) => ({
        from: span.from < to ? span.from : span.from + 5,
        to: span.to < to ? span.to : span.to + 5,
      });
      const glued: Article = {
        ...article,
        text,
        paragraphs: article.paragraphs.map(moved),
        sentences: article.sentences.map((sentence) => ({ ...sentence, ...moved(sentence) })),
        furniture: [],
      };
      const names = findNames(glued, recogniser);
      if (names.some((name) => name.type === type && name.from === from && name.to === to)) cut++;
    }
  }
  return [{ name: 'names glued to a following word that are cut at the seam', value: percent(cut, all) }];
}

function findNames(article: Article, recogniser: Recogniser) {
  const { mentions } = recogniser.recogniseArticle(article);
  return mentions
    .filter(({ kind, confidence, furniture }) => kind !== 'role' && confidence >= DRAWN && !furniture)
    .map(({ from, to, kind }) => ({ from, to, type: typeOfKind(kind) }));
}

function mapLetters(text: string, change: (letter: string) => string): string {
  return text.replace(/\p{L}/gu, keepLength(change));
}

/** Letters that change their length with their case stay as they are, so that offsets hold. */
function keepLength(change: (letter: string) => string): (letter: string) => string {
  return (letter) => {
    const changed = change(letter);
    return changed.length === letter.length ? changed : letter;
  };
}

function pickLetter(letter: string, random: () => number): string {
  const other = String.fromCharCode(97 + Math.floor(random() * 26));
  return letter === letter.toLowerCase() ? other : other.toUpperCase();
}
