import type { Atlas } from '../model/atlas.ts';
import type { KeptText } from '../model/atlas-folder.ts';
import { listProvingSentences } from './redact-texts.ts';
import { writeSitePage } from './single-page.ts';

/** What a map that is handed on would hold, told before it is made. */
export interface HandOn {
  readonly names: number;
  readonly connections: number;
  readonly articles: number;
  /** Articles with an address that readers can follow. */
  readonly linked: number;
  /** Sentences of all articles, and those of them that each choice of text leaves in it. */
  readonly sentences: number;
  readonly kept: Readonly<Record<KeptText, number>>;
}

export function describeHandOn(atlas: Pick<Atlas, 'articles' | 'graph' | 'recognitions'>): HandOn {
  const { articles, graph } = atlas;
  const sentences = articles.reduce((sum, own) => sum + own.sentences.length, 0);
  const proving = [...listProvingSentences(atlas).values()].reduce((sum, own) => sum + own.size, 0);
  return {
    names: graph.nodes.length,
    connections: graph.edges.length,
    articles: articles.length,
    linked: articles.filter(({ url }) => url !== undefined).length,
    sentences,
    kept: { full: sentences, sentences: proving, none: 0 },
  };
}

/** Says it in sentences, the command's and the page's alike: what it holds, and what it leaves out. @param views that go with it. */
export function sayHandOn(
  { names, connections, articles, linked, sentences, kept }: HandOn,
  text: KeptText,
  views: number,
): { readonly holds: readonly string[]; readonly leavesOut: readonly string[] } {
  const count = (value: number, noun: string) => `${value.toLocaleString('en')} ${noun}${value === 1 ? '' : 's'}`;
  const sentencesKept = `${kept[text].toLocaleString('en')} of ${count(sentences, 'sentence')}`;
  const what = {
    full: `the articles' text in full (${sentencesKept})`,
    sentences: `of the articles' text the sentences that prove connections (${sentencesKept})`,
    none: `nothing of the articles' text (${sentencesKept})`,
  };
  return {
    holds: [
      [count(names, 'name'), count(connections, 'connection'), count(articles, 'article')].join(', '),
      "the articles' titles, authors, days, sources, addresses and file names, and the words by which regions are told apart",
      what[text],
      ...(linked > 0 ? [`links to ${count(linked, 'article')} where they were published`] : []),
      ...(views > 0
        ? [`a story of ${count(views, 'named view')} with ${views === 1 ? 'its caption' : 'their captions'}`]
        : []),
    ],
    leavesOut: ['decisions and who made them, notes, and what reading the files gave to say'],
  };
}

/** The explorer as it goes with a map: one script and one style sheet. */
export interface PageFiles {
  readonly script: string;
  readonly style: string;
}

/** The files of a folder that any static host can serve. @param atlas the files of the atlas, which lie in `atlas/`. */
export function* listSiteFiles(
  title: string,
  { script, style }: PageFiles,
  atlas: Iterable<{ readonly path: string; readonly text: string }>,
): Generator<{ readonly path: string; readonly text: string }> {
  yield { path: 'index.html', text: writeSitePage(title) };
  yield { path: 'page.js', text: script };
  yield { path: 'style.css', text: style };
  for (const { path, text } of atlas) yield { path: `atlas/${path}`, text };
}

/** In a folder that was published, and nowhere else. */
export const SITE_FILES: readonly string[] = ['index.html', 'page.js', 'style.css'];
