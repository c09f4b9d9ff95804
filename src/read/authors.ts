import { dropInvisible } from '../text/visible.ts';

/** Authors that are told of one article, and code units of them all: a field can hold anything. */
const MOST_AUTHORS = 20;
const LONGEST = 300;

/** Addresses of profiles, which pages state for names. */
const ADDRESS = /^https?:/i;

/**
 * Names of authors as metadata state them, a text, a list, or objects with a `name`, with commas between them; '' where none is
 * stated. "By " before a name is no part of it.
 */
export function sayAuthors(value: unknown): string {
  if (value === undefined) return '';
  const said = [value]
    .flat()
    .slice(0, MOST_AUTHORS)
    .flatMap((one) => {
      const name = typeof one === 'object' && one !== null ? new Map(Object.entries(one)).get('name') : one;
      if (typeof name !== 'string' || ADDRESS.test(name.trim())) return [];
      const plain = dropInvisible(name)
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^by:? /i, '');
      return plain === '' ? [] : [plain];
    });
  return [...new Set(said)].join(', ').slice(0, LONGEST);
}
