import type { SourceFile } from '../model/article.ts';
import { FormatError } from '../model/notice.ts';
import { sayAuthors } from './authors.ts';
import { decodeText } from './decode-text.ts';
import { readPage } from './html.ts';
import type { SourceReader } from './source-format.ts';
import { walkXml } from './walk-xml.ts';

/** What an entry of a feed says, by the names that RSS and Atom have for it; the first that stands in it counts. */
const FIELDS = {
  title: ['title'],
  text: ['content:encoded', 'content', 'description', 'summary', 'media:description'],
  published: ['pubDate', 'published', 'dc:date', 'date', 'updated'],
  url: ['link', 'guid', 'id'],
  author: ['dc:creator', 'author', 'name'],
} as const;

const AUTHOR_NAMES = new Set(['author', 'name']);

const ROOTS = new Set(['rss', 'feed', 'rdf:RDF']);
const ENTRIES = new Set(['item', 'entry']);

/** A saved feed (RSS or Atom): each of its entries an article, as far as the feed has its text. */
export const readFeed: SourceReader = ({ name, bytes }, { notices }) => {
  const files: SourceFile[] = [];
  const open: string[] = [];
  let source = '';
  let entry: Map<string, string> | undefined;
  walkXml(name, decodeText(name, bytes, notices).replace(/^\uFEFF/, ''), {
    open(element, attributes) {
      if (open.length === 0 && !ROOTS.has(element)) {
        throw new FormatError(name, `is no feed (RSS, Atom) but XML of another kind (<${element}>); it was left out`);
      }
      // Of several authors.
      if (element === 'author' && entry?.has('author')) entry.set('author', `${entry.get('author')!.trim()}, `);
      open.push(element);
      if (ENTRIES.has(element)) entry = new Map();
      const href = attributes.get('href');
      const isPage = (attributes.get('rel') ?? 'alternate') === 'alternate';
      if (element === 'link' && href !== undefined && isPage && entry && !entry.has('link')) entry.set('link', href);
    },
    text(more) {
      const element = open.at(-1)!;
      const parent = open.at(-2) ?? '';
      if (!entry) {
        if (element === 'title' && (parent === 'channel' || parent === 'feed')) source += more;
        return;
      }
      // Atom may hold markup unescaped, and names of persons below the entry.
      const at = open.findLastIndex((each) => ENTRIES.has(each));
      const key = open[at + 1];
      // An author has an address and a profile beside the name.
      if (key === undefined || (key === 'author' && !AUTHOR_NAMES.has(element))) return;
      entry.set(key, (entry.get(key) ?? '') + more);
    },
    close(element) {
      open.pop();
      if (!ENTRIES.has(element) || !entry) return;
      files.push(makeFile(`${name}#${files.length + 1}`, entry, source.trim()));
      entry = undefined;
    },
  });
  if (files.length === 0) notices.push({ where: name, message: 'is a feed without entries' });
  return files;
};

function makeFile(name: string, entry: ReadonlyMap<string, string>, source: string): SourceFile {
  const pick = (field: keyof typeof FIELDS): string | undefined => {
    const key = FIELDS[field].find((each) => entry.get(each)?.trim());
    return key && entry.get(key)!.trim();
  };
  const title = pick('title');
  const [published, url] = [pick('published'), pick('url')];
  const text = readPage(pick('text') ?? '').text || title || '';
  // RSS asks for an address, and has the name in brackets behind it.
  const author = sayAuthors(pick('author')?.replace(/^\S+@\S+ \((.*)\)$/, '$1'));
  return {
    name,
    text,
    stated: {
      ...(title && { title: readPage(title).text.replace(/\s+/g, ' ') }),
      ...(published && { published }),
      ...(source && { source }),
      ...(url && /^https?:/.test(url) && { url }),
      ...(author && { author }),
    },
  };
}
