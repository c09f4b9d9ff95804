import { NEWS_FILE, type NewConnection, type NewName, type News, type NewsPart, NOTHING_NEW } from '../model/news.ts';
import { type Check, checkFile, listOf, number, oneOf, parseJson, record, text, whole } from './check.ts';
import { MANIFEST_FILE } from './manifest.ts';
import type { FolderFile } from './write-folder.ts';

/** What a build has that the one before in the same folder had not. */
interface NewsOfBuild extends News {
  readonly format: 'dramatis-news';
  readonly version: number;
  /** The build that it tells of: of any other it says nothing. */
  readonly build: string;
}

/** Raised whenever a reader of the version before would misread the file. */
const NEWS_VERSION = 1;

export function writeNews(build: string, { articles, names, connections, strengthened }: News): string {
  const told: NewsOfBuild = {
    ...{ format: 'dramatis-news', version: NEWS_VERSION, build },
    ...{ articles, names, connections, strengthened },
  };
  return `${JSON.stringify(told)}\n`;
}

/** The files of an atlas, and what is new in it beside them: there also where nothing is, so that nobody asks in vain. */
export function* addNews(files: Iterable<FolderFile>, news: News | undefined): Generator<FolderFile> {
  for (const file of files) {
    yield file;
    if (file.path !== MANIFEST_FILE) continue;
    const { build } = JSON.parse(file.text) as { readonly build: string };
    yield { path: NEWS_FILE, text: writeNews(build, news ?? NOTHING_NEW) };
  }
}

/**
 * @param where the file, for what is said of it.
 * @returns undefined where it tells of another build.
 * @throws FormatError where it is no such file.
 */
export function readNews(content: string, build: string, where = NEWS_FILE): News | undefined {
  const told = checkFile(where, parseJson(where, content, 'build the atlas again'), checkNews);
  if (told.version !== NEWS_VERSION || told.build !== build) return undefined;
  const { articles, names, connections, strengthened } = told;
  return { articles, names, connections, strengthened };
}

function partOf<Item>(item: Check<Item>): Check<NewsPart<Item>> {
  return record<NewsPart<Item>>({ count: whole(), first: listOf(item) });
}

const connections = partOf(record<NewConnection>({ a: text, b: text, weight: number, before: number }));

const checkNews = record<NewsOfBuild>({
  format: oneOf({ 'dramatis-news': true }),
  version: whole(),
  build: text,
  articles: whole(),
  names: partOf(record<NewName>({ id: text, label: text })),
  connections,
  strengthened: connections,
});
