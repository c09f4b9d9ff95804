import { sayAuthors } from './authors.ts';

/** What a page states of its article in JSON-LD (schema.org). */
export interface StatedArticle {
  readonly title?: string;
  readonly published?: string;
  readonly source?: string;
  readonly url?: string;
  readonly author?: string;
}

/** Objects looked at on one page: a graph can be of any size. */
const MOST_OBJECTS = 2000;

const ARTICLE = /(?:Article|BlogPosting|Report)$/;

/** The first article that a page's JSON-LD scripts describe; what is no JSON is passed over, as browsers do. */
export function findStatedArticle(scripts: readonly string[]): StatedArticle {
  for (const script of scripts) {
    const found = findArticle(parse(script));
    if (!found) continue;
    const [title, published] = [say(found.get('headline')) ?? say(found.get('name')), say(found.get('datePublished'))];
    const source = say(nameOf(found.get('publisher')));
    const url = say(found.get('url')) ?? say(idOf(found.get('mainEntityOfPage')));
    const author = sayAuthors(found.get('author'));
    return {
      ...(title && { title }),
      ...(published && { published }),
      ...(source && { source }),
      ...(url && /^https?:/.test(url) && { url }),
      ...(author && { author }),
    };
  }
  return {};
}

function parse(script: string): unknown {
  try {
    return JSON.parse(script);
  } catch {
    return undefined;
  }
}

function findArticle(root: unknown): ReadonlyMap<string, unknown> | undefined {
  const pending = [root];
  for (let looked = 0; looked < MOST_OBJECTS && pending.length > 0; looked++) {
    const value = pending.shift();
    if (Array.isArray(value)) {
      for (const each of value.slice(0, MOST_OBJECTS)) pending.push(each);
      continue;
    }
    const fields = fieldsOf(value);
    const types = [fields.get('@type')].flat();
    if (types.some((type) => typeof type === 'string' && ARTICLE.test(type))) return fields;
    pending.push(fields.get('@graph'), fields.get('mainEntity'));
  }
  return undefined;
}

function nameOf(value: unknown): unknown {
  const [first] = [value].flat();
  return typeof first === 'string' ? first : fieldsOf(first).get('name');
}

function idOf(value: unknown): unknown {
  return typeof value === 'string' ? value : fieldsOf(value).get('@id');
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : new Map();
}

function say(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
