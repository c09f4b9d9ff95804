import { type ChildNode, type Document, type Element, isTag, isText } from 'domhandler';
import { getAttributeValue, textContent } from 'domutils';
import { dropInvisible } from '../text/visible.ts';
import { sayAuthors } from './authors.ts';
import { findStatedArticle } from './json-ld.ts';
import { parsePage } from './parse-page.ts';

/** What a saved web page says: its main text, a block a paragraph, and what its head states about it. */
export interface PageRecord {
  readonly text: string;
  readonly title?: string;
  /** As the page writes it. */
  readonly published?: string;
  readonly source?: string;
  readonly url?: string;
  readonly author?: string;
  /** Its first heading, which of a page in a book is the title. */
  readonly heading?: string;
  /** Whether it says itself which part of it is the text. */
  readonly isMarked: boolean;
}

/** Elements that begin and end a paragraph. */
const BLOCKS = new Set(
  'address article blockquote dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul'.split(
    ' ',
  ),
);

/** Elements that hold no text of the article. */
const SKIPPED = new Set(
  'aside button canvas form iframe input nav noscript object script select style svg template textarea video audio footer'.split(
    ' ',
  ),
);

/**
 * Reads a saved web page. The text is that of the `<article>` with the most of it, else of `<main>`, else of the body,
 * without menus, forms and scripts; every block is a line. Never throws: any text is some page.
 */
export function readPage(html: string): PageRecord {
  const page = parsePage(html);
  const elements = listElements(page);
  const sizes = measureText(elements);
  const meta = (...keys: readonly string[]): string | undefined => {
    for (const key of keys) {
      const tag = elements.find(
        (element) =>
          element.name === 'meta' && [attribute(element, 'property'), attribute(element, 'name')].includes(key),
      );
      const content = tag && attribute(tag, 'content')?.trim();
      if (content) return content;
    }
    return undefined;
  };
  const named = (name: string) => elements.filter((element) => element.name === name);
  const marked = longest(named('article'), sizes) ?? longest(named('main'), sizes);
  const main = marked ?? named('body')[0] ?? page;
  const scripts = named('script').filter((script) => attribute(script, 'type') === 'application/ld+json');
  const stated = findStatedArticle(scripts.map((script) => textContent(script)));
  const heading = firstText(named('h1'), sizes) ?? firstText(named('h2'), sizes);
  const title = stated.title ?? meta('og:title') ?? firstText(named('h1'), sizes) ?? firstText(named('title'), sizes);
  const text = collectBlocks(main).join('\n\n');
  const published =
    stated.published ??
    meta('article:published_time', 'date', 'dc.date', 'parsely-pub-date') ??
    attributeOf(named('time'), 'datetime');
  const source = stated.source ?? meta('og:site_name');
  const url =
    stated.url ??
    meta('og:url') ??
    attributeOf(
      named('link').filter((link) => attribute(link, 'rel') === 'canonical'),
      'href',
    );
  const author = stated.author ?? sayAuthors(meta('author', 'article:author', 'dc.creator', 'parsely-author'));
  return {
    text,
    ...(title && { title }),
    ...(published && { published }),
    ...(source && { source }),
    ...(url && { url }),
    ...(author && { author }),
    ...(heading && { heading }),
    isMarked: marked !== undefined,
  };
}

function listElements(root: Document): readonly Element[] {
  const found: Element[] = [];
  const pending: ChildNode[] = [...root.children].reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!isTag(node)) continue;
    found.push(node);
    for (let i = node.children.length - 1; i >= 0; i--) pending.push(node.children[i]!);
  }
  return found;
}

/** The text of each block, in order, its white space folded; without recursion, for a page may be nested at will. */
function collectBlocks(root: Element | Document): readonly string[] {
  const blocks: string[] = [];
  let line = '';
  const end = () => {
    // Before blanks are folded, for a byte-order mark within a word would count as one.
    const folded = dropInvisible(line).replace(/\s+/g, ' ').trim();
    if (folded) blocks.push(folded);
    line = '';
  };
  const pending: (ChildNode | typeof END)[] = [...root.children].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node === END) end();
    else if (isText(node)) line += node.data;
    else if (isTag(node) && !isSkipped(node)) {
      if (node.name === 'br') line += ' ';
      if (BLOCKS.has(node.name)) {
        end();
        pending.push(END);
      }
      for (let i = node.children.length - 1; i >= 0; i--) pending.push(node.children[i]!);
    }
  }
  end();
  return blocks;
}

/** Elements that hold no text of the article: also what a page says to be a menu, and in an e-book the marks of notes; its notes are text. */
function isSkipped(element: Element): boolean {
  const kind = element.attribs['epub:type'];
  if (SKIPPED.has(element.name))
    return !(element.name === 'aside' && kind !== undefined && /\b(?:foot|end|rear)note/.test(kind));
  if (kind !== undefined && /\b(?:noteref|backlink)\b/.test(kind)) return true;
  return element.attribs.role === 'navigation' || /\bcalibre_navbar/.test(element.attribs.class ?? '');
}

const END = Symbol('end of a block');

/**
 * For each element the length of its text, in code units that are not blank: elements that hold none of the article's text count
 * nothing, but have a text of their own. Parents stand before their children in the list.
 */
function measureText(elements: readonly Element[]): ReadonlyMap<Element, number> {
  const sizes = new Map<Element, number>();
  for (let index = elements.length - 1; index >= 0; index--) {
    const element = elements[index]!;
    let size = 0;
    for (const child of element.children) {
      if (isText(child)) size += child.data.replace(/\s+/g, '').length;
      else if (isTag(child) && !SKIPPED.has(child.name)) size += sizes.get(child) ?? 0;
    }
    sizes.set(element, size);
  }
  return sizes;
}

/** The element with the most text, the first of equal ones. */
function longest(elements: readonly Element[], sizes: ReadonlyMap<Element, number>): Element | undefined {
  let best: Element | undefined;
  let most = 0;
  for (const element of elements) {
    const size = sizes.get(element) ?? 0;
    if (size > most) [best, most] = [element, size];
  }
  return best;
}

function attribute(element: Element, name: string): string | undefined {
  return getAttributeValue(element, name);
}

function attributeOf(elements: readonly Element[], name: string): string | undefined {
  for (const element of elements) {
    const value = attribute(element, name)?.trim();
    if (value) return value;
  }
  return undefined;
}

function firstText(elements: readonly Element[], sizes: ReadonlyMap<Element, number>): string | undefined {
  const first = elements.find((element) => sizes.get(element));
  return first && dropInvisible(textContent(first)).replace(/\s+/g, ' ').trim();
}
