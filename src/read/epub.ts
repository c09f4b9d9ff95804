import type { SourceFile } from '../model/article.ts';
import { FormatError } from '../model/notice.ts';
import { sayAuthors } from './authors.ts';
import { readPage } from './html.ts';
import type { SourceReader } from './source-format.ts';
import { unzip } from './unzip.ts';
import { walkXml } from './walk-xml.ts';

const CONTAINER = 'META-INF/container.xml';

/** What a book says of itself, and its chapters in order. */
interface Package {
  readonly chapters: readonly string[];
  readonly published?: string;
  readonly source?: string;
  readonly author?: string;
}

/** An e-book: each of its chapters an article, as papers that are sold as e-books have them. */
export const readEpub: SourceReader = ({ name, bytes }, context) => {
  const files = unzip(name, bytes, context, (path) => path === CONTAINER || /\.(?:opf|x?html?)$/i.test(path));
  const decode = (path: string) => {
    const file = files.get(path);
    return file && new TextDecoder().decode(file);
  };
  const root = findRoot(name, decode(CONTAINER));
  const description = root === undefined ? undefined : decode(root);
  if (root === undefined || description === undefined) {
    throw new FormatError(name, `is no e-book (no package named in ${CONTAINER})`);
  }
  const { chapters, published, source, author } = readPackage(name, root, description);
  const found: SourceFile[] = [];
  for (const path of chapters) {
    const page = decode(path);
    if (page === undefined) {
      context.notices.push({ where: `${name}/${path}`, message: 'is named in the e-book and not in it' });
      continue;
    }
    const { text, heading } = readPage(page);
    // Covers and title pages.
    if (text.trim() === '') continue;
    found.push({
      name: `${name}/${path}`,
      text,
      stated: {
        ...(heading && { title: heading }),
        ...(published && { published }),
        ...(source && { source }),
        ...(author && { author }),
      },
    });
  }
  return found;
};

function findRoot(name: string, container: string | undefined): string | undefined {
  let root: string | undefined;
  if (container === undefined) return undefined;
  walkXml(`${name}/${CONTAINER}`, container, {
    open(element, attributes) {
      if (/^(?:\w+:)?rootfile$/.test(element)) root ??= attributes.get('full-path');
    },
    text: () => {},
    close: () => {},
  });
  return root;
}

function readPackage(name: string, path: string, text: string): Package {
  const hrefs = new Map<string, string>();
  const spine: string[] = [];
  const stated = new Map<string, string>();
  const creators: string[] = [];
  let open = '';
  walkXml(`${name}/${path}`, text, {
    open(element, attributes) {
      open = element.replace(/^\w+:/, '');
      const [id, href, idref] = [attributes.get('id'), attributes.get('href'), attributes.get('idref')];
      if (open === 'item' && id !== undefined && href !== undefined) hrefs.set(id, href);
      if (open === 'itemref' && idref !== undefined) spine.push(idref);
    },
    text(more) {
      if (open === 'creator') creators.push(more);
      if (!stated.has(open) && more.trim() !== '') stated.set(open, more.trim());
    },
    close() {
      open = '';
    },
  });
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
  const chapters = spine.flatMap((id) => {
    const href = hrefs.get(id);
    return href === undefined ? [] : [resolvePath(folder, href)];
  });
  const [published, source] = [stated.get('date'), stated.get('publisher') ?? stated.get('title')];
  const author = sayAuthors(creators);
  return {
    chapters: [...new Set(chapters)],
    ...(published && { published }),
    ...(source && { source }),
    ...(author && { author }),
  };
}

/** A path in a zip, from a reference that stands in a file of this folder. */
function resolvePath(folder: string, href: string): string {
  const parts: string[] = [];
  const plain = safelyDecode(href.replace(/[?#].*$/s, ''));
  for (const part of `${folder}${plain}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function safelyDecode(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
