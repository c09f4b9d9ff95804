import type { CatalogArticle } from '../model/atlas-folder.ts';
import { nullable, text, tuple, whole } from './check.ts';
import type { Table } from './table.ts';

/** id, title, published, source, url, words, duplicate of */
type CatalogCells = readonly [string, string, string | null, string | null, string | null, number, number];

/** What is known of an article without its text. */
export const catalogTable: Table<CatalogArticle, CatalogCells> = {
  folder: 'catalog',
  *rows({ counts, catalogArticle }) {
    for (let index = 0; index < counts.articles; index++) yield catalogArticle(index);
  },
  count: ({ articles }) => articles,
  encode: ({ id, title, published = null, source = null, url = null, words, duplicateOf }) => [
    id,
    title,
    published,
    source,
    url,
    words,
    duplicateOf,
  ],
  check: ({ articles }) =>
    tuple<CatalogCells>(text, text, nullable(text), nullable(text), nullable(text), whole(), whole(0, articles)),
  decode: ([id, title, published, source, url, words, duplicateOf]) => ({
    id,
    title,
    ...(published !== null && { published }),
    ...(source !== null && { source }),
    ...(url !== null && { url }),
    words,
    duplicateOf,
  }),
};
