import type { Notice } from '../model/notice.ts';
import { compareText } from '../model/random.ts';
import { expectReading } from './source-formats.ts';

/** What browsers call the folder of a page that they saved whole, behind the page's own name: in the languages that they speak. */
const FOLDER = /^(.+)(?:[_.]files|-Dateien|_fichiers|_archivos|_arquivos|_ficheiros|_bestanden|_pliki|-filer|_file)$/i;

const PAGES = ['.html', '.htm', '.xhtml'];

/** Formats under which browsers save what a page is made of: frames, scripts, what scripts fetched. A PDF in there is somebody's own. */
const PARTS = new Set(['web page', 'text', 'table', 'feed']);

/**
 * The files that browsers put beside a page which they saved whole, in `PAGE_files` beside `PAGE.html`: frames, advertisements, scripts,
 * pictures. They are parts of the page and no articles.
 *
 * @param names of all files that were chosen together.
 * @returns for each such file its page.
 */
export function findPageParts(names: readonly string[]): ReadonlyMap<string, string> {
  const all = new Set(names);
  const pageOf = new Map<string, string>();
  const pages = new Map<string, string | undefined>();
  const findPage = (folder: string): string | undefined => {
    if (pages.has(folder)) return pages.get(folder);
    const at = folder.lastIndexOf('/') + 1;
    const base = FOLDER.exec(folder.slice(at))?.[1];
    const page = base && PAGES.map((ending) => folder.slice(0, at) + base + ending).find((name) => all.has(name));
    pages.set(folder, page || undefined);
    return page || undefined;
  };
  for (const name of names) {
    const expected = expectReading(name);
    if ('format' in expected && !PARTS.has(expected.format)) continue;
    for (let end = name.indexOf('/'); end > 0; end = name.indexOf('/', end + 1)) {
      const page = findPage(name.slice(0, end));
      if (page === undefined) continue;
      pageOf.set(name, page);
      break;
    }
  }
  return pageOf;
}

/** What to say of them: a line a page. */
export function tellPageParts(pageOf: ReadonlyMap<string, string>): readonly Notice[] {
  const counts = new Map<string, number>();
  for (const page of pageOf.values()) counts.set(page, (counts.get(page) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => compareText(a, b))
    .map(([page, count]) => ({
      where: page,
      message: `was saved with ${count} file${count === 1 ? '' : 's'} beside it (frames, scripts, pictures), which ${count === 1 ? 'is a part' : 'are parts'} of the page and no article${count === 1 ? '' : 's'}`,
    }));
}
