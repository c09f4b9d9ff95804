import { pickSettings, type Settings } from '../model/atlas.ts';
import type { Curation } from '../model/curation.ts';
import type { NamesOfEntity } from '../model/former.ts';
import { NEWS_FILE, type News } from '../model/news.ts';
import { FormatError } from '../model/notice.ts';
import { compareText } from '../model/random.ts';
import type { ColumnNames } from '../model/record-columns.ts';
import { VERSION } from '../model/version.ts';
import { checkFile, listOf, oneOf, optional, parseJson, record, text } from './check.ts';
import { CURATION_FILE, readCuration, writeCuration } from './curation.ts';
import { FORMER_NAMES_FILE, readFormerNames, writeFormerNames } from './former-names.ts';
import { settingsChecks } from './manifest.ts';
import { readNews, writeNews } from './news.ts';
import { type NamePlace, PLACES_FILE, readPlaces, writePlaces } from './places.ts';
import { VIEWS_FILE } from './views.ts';

/**
 * A project as one file, `.dramatis`: a zip that any program opens.
 *
 *     dramatis.json     {"format":"dramatis-project","version":1,"generator":…,"name":…}
 *     settings.json     how the map is made: reach, seed, minConfidence, roles, lists, layout, and columns of tables; and `view`,
 *                       what of it is shown
 *     curation.json     what people decided, as beside an atlas
 *     views.json        named views, where there are any
 *     places.json       where the names stand, where a person moved some or had them laid out anew
 *     names.json        what the map called things: names keep their ids wherever it is made again
 *     atlas-news.json   what its last build had that the one before had not
 *     articles/…        the files as they were opened, below their own paths
 *
 * The map itself is not in it: of the same files, decisions, settings and places the same map is made. Files beyond these are let
 * through and kept out of the project.
 */
const PROJECT_FORMAT = 'dramatis-project';
/** Raised whenever a reader of the version before would misread the file. */
const PROJECT_VERSION = 1;

const HEAD_FILE = 'dramatis.json';
const SETTINGS_FILE = 'settings.json';
const ARTICLES = 'articles/';

/** A project but for its files of articles. */
export interface ProjectDocument {
  readonly name: string;
  readonly settings: Settings;
  readonly columns: ColumnNames;
  readonly curation: Curation;
  /** Filters, as an address of the page says them (`#roles=shown&filter=…`); where nothing is said they are as on a new map. */
  readonly view?: string;
  /** Named views, as their owner writes them. */
  readonly views?: string;
  /** Where the names stand; where nothing is said they stand where they are laid out. */
  readonly places?: readonly NamePlace[];
  /** What its last build had that the one before had not; of no build in particular, since it is built anew wherever it is opened. */
  readonly news?: News;
  /** Every entity that its articles gave, with all its names; absent in a project of an earlier version. */
  readonly names?: readonly NamesOfEntity[];
}

/** What stands for the build in a project's news. */
const ANY_BUILD = '';

export function isProjectName(name: string): boolean {
  return /\.dramatis$/i.test(name);
}

/** The parts of a project but for its articles, which follow below `articles/`. */
export function* writeProjectParts(project: ProjectDocument): Generator<{
  readonly path: string;
  readonly text: string;
}> {
  const { name, settings, columns, curation, view, views, places, news, names } = project;
  const head = { format: PROJECT_FORMAT, version: PROJECT_VERSION, generator: `dramatis ${VERSION}`, name };
  yield { path: HEAD_FILE, text: `${JSON.stringify(head, null, 2)}\n` };
  yield { path: SETTINGS_FILE, text: `${JSON.stringify({ ...settings, columns, view }, null, 2)}\n` };
  yield { path: CURATION_FILE, text: writeCuration(curation) };
  if (views !== undefined) yield { path: VIEWS_FILE, text: views };
  if (places !== undefined) yield { path: PLACES_FILE, text: writePlaces(places) };
  if (names !== undefined) yield { path: FORMER_NAMES_FILE, text: writeFormerNames(names) };
  if (news !== undefined) yield { path: NEWS_FILE, text: writeNews(ANY_BUILD, news) };
}

/**
 * Reads the files of such a zip.
 *
 * @param where the file, for what is said of it.
 * @throws FormatError where it is no project, or of a version that is not known.
 */
export function readProject(where: string, files: ReadonlyMap<string, Uint8Array>): ProjectDocument {
  const decode = (path: string) => {
    const bytes = files.get(path);
    return bytes && new TextDecoder().decode(bytes);
  };
  const head = decode(HEAD_FILE);
  if (head === undefined) throw new FormatError(where, `is no project of this program (no ${HEAD_FILE} in it)`);
  const { format, version, name } = checkFile(
    `${where}/${HEAD_FILE}`,
    parseJson(`${where}/${HEAD_FILE}`, head, ADVICE),
    checkHead,
    ADVICE,
  );
  if (format !== PROJECT_FORMAT || version !== PROJECT_VERSION) {
    throw new FormatError(
      where,
      `is of version ${version} of ${format}; this program reads version ${PROJECT_VERSION} of ${PROJECT_FORMAT}: open it with the program that wrote it, or a newer one`,
    );
  }
  const written = decode(SETTINGS_FILE);
  if (written === undefined) throw new FormatError(`${where}/${SETTINGS_FILE}`, `is missing; ${ADVICE}`);
  const value = parseJson(`${where}/${SETTINGS_FILE}`, written, ADVICE);
  const { columns = {}, view, ...settings } = checkFile(`${where}/${SETTINGS_FILE}`, value, checkSettings, ADVICE);
  const curation = decode(CURATION_FILE);
  const views = decode(VIEWS_FILE);
  const places = decode(PLACES_FILE);
  const names = decode(FORMER_NAMES_FILE);
  const told = decode(NEWS_FILE);
  const news = told === undefined ? undefined : readProjectNews(`${where}/${NEWS_FILE}`, told);
  return {
    name,
    settings: pickSettings(settings),
    columns,
    curation: curation === undefined ? [] : readCuration(`${where}/${CURATION_FILE}`, curation),
    ...(view !== undefined && { view }),
    ...(views !== undefined && { views }),
    ...(places !== undefined && { places: readPlaces(`${where}/${PLACES_FILE}`, places) }),
    ...(names !== undefined && { names: readFormerNames(`${where}/${FORMER_NAMES_FILE}`, names) }),
    ...(news && { news }),
  };
}

/** The name of an article in such a zip, by its path there; undefined where the path is that of another part. */
export function nameProjectArticle(path: string): string | undefined {
  return path.startsWith(ARTICLES) && path.length > ARTICLES.length ? path.slice(ARTICLES.length) : undefined;
}

/** What was new in a project when it was last built. @throws FormatError where it says nothing of the kind. */
export function readProjectNews(where: string, content: string): News | undefined {
  return readNews(content, ANY_BUILD, where);
}

/** The files of articles in such a zip, under their own paths, in code-unit order. */
export function findArticleFiles(
  files: ReadonlyMap<string, Uint8Array>,
): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  return [...files]
    .flatMap(([path, bytes]) => {
      const name = nameProjectArticle(path);
      return name === undefined ? [] : [{ name, bytes }];
    })
    .sort((a, b) => compareText(a.name, b.name));
}

const ADVICE = 'open the project where it was saved and save it again';

const checkHead = record<{ readonly format: string; readonly version: number; readonly name: string }>({
  format: text,
  version: settingsChecks.seed,
  name: text,
});

const oneOrMore = (value: unknown) => (Array.isArray(value) ? listOf(text)(value) : text(value));

const checkSettings = record<Settings & Pick<ProjectDocument, 'view'> & { readonly columns?: ColumnNames }>({
  ...settingsChecks,
  roles: optional(oneOf({ stated: true, all: true })),
  lists: optional(oneOf({ head: true, all: true })),
  view: optional(text),
  columns: optional(
    record<ColumnNames>({
      title: optional(oneOrMore),
      text: optional(oneOrMore),
      date: optional(oneOrMore),
      source: optional(oneOrMore),
      url: optional(oneOrMore),
      author: optional(oneOrMore),
      id: optional(oneOrMore),
      dateOrder: optional(oneOf({ 'day-first': true, 'month-first': true })),
    }),
  ),
});
