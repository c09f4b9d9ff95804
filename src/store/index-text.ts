import type { Article } from '../model/article.ts';
import type { AtlasManifest } from '../model/atlas-folder.ts';
import { listTerms } from '../text/terms.ts';
import { encodePlaces } from './postings-code.ts';
import { bucketOf, countBuckets, type TextPart } from './text-buckets.ts';

/** The rows of the table; within a bucket in code-unit order, then by part. Linear in the texts. */
export function indexText(
  articles: readonly Pick<Article, 'text' | 'sentences'>[],
  counts: Pick<AtlasManifest['counts'], 'articles' | 'mentions'>,
): readonly (readonly TextPart[])[] {
  const lists = new Map<string, TermParts>();
  articles.forEach(({ text: body, sentences }, article) => {
    sentences.slice(0, MOST_SENTENCES).forEach((span, sentence) => {
      listTerms(body, span).forEach(({ term }, position) => {
        if (position >= MOST_POSITIONS) return;
        let parts = lists.get(term);
        if (!parts) {
          parts = new TermParts();
          lists.set(term, parts);
        }
        parts.add(article, sentence, position);
      });
    });
  });
  const buckets: TextPart[][] = Array.from({ length: countBuckets(counts) }, () => []);
  for (const term of [...lists.keys()].sort()) {
    for (const part of lists.get(term)!.list(term)) buckets[bucketOf(term, part.part, buckets.length)]!.push(part);
  }
  return buckets;
}

/** Code units of postings in a part before the next begins: a bucket is then never much larger than others. */
const PART_SIZE = 16_000;
/** A longer article or sentence is kept, but its words from here on are not found. */
const MOST_SENTENCES = 2 ** 16;
const MOST_POSITIONS = 2 ** 14;

/** The postings of one term while the articles are walked. */
class TermParts {
  private readonly texts: string[] = [''];
  private readonly starts: number[] = [];
  private articles = 0;
  private occurrences = 0;
  private last = 0;
  /** The article that is being walked, and where the term stands there: sentence and position by turns. */
  private article = -1;
  private places: number[] = [];

  add(article: number, sentence: number, position: number): void {
    if (article !== this.article) this.close();
    this.article = article;
    this.places.push(sentence, position);
  }

  /** Writes down what was gathered of one article. */
  private close(): void {
    const { article, places } = this;
    if (places.length === 0) return;
    if (this.texts.at(-1)!.length >= PART_SIZE) this.texts.push('');
    if (this.starts.length < this.texts.length) {
      this.starts.push(article);
      this.last = 0;
    }
    this.texts[this.texts.length - 1] += encodePlaces(article - this.last, places);
    this.last = article;
    this.articles++;
    this.occurrences += places.length / 2;
    this.places = [];
  }

  list(term: string): readonly TextPart[] {
    this.close();
    const { texts, starts, articles, occurrences } = this;
    const all = { articles, occurrences, starts };
    return texts.map((postings, part) => ({ term, part, postings, ...(part === 0 && { whole: all }) }));
  }
}
