import { sayAuthors } from './authors.ts';
import { isBundle } from './bundle.ts';
import { decodeText } from './decode-text.ts';
import { type PageRecord, readPage } from './html.ts';
import type { SourceReader } from './source-format.ts';

/** Longest page, in code units, that is searched for its main text: the search looks at every element several times. */
const LONGEST = 4_000_000;
/** Deepest nesting that is searched: the tree is walked by recursion. */
const DEEPEST = 400;

/** A saved web page: its main text, as a browser's reading view finds it, and what its head says of it. */
export const readWebPage: SourceReader = async ({ name, bytes }, { notices }) => {
  const html = decodeText(name, bytes, notices);
  const { heading: _, ...page } = readPage(html);
  // Cut where all formats are; what stands around an article there is no furniture.
  if (isBundle(page.text)) return [{ name, text: page.text }];
  const { text, title, published, source, url, author } = await findMainText(html, page);
  return [
    {
      name,
      text,
      stated: {
        ...(title && { title }),
        ...(published && { published }),
        ...(source && { source }),
        ...((url ?? findSavedFrom(html)) && { url: url ?? findSavedFrom(html)! }),
        ...(author && { author }),
      },
    },
  ];
};

/**
 * Mozilla's Readability knows a page's text from what stands around it. It is made for long ones: where it finds nothing, or less
 * than a third of what our own reading finds in the page's `<article>` or `<main>`, that holds.
 */
async function findMainText(html: string, page: PageRecord): Promise<PageRecord> {
  if (html.length > LONGEST || isDeep(html)) return page;
  const [{ parseHTML }, { Readability }] = await Promise.all([import('linkedom'), import('@mozilla/readability')]);
  let content: string | null | undefined;
  let byline: string | null | undefined;
  try {
    ({ content, byline } = new Readability(parseHTML(html).document as never).parse() ?? {});
  } catch {
    // A page that it cannot take apart.
    return page;
  }
  const text = content ? readPage(`<body>${content}</body>`).text : '';
  if (page.isMarked && text.length * 3 < page.text.length) return page;
  const author = page.author ?? sayAuthors(byline ?? '');
  return { ...page, ...(author && { author }), ...(text !== '' && { text }) };
}

/** Code units in which programs that save pages say where from. */
const HEAD = 4_000;

/** The address in the comment of a browser ("Web page, complete") or of SingleFile. */
function findSavedFrom(html: string): string | undefined {
  const head = html.slice(0, HEAD);
  const found =
    /<!-- saved from url=\(\d+\)(https?:\S+) -->/.exec(head) ??
    /<!--\s+Page saved with SingleFile\s+url: (https?:\S+)/.exec(head);
  return found?.[1];
}

/** Whether tags are opened much further than closed: a guess from their number, which is high enough for any that are nested. */
function isDeep(html: string): boolean {
  let depth = 0;
  for (const [, close, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b/gi)) {
    if (close) depth = Math.max(0, depth - 1);
    else if (!VOID.test(name)) depth++;
    if (depth > DEEPEST) return true;
  }
  return false;
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|tr|th|dd|dt|option)$/i;
