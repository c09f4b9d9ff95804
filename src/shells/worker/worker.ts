import {
  type Atlas,
  type AtlasSource,
  buildFromArticles,
  CONNECTING,
  connectAtlas,
  DEFAULT_SETTINGS,
  decodeText,
  describeHandOn,
  doubtFutureDates,
  importGraph,
  indexFormerNames,
  type Notice,
  openAtlas,
  openAtlasInMemory,
  type Progress,
  readArticles,
  reopenAtlas,
  StaleAtlasError,
} from '../../index.ts';
import { fetchFrom } from './fetch-folder.ts';
import { isGraphFile } from './graph-files.ts';
import { writeHandOn } from './hand-on.ts';
import { decide, finish, prepare, type Revised, review, settle, shareCorpus } from './live.ts';
import { openPackedMap, packMap } from './packed-map.ts';
import { packProject, unpackProject } from './project-file.ts';
import type { Heed, OpenedFile, PackedMap, Question, Reply, Request, ServedAtlas, WorkProgress } from './protocol.ts';
import { readFiles, surveyFiles } from './read-files.ts';
import { loadRecogniser } from './resources.ts';

/** Milliseconds of work between two looks at the post. */
const SLICE = 40;

/** Thrown to leave work that nobody waits for any more. */
const STOPPED = Symbol('stopped');

/** A graph file gives a source, but no atlas whose names could be connected anew. */
interface Made {
  readonly atlas?: Atlas;
  readonly source: AtlasSource;
  readonly filesRead?: number;
  readonly doubts?: readonly Notice[];
}

interface Held {
  readonly id: number;
  /** Undefined of a graph file, and of a map that was opened as it was kept until something needs it whole. */
  readonly atlas: Atlas | undefined;
  readonly source: AtlasSource;
}

/** The last atlases made here, at most two: the one that is shown, and the one before it that a person may go back to. */
let held: readonly Held[] = [];
/** A served atlas, read whole once. */
let served: (ServedAtlas & { readonly atlas: Atlas }) | undefined;
const stopped = new Set<number>();

const post = (reply: Reply, transfer: Transferable[] = []) => self.postMessage(reply, { transfer });

/** Says what came of some work, or why nothing did. */
const tell = <Result>({ id }: Request, work: Promise<Result>, say: (result: Result) => Reply) =>
  work.then(
    (result) => post(say(result)),
    (error) => fail(id, error),
  );

self.addEventListener('message', (event: MessageEvent<Request | null>) => {
  const request = event.data;
  if (!request) return;
  const { id } = request;
  switch (request.type) {
    case 'stop':
      stopped.add(id);
      return;
    case 'ask':
      return tell(request, answer(request.atlas, request.question), (value) => ({ type: 'answer', id, value }));
    case 'connect':
      return make(request, connect(request));
    case 'build':
      return make(request, build(request));
    case 'reopen':
      return make(request, reopen(request));
    case 'pack-map':
      return tell(request, packHeld(request), (map) => ({ type: 'map-packed', id, map }));
    case 'survey':
      return tell(request, surveyFiles(request.files, request.columns), (found) => ({ type: 'surveyed', id, found }));
    case 'unpack':
      return tell(request, unpackProject(request.file, listen(id)), (project) => ({ type: 'unpacked', id, project }));
    case 'pack':
      return tell(request, packProject(request.document, request.files, listen(id)), (file) => ({
        type: 'packed',
        id,
        file,
      }));
    case 'prepare':
      return tell(request, ready(request), () => ({ type: 'ready', id }));
    case 'decide':
      ready(request)
        .then(() => hold(id, request.atlas, decide(request.curation)))
        .catch((error) => fail(id, error));
      return;
    case 'settle':
      settle(findHeld(request.atlas)?.atlas, (work) => pull(id, work)).then(
        (revised) => (revised ? hold(id, request.atlas, revised) : fail(id, STOPPED)),
        (error) => fail(id, error),
      );
      return;
    case 'review':
      return tell(request, ready(request).then(review), (found) => ({ type: 'reviewed', id, review: found }));
    case 'describe-hand-on':
      return tell(request, findAtlas(request).then(describeHandOn), (handOn) => ({
        type: 'hand-on-described',
        id,
        handOn,
      }));
    case 'hand-on':
      return tell(
        request,
        findAtlas(request).then((atlas) => writeHandOn(atlas, request.order, (done) => breathe(id, done))),
        (file) => ({ type: 'handed-on', id, file }),
      );
  }
});

function make(request: Request & { readonly type: 'build' | 'connect' | 'reopen' }, work: Promise<Made>) {
  const { id, type, atlas: shown } = request;
  return tell(request, work, ({ atlas, source, filesRead, doubts }) => {
    const others = held.filter((each) => (type === 'connect') !== (each.id === shown));
    held = [...others, { id, atlas, source }];
    const { manifest, graph, imported } = source;
    const told = { ...(filesRead !== undefined && { filesRead }), ...(doubts && { doubts }) };
    return { type: 'made', id, made: { manifest, graph, imported, ...told } };
  });
}

async function reopen({ map }: Request & { readonly type: 'reopen' }): Promise<Made> {
  return { source: await openPackedMap(map) };
}

async function packHeld(request: Request & { readonly type: 'pack-map' }): Promise<PackedMap> {
  const { id } = request;
  const atlas = await finish(await findAtlas(request), (work) => pull(id, work));
  return packMap(atlas, (done) => breathe(id, done));
}

/** Reads an atlas whole and makes it ready to be decided on, unless it is. */
async function ready(request: Request & { readonly type: 'prepare' | 'decide' | 'review' }): Promise<void> {
  await prepare(await findAtlas(request), (work) => pull(request.id, work));
}

/** The atlas that work is about, read whole. */
async function findAtlas({
  id,
  served,
  atlas: shown,
}: Request & { readonly served?: ServedAtlas; readonly atlas?: number }) {
  const atlas = served === undefined ? await readHeld(id, shown) : await readServed(id, served);
  if (!atlas) throw new RangeError('there is no atlas of articles open');
  return atlas;
}

/** Holds what decisions made, in the place of the atlas that they were about. */
function hold(id: number, of: number | undefined, { atlas, source, reply }: Revised): void {
  held = [...held.filter((each) => each.id !== of).slice(-1), { id, atlas, source }];
  const { nodes, edges } = reply.graph;
  post({ type: 'revised', id, revised: reply }, [nodes.buffer, edges.buffer]);
}

async function connect(request: Request & { readonly type: 'connect' }): Promise<Made> {
  const { id, tie } = request;
  const atlas = await findAtlas(request);
  const { start, ...settings } = tie;
  const { minConfidence, roles, lists } = atlas.settings;
  const places = new Map(start.map(({ id, x, y }) => [id, { x, y }]));
  const connected = await pull(
    id,
    connectAtlas(
      { ...atlas, vocabulary: atlas.description.vocabulary },
      {
        ...settings,
        minConfidence,
        ...(roles && { roles }),
        ...(lists && { lists }),
      },
      places,
    ),
  );
  // What was said of another reach holds no more.
  const notices = atlas.notices.filter(({ where }) => where !== CONNECTING);
  const { curation, asRead } = atlas;
  const made = open({
    ...connected,
    notices: [...notices, ...connected.notices],
    ...(curation && { curation }),
    ...(asRead && { asRead }),
  });
  shareCorpus(atlas, made.atlas);
  return made;
}

/** What is held under an id, whole: one that was opened as a file is read whole once. A graph file has no atlas. */
async function readHeld(id: number, of: number | undefined): Promise<Atlas | undefined> {
  const found = findHeld(of);
  if (!found || found.atlas || found.source.imported) return found?.atlas;
  const atlas = await reopenAtlas(found.source, watchFetching(id));
  // Whoever asked at the same time has read it too: all go on with the first.
  const now = findHeld(of);
  if (now?.atlas) return now.atlas;
  held = held.map((each) => (each.id === of ? { ...each, atlas } : each));
  return atlas;
}

/** Tells how far the reading of an atlas is. What it throws ends the reading. */
function watchFetching(id: number) {
  let last = performance.now();
  return (done: number, total: number) => {
    if (stopped.has(id)) throw STOPPED;
    if (performance.now() - last < SLICE) return;
    last = performance.now();
    post({ type: 'progress', id, progress: { step: 'fetch', done, total } });
  };
}

async function readServed(id: number, { folder, build }: ServedAtlas): Promise<Atlas> {
  if (served?.folder === folder && served.build === build) return served.atlas;
  const source = await openAtlas(fetchFrom(folder));
  if (source.manifest.build !== build) throw new StaleAtlasError('manifest.json');
  const atlas = await reopenAtlas(source, watchFetching(id));
  served = { folder, build, atlas };
  return atlas;
}

async function build({ id, files: opened, options }: Request & { readonly type: 'build' }): Promise<Made> {
  const [only] = opened;
  if (only && opened.length === 1 && (await isGraphFile(only))) {
    const notices: Notice[] = [];
    const text = decodeText(only.name, new Uint8Array(await only.file.arrayBuffer()), notices);
    const source = await pull(id, importGraph(only.name, text, DEFAULT_SETTINGS.seed));
    const { manifest } = source;
    return { source: { ...source, manifest: { ...manifest, notices: [...notices, ...manifest.notices] } } };
  }
  const heed = listen(id);
  const total = opened.length;
  const { files, notices } = await readFiles(opened, (name, done) => heed({ step: 'open', done, total, name }));
  const recogniser = await loadRecogniser();
  const { curation = [], settings = DEFAULT_SETTINGS, columns, names, places } = options;
  const former = names && indexFormerNames([], names);
  const read = await pull(id, readArticles(files, columns));
  const start = places && new Map(places.map((place) => [place.id, place]));
  const atlas = await pull(id, buildFromArticles(read, { curation, settings }, recogniser, former, start));
  const made = open({ ...atlas, notices: [...notices, ...atlas.notices] });
  const doubts = doubtFutureDates(atlas.articles, new Date().toISOString().slice(0, 10));
  return { ...made, filesRead: countFiles(opened, atlas), doubts };
}

/** Files that gave an article: an article is named after its file, or after what is in it. */
function countFiles(opened: readonly OpenedFile[], { articles }: Atlas): number {
  const names = new Set(opened.map(({ name }) => name));
  const read = new Set<string>();
  for (const { id } of articles) {
    for (let name = id; ; name = name.slice(0, Math.max(name.lastIndexOf('/'), name.lastIndexOf('#'), 0))) {
      if (names.has(name)) read.add(name);
      if (name === '' || names.has(name)) break;
    }
  }
  return read.size;
}

function open(atlas: Atlas): Made & { readonly atlas: Atlas } {
  return { atlas, source: openAtlasInMemory(atlas) };
}

/** Pulls work in slices, telling how far it is, until it is done or nobody wants it. */
async function pull<Result>(id: number, work: Generator<Progress, Result>): Promise<Result> {
  let last = performance.now();
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    if (performance.now() - last < SLICE) continue;
    const { step, done, total } = next.value;
    const progress: WorkProgress = { step, done, total };
    post({ type: 'progress', id, progress });
    await new Promise((resolve) => setTimeout(resolve));
    if (stopped.has(id)) throw STOPPED;
    last = performance.now();
  }
}

/** Tells how far work is and lets the post in: at once, and then once a slice of work. */
function listen(id: number): Heed {
  let last = Number.NEGATIVE_INFINITY;
  return async (progress) => {
    if (performance.now() - last < SLICE) return;
    post({ type: 'progress', id, progress });
    await new Promise((resolve) => setTimeout(resolve));
    if (stopped.has(id)) throw STOPPED;
    last = performance.now();
  };
}

/** Lets the post in while something is written, and tells how many files are. */
async function breathe(id: number, done: number): Promise<void> {
  post({ type: 'progress', id, progress: { step: 'write', done, total: 0 } });
  await new Promise((resolve) => setTimeout(resolve));
  if (stopped.has(id)) throw STOPPED;
}

function findHeld(id: number | undefined): Held | undefined {
  return held.find((each) => each.id === id);
}

async function answer(atlas: number, question: Question): Promise<unknown> {
  const asked = findHeld(atlas);
  if (!asked) throw new RangeError('this atlas was replaced by a newer one');
  return askSource(asked.source, question);
}

function askSource(source: AtlasSource, question: Question): Promise<unknown> {
  switch (question.method) {
    case 'evidence':
    case 'article':
    case 'nodeArticles':
      return source[question.method](question.index);
    case 'wordCounts':
      return source.text!.counts(question.term);
    case 'postings':
      return source.text!.postings(question.term, question.wanted);
    default:
      return source[question.method]();
  }
}

function fail(id: number, error: unknown): void {
  if (error === STOPPED) {
    post({ type: 'stopped', id });
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  post({ type: 'failed', id, message, ...(error instanceof StaleAtlasError && { stale: error.where }) });
}
