import {
  type AtlasSource,
  FORMER_NAMES_FILE,
  fitNews,
  indexFormerNames,
  listFormerNames,
  type NamedView,
  type NamePlace,
  NEWS_FILE,
  type News,
  NOTHING_NEW,
  type Notice,
  PLACES_FILE,
  type ProjectDocument,
  pickSettings,
  readCuration,
  readFormerNames,
  readPlaces,
  readProject,
  readProjectNews,
  readViews,
  refuseProjectSize,
  VIEWS_FILE,
  writeProjectParts,
  writeViews,
} from '../../../index.ts';
import type { BuildOptions, OpenedFile, PackedMap, UnpackedProject } from '../../worker/protocol.ts';
import { type Keep, openKeep } from '../keep/keep.ts';
import { readAddress, writeAddress } from './address.ts';
import type { Derived } from './derive.ts';
import { NO_FILTERS, sameFilters } from './filters.ts';
import { keepMap, nameMaking } from './kept-map.ts';
import { layOutAt, type Project, sameDecisions } from './project.ts';
import type { OwnMaterial } from './state.ts';
import { tellKeptNews } from './tell-news.ts';
import type { Action } from './update.ts';

/** What is open and can be saved. */
interface OpenProject {
  readonly own: OwnMaterial;
  readonly source: AtlasSource;
  /** What was set on it since it was made. */
  readonly set: Project;
  /** Its filters, as an address says them. */
  readonly view?: string | undefined;
  /** What it has that the map before had not, where one was. */
  readonly news?: News | undefined;
  /** Names its map to the worker, where that is what was decided; undefined while it still follows. */
  readonly work?: number | undefined;
}

interface Restored extends Pick<Derived, 'atlas' | 'opened' | 'report'> {
  dispatch(action: Action): void;
}

/** Makes a map of one's own files, or opens the one that was made of them. */
type Build = (own: OwnMaterial, given: Omit<BuildOptions, 'columns'>, made?: PackedMap) => Promise<void>;

/** What a project was made of, and the views that it holds. */
interface OpenedProject {
  readonly own: OwnMaterial;
  readonly view: string | undefined;
  readonly views: readonly NamedView[];
  /** Where its names stood; empty where they stood as they are laid out. */
  readonly places: readonly NamePlace[];
}

/** Puts on a project's map what a person had set on it beside decisions; its names stand again where they stood. */
function restoreProject({ dispatch, atlas, opened }: Restored, { view, views, places }: OpenedProject): void {
  dispatch({ type: 'know-views', views });
  const shown = atlas.peek();
  if (view !== undefined && shown) {
    const { filters } = readAddress(shown.scene, view, shown.source.manifest.counts.articles);
    if (filters) dispatch({ type: 'know-filters', filters });
  }
  if (places.length > 0) keepPlaces({ dispatch, opened }, places);
}

/** Has a project keep where its names stand: as they are laid out, but those that are told stand elsewhere. */
export function keepPlaces(
  { dispatch, opened }: Pick<Restored, 'dispatch' | 'opened'>,
  places: readonly NamePlace[] = [],
): void {
  const source = opened.peek()?.source;
  if (!source) return;
  const placeOf = new Map(places.map((place) => [place.id, place]));
  const at = source.graph.nodes.map((node) => placeOf.get(node.id) ?? node);
  const [x, y] = [at.map((place) => place.x), at.map((place) => place.y)];
  dispatch({ type: 'know-layout', layout: layOutAt(source, x, y) });
}

export interface Opening extends Restored {
  readonly build: Build;
  /** Undefined where it was stopped, or is no project and that was told. */
  unpack(file: OpenedFile): Promise<UnpackedProject | undefined>;
}

/** Makes the map of a project that was saved as a file, with all that was set on it. @throws FormatError where it is none. */
export async function openProjectFile(session: Opening, file: OpenedFile): Promise<void> {
  const { build, unpack, dispatch, opened } = session;
  const unpacked = await unpack(file);
  if (!unpacked) return;
  const { settings, curation, view, views, places = [], news, names, ...document } = unpacked.document;
  const named = views === undefined ? [] : readViews(`${file.name}/${VIEWS_FILE}`, views);
  const own = { name: document.name, files: unpacked.files, columns: document.columns };
  await build(own, { settings, curation, ...(names && { names }) });
  const lost = sayLost(unpacked.notices);
  if (lost !== '') dispatch({ type: 'tell-trouble', trouble: lost });
  // Unless it was stopped.
  if (opened.peek()?.own !== own) return;
  restoreProject(session, { own, view, views: named, places });
  if (news) tellKeptNews(session, news);
  dispatch({ type: 'saved' });
}

/** What of a project could not be taken out of its file; empty where all was. */
function sayLost([first, ...more]: readonly Notice[]): string {
  if (!first) return '';
  return `Not all of the project could be opened: ${first.where} ${first.message}${more.length > 0 ? `, and ${more.length} more` : ''}.`;
}

type Pack = (document: ProjectDocument, files: readonly OpenedFile[]) => Promise<Blob | undefined>;

/**
 * The open project as one file; undefined where that was stopped, or failed and that was told.
 *
 * @throws RangeError where it would be too large to be opened again.
 */
export async function writeProjectFile(pack: Pack, open: OpenProject): Promise<Blob | undefined> {
  const { name, files } = open.own;
  const refusal = refuseProjectSize(files.reduce((sum, { file }) => sum + file.size, 0));
  if (refusal !== undefined)
    throw new RangeError(`${name} ${refusal}. Keep it in this browser, or make it of fewer files.`);
  return pack(await describeProject(open), files);
}

/** How the open map is made, so that the same is made again of the same files. */
export async function describeProject({ own, source, set, view, news }: OpenProject): Promise<ProjectDocument> {
  const { name, columns } = own;
  const { layout: made, ...manifest } = source.manifest;
  const layout = set.layout ? set.layout.settings : made;
  const [{ nodes }, { undrawn, names, curation: decided = [] }] = await Promise.all([
    source.wholeGraph(),
    source.resolution(),
  ]);
  const former =
    names &&
    indexFormerNames(
      [...nodes, ...undrawn].map(({ id }) => id),
      names,
    );
  const curation = set.decisions ?? decided;
  const settings = pickSettings({ ...manifest, ...(layout && { layout }) });
  const { views = [] } = set;
  const places = set.layout?.ids.map((id, at): NamePlace => {
    const { x, y } = set.layout!.arrangement;
    return { id, x: x[at]!, y: y[at]! };
  });
  return {
    name,
    settings,
    columns,
    curation,
    ...(view !== undefined && { view }),
    ...(views.length > 0 && { views: writeViews(views) }),
    ...(places && { places }),
    ...(former && { names: listFormerNames(former) }),
    ...(news && { news: fitNews(news, await source.wholeGraph()) }),
  };
}

interface Keeping extends Pick<Restored, 'dispatch'> {
  packMap(work: number): Promise<PackedMap | undefined>;
}

/**
 * Keeps the open project in this browser, under the id that it has or a new one; its map follows.
 *
 * @returns the id.
 * @throws KeepError where it cannot be kept; what was kept before is as it was.
 */
export async function keepProject(session: Keeping, open: OpenProject): Promise<string> {
  const { own } = open;
  const keep = await openKeep();
  const id = own.kept ?? crypto.randomUUID();
  const isNew = (await keep.find(id)) === undefined;
  await keep.begin(id, own.name);
  await claim(id);
  try {
    const there = new Set(await keep.listArticles(id));
    await keep.addArticles(
      id,
      own.files.filter(({ name }) => !there.has(name)),
    );
    // Of no views, places or news there is no file: what was kept of them goes too.
    const described = await describeProject(open);
    const document = { views: writeViews([]), places: [], news: NOTHING_NEW, ...described };
    for (const { path, text } of writeProjectParts(document)) {
      const part = PARTS.get(path);
      if (part === undefined) continue;
      const before = await keep.readPart(id, part);
      if (before?.text !== text) await keep.writePart(id, part, text, before?.revision ?? 0);
    }
    const key = nameMaking(described, own.files);
    if (open.work !== undefined && (await keep.readMap(id))?.key !== key)
      void keepMap(session, keep, { id, work: open.work, key, name: own.name });
  } catch (error) {
    // Nothing half.
    if (isNew) await keep.remove(id).catch(() => {});
    throw error;
  }
  return id;
}

/** Parts of a project by the files that they are in a project file. */
const PARTS = new Map([
  ['settings.json', 'settings'],
  ['curation.json', 'curation'],
  [VIEWS_FILE, 'views'],
  [PLACES_FILE, 'layout'],
  [NEWS_FILE, 'news'],
  [FORMER_NAMES_FILE, 'names'],
] as const) as ReadonlyMap<string, KeptPart>;

type KeptPart = 'settings' | 'curation' | 'views' | 'layout' | 'news' | 'names';

/** Projects that this tab has open, or had: the browser takes them back with the tab. */
const claimed = new Map<string, Promise<boolean>>();

/** Whether this tab is the one that writes to a kept project. */
async function claim(id: string): Promise<boolean> {
  const mine = claimed.get(id) ?? openKeep().then(async (keep) => (await keep.claim(id)).isFirst);
  claimed.set(id, mine);
  const isMine = await mine;
  // The other tab may be closed by the next time.
  if (!isMine) claimed.delete(id);
  return isMine;
}

interface Reopening extends Restored, Keeping, Pick<Derived, 'trouble'> {
  readonly build: Build;
}

/**
 * Opens a kept project, with all that was set on it: its kept map, or one that is made anew of its articles where there is none, or none of
 * this project as it is. What goes wrong is told.
 *
 * @param address that says what is shown of it, where one is known that is newer than its own.
 */
export async function reopenKept(session: Reopening, id: string, address = ''): Promise<void> {
  try {
    const project = await readKept(id);
    await openMap(session, project);
    // Unless it was stopped.
    if (session.opened.peek()?.own !== project.own) return;
    restoreProject(session, address === '' ? project : { ...project, view: address });
    // Known, for whoever it is handed on to, and told no more: it was told when it was new.
    const of = session.opened.peek();
    if (project.news && of) session.dispatch({ type: 'know-news', of, news: project.news });
    // Unless it is a copy that nobody has kept, or was deleted while it was read.
    if (project.own.kept !== id) return;
    if (await (await openKeep()).find(id)) await followKept(session, id);
    else session.dispatch({ type: 'forgotten', kept: id });
  } catch (error) {
    session.dispatch({ type: 'tell-trouble', trouble: error instanceof Error ? error.message : String(error) });
  }
}

/** Shows the map of a kept project. One that had to be made anew is kept in its turn. */
async function openMap(session: Reopening, { own, given, key, map }: KeptProject): Promise<void> {
  const { build, opened, trouble, dispatch } = session;
  const isOpen = () => opened.peek()?.own === own;
  let fault = '';
  if (map?.key === key) {
    await build(own, {}, map);
    // Where it was stopped there is none.
    fault = trouble.peek();
    if (isOpen() || fault === '') return;
  }
  await build(own, given);
  if (!isOpen()) return;
  const why = `${own.name} was read anew from its articles, since its kept map could not be opened (${fault}).`;
  if (fault !== '') dispatch({ type: 'tell-trouble', trouble: why });
  const { work } = opened.peek()!;
  if (own.kept !== undefined && work !== undefined)
    void keepMap(session, await openKeep(), { id: own.kept, work, key, name: own.name });
}

interface ComingBack extends Reopening {
  visit(address: string): void;
}

/**
 * Makes the map of the kept project that was open before the page was loaded anew, and goes where it was looked at.
 *
 * @param address of the page before.
 * @returns false: no map came of it, because it is no longer kept, was stopped, or failed and that was told.
 */
export async function comeBack(session: ComingBack, id: string, address: string): Promise<boolean> {
  const there = await openKeep()
    .then((keep) => keep.find(id))
    .catch(() => undefined);
  if (!there) return false;
  await reopenKept(session, id, address);
  if (!session.opened.peek()) return false;
  if (address !== '') session.visit(address);
  return true;
}

/** What is open lies in this browser as it is, until it is deleted, here or in another tab. */
export async function followKept(
  { dispatch, opened }: Pick<Reopening, 'dispatch' | 'opened'>,
  id: string,
  onRemoved = async () => {},
): Promise<void> {
  dispatch({ type: 'saved', kept: id });
  await whenRemoved(id, () => {
    const { kept, name } = opened.peek()?.own ?? {};
    if (kept !== id) return;
    dispatch({ type: 'forgotten', kept: id });
    const trouble = `${name} was deleted from this browser in another tab. It is still open here: keep it again, or save it as a file.`;
    dispatch({ type: 'tell-trouble', trouble });
    onRemoved().catch(() => {});
  });
}

/** What is open, to be saved or kept; undefined where it is nobody's own. */
export function describeOpen({
  atlas,
  opened,
  project,
}: Pick<Derived, 'atlas' | 'opened' | 'project'>): OpenProject | undefined {
  const shown = atlas.peek();
  if (!shown?.own || shown.source.imported) return undefined;
  const { own, source, scene, work, decided } = shown;
  const set = project.peek().present;
  const isFollowed = set.decisions === undefined || sameDecisions(set.decisions, decided);
  const view = sameFilters(set.filters, NO_FILTERS) ? undefined : writeAddress(scene, { filters: set.filters });
  return { own, source, set, view, news: opened.peek()?.news, work: isFollowed ? work : undefined };
}

/** Kept projects whose end is waited for. */
const watched = new Set<string>();

/** Tells when a kept project is deleted in another tab: what is open of it is then kept nowhere. */
async function whenRemoved(id: string, tell: () => void): Promise<void> {
  if (watched.has(id)) return;
  watched.add(id);
  const keep = await openKeep();
  const stop = keep.watch(id, (change) => {
    if (change !== 'removed') return;
    stop();
    watched.delete(id);
    tell();
  });
}

/** A project as this browser keeps it. */
interface KeptProject extends OpenedProject, Pick<OpenProject, 'news'> {
  /** How its map is made. */
  readonly given: Omit<BuildOptions, 'columns'>;
  /** What its map is made from. */
  readonly key: string;
  readonly map: Awaited<ReturnType<Keep['readMap']>>;
}

/**
 * Reads a project that this browser keeps. One that another tab has open becomes a project of its own, so that neither writes over what the
 * other decided.
 *
 * @throws KeepError or FormatError where it cannot be read.
 */
async function readKept(id: string): Promise<KeptProject> {
  const keep = await openKeep();
  const project = await keep.find(id);
  const names = await keep.listArticles(id);
  const files: OpenedFile[] = [];
  for (const name of names) files.push(await keep.readArticle(id, name));
  const part = async (name: KeptPart) => (await keep.readPart(id, name))?.text;
  const [settings, curation, views] = [await part('settings'), await part('curation'), await part('views')];
  const named = views === undefined ? [] : readViews('kept views', views);
  const layout = await part('layout');
  const places = layout === undefined ? [] : readPlaces('kept places', layout);
  const told = await part('news');
  const former = await part('names');
  const news = told === undefined ? undefined : readProjectNews('kept news', told);
  const encoder = new TextEncoder();
  const name = project?.name ?? id;
  // What lies in a browser is believed no more than a file.
  const head = { format: 'dramatis-project', version: 1, name };
  const document = readProject(
    `kept project ${name}`,
    new Map([
      ['dramatis.json', encoder.encode(JSON.stringify(head))],
      ['settings.json', encoder.encode(settings ?? '{}')],
    ]),
  );
  const own = (await claim(id))
    ? { name, files, columns: document.columns, kept: id }
    : { name: `${name} (copy: open in another tab)`, files, columns: document.columns };
  const { settings: set, columns, view } = document;
  const given = {
    settings: set,
    curation: curation === undefined ? [] : readCuration('kept decisions', curation),
    ...(former !== undefined && { names: readFormerNames('kept names', former) }),
  };
  // One that cannot be read is none.
  const map = await keep.readMap(id).catch(() => undefined);
  return { own, view, views: named, places, news, given, key: nameMaking({ ...given, columns }, files), map };
}
