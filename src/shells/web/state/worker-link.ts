import {
  type ArticleCounts,
  type AtlasArticle,
  type AtlasGraph,
  type AtlasResolution,
  type AtlasRoleRelation,
  type AtlasSource,
  type AtlasWords,
  type CatalogArticle,
  type ColumnNames,
  type CoMention,
  type Curation,
  type HandOn,
  type NodeArticle,
  type Notice,
  type Postings,
  type ProjectDocument,
  type Review,
  StaleAtlasError,
  type SurveyedFile,
  type TermCounts,
} from '../../../index.ts';
import type {
  BuildOptions,
  FileToSurvey,
  HandOnOrder,
  OpenedFile,
  PackedMap,
  Question,
  Reply,
  Request,
  ServedAtlas,
  Tie,
  UnpackedProject,
  WorkProgress,
} from '../../worker/protocol.ts';

/** Work that goes on elsewhere while the page stays awake. */
export interface Task<Result = MadeSource> {
  /** Undefined where it was stopped. */
  readonly result: Promise<Result | undefined>;
  stop(): void;
}

/** An atlas that the worker made. */
export interface MadeSource extends AtlasSource {
  /** Names it to the worker. */
  readonly work: number;
  /** Of files that were opened, those that gave an article. */
  readonly filesRead?: number;
  /** What seemed wrong on the day of the reading, and is no part of the atlas. */
  readonly doubts?: readonly Notice[];
}

/** What decisions made of an atlas. */
export interface RevisedSource {
  readonly source: MadeSource;
  /** The id of each node that is no more → that of the one which most of its mentions name now; '' where there is none. */
  readonly heirs: ReadonlyMap<string, string>;
  readonly notices: readonly Notice[];
}

type Watch = (progress: WorkProgress) => void;

export interface WorkerLink {
  /** Ties the names of a served atlas, or of one that the worker made, anew. */
  connect(of: ServedAtlas | number, tie: Tie, watch: (progress: WorkProgress) => void): Task;
  build(
    files: readonly OpenedFile[],
    options: BuildOptions,
    /** The atlas that is shown, where the worker made it: it is held on to. */
    shown: number | undefined,
    watch: (progress: WorkProgress) => void,
  ): Task;

  /** Makes a served atlas, or one that the worker made, ready to be decided on. */
  prepare(of: ServedAtlas | number, watch: Watch): Task<true>;
  /** Applies all decisions to it. `shown`: its graph as the page has it. */
  decide(of: ServedAtlas | number, shown: AtlasGraph, curation: Curation, watch: Watch): Task<RevisedSource>;
  /** Weighs and describes exactly what was decided on last. */
  settle(of: number, shown: AtlasGraph): Task<RevisedSource>;
  /** What of it is worth a look. */
  review(of: ServedAtlas | number, watch: Watch): Task<Review>;
  /** What of it a map would hold that is handed on. */
  describeHandOn(of: ServedAtlas | number, watch: Watch): Task<HandOn>;
  /** Such a map, as a file. */
  handOn(of: ServedAtlas | number, order: HandOnOrder, watch: Watch): Task<Blob>;
  /** Takes a project out of its file. */
  unpack(file: OpenedFile, watch: Watch): Task<UnpackedProject>;
  /** Makes one file of a project. */
  pack(document: ProjectDocument, files: readonly OpenedFile[], watch: Watch): Task<Blob>;
  /** Opens a map that was made before. `shown` as for a build. */
  reopen(map: PackedMap, shown: number | undefined, watch: Watch): Task;
  /** Makes one file of a map, to be opened again. */
  packMap(of: number): Task<PackedMap>;
  /** Reads some files and says what is in them. */
  survey(files: readonly FileToSurvey[], columns: ColumnNames): Promise<readonly SurveyedFile[]>;
}

/** A request without its number, which the link gives it. */
type Order =
  | { readonly type: 'connect'; readonly served?: ServedAtlas; readonly atlas?: number; readonly tie: Tie }
  | {
      readonly type: 'build';
      readonly atlas?: number;
      readonly files: readonly OpenedFile[];
      readonly options: BuildOptions;
    }
  | { readonly type: 'survey'; readonly files: readonly FileToSurvey[]; readonly columns: ColumnNames }
  | { readonly type: 'unpack'; readonly file: OpenedFile }
  | { readonly type: 'pack'; readonly document: ProjectDocument; readonly files: readonly OpenedFile[] }
  | { readonly type: 'reopen'; readonly atlas?: number; readonly map: PackedMap }
  | { readonly type: 'pack-map'; readonly atlas: number }
  | (Of & { readonly type: 'prepare' | 'review' | 'describe-hand-on' })
  | (Of & { readonly type: 'hand-on'; readonly order: HandOnOrder })
  | (Of & { readonly type: 'decide'; readonly curation: Curation })
  | { readonly type: 'settle'; readonly atlas: number }
  | { readonly type: 'ask'; readonly atlas: number; readonly question: Question };

/** Which atlas work is about. */
interface Of {
  readonly served?: ServedAtlas;
  readonly atlas?: number;
}

interface Pending {
  readonly watch: (progress: WorkProgress) => void;
  readonly settle: (reply: Reply) => void;
}

/** Milliseconds in which a worker that was told to stop should answer: a step may take longer on a large graph. */
const PATIENCE = 300;

/** The part of a `Worker` that the link uses. */
export type WorkerPort = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

const createWorker = (): WorkerPort =>
  new Worker(new URL('../../worker/worker.ts', import.meta.url), { type: 'module' });

/** Starts the worker the first time something is asked of it. */
export function createWorkerLink(create: () => WorkerPort = createWorker): WorkerLink {
  const pending = new Map<number, Pending>();
  let worker: WorkerPort | undefined;
  let lastId = 0;
  /** The worker made an atlas and answers for it. */
  let holds = false;
  /** Work that was told to stop and has not answered. */
  const stopping = new Set<number>();

  function startWorker(): WorkerPort {
    const started = create();
    started.addEventListener('message', (event) => {
      const { data } = event as MessageEvent<Reply | null>;
      if (data === null) return;
      const waiting = pending.get(data.id);
      if (data.type === 'made' || data.type === 'revised') holds = true;
      if (data.type === 'progress') waiting?.watch(data.progress);
      else {
        pending.delete(data.id);
        stopping.delete(data.id);
        waiting?.settle(data);
      }
    });
    started.addEventListener('error', (event) => {
      const message = (event as ErrorEvent).message || 'the worker could not be started';
      for (const [id, { settle }] of pending) settle({ type: 'failed', id, message });
      pending.clear();
    });
    return started;
  }

  /** Ends a worker that does not answer, unless an atlas would be lost with it. */
  function abandon() {
    if (holds) return;
    worker?.terminate();
    worker = undefined;
    stopping.clear();
    const waiting = [...pending];
    pending.clear();
    for (const [id, { settle }] of waiting) settle({ type: 'stopped', id });
  }

  function send(order: Order, watch: (progress: WorkProgress) => void = () => {}) {
    if (stopping.size > 0) abandon();
    worker ??= startWorker();
    const id = ++lastId;
    const request: Request = { ...order, id };
    const reply = new Promise<Reply>((settle) => pending.set(id, { watch, settle }));
    worker.postMessage(request);
    return { id, reply };
  }

  function start<Result>(
    order: Order,
    watch: Watch,
    open: (reply: Reply, ask: Ask) => Result | undefined | Promise<Result | undefined>,
  ): Task<Result> {
    const { id, reply } = send(order, watch);
    const stop = () => {
      if (!pending.has(id)) return;
      stopping.add(id);
      worker?.postMessage({ type: 'stop', id } satisfies Request);
      setTimeout(() => {
        if (stopping.has(id)) abandon();
      }, PATIENCE);
    };
    const ask = async (question: Question) => {
      const answered = await send({ type: 'ask', atlas: id, question }).reply;
      if (answered.type === 'answer') return answered.value;
      throw new RangeError(answered.type === 'failed' ? answered.message : 'the worker gave no answer');
    };
    return { result: reply.then((settled) => open(expectNoFailure(settled), ask)), stop };
  }

  return {
    connect: (of, { start: nodes, ...tie }, watch) =>
      start(
        {
          type: 'connect',
          tie: { ...tie, start: nodes.map(({ id, x, y }) => ({ id, x, y })) },
          ...nameAtlas(of),
        },
        watch,
        openMade,
      ),
    prepare: (of, watch) =>
      start({ type: 'prepare', ...nameAtlas(of) }, watch, ({ type }) =>
        type === 'ready' ? (true as const) : undefined,
      ),
    decide: (of, shown, curation, watch) =>
      start({ type: 'decide', ...nameAtlas(of), curation }, watch, openRevised(shown)),
    settle: (of, shown) => start({ type: 'settle', atlas: of }, () => {}, openRevised(shown)),
    review: (of, watch) =>
      start({ type: 'review', ...nameAtlas(of) }, watch, (reply) =>
        reply.type === 'reviewed' ? reply.review : undefined,
      ),
    describeHandOn: (of, watch) =>
      start({ type: 'describe-hand-on', ...nameAtlas(of) }, watch, (reply) =>
        reply.type === 'hand-on-described' ? reply.handOn : undefined,
      ),
    handOn: (of, order, watch) =>
      start({ type: 'hand-on', ...nameAtlas(of), order }, watch, (reply) =>
        reply.type === 'handed-on' ? reply.file : undefined,
      ),
    build: (files, options, shown, watch) =>
      start({ type: 'build', files, options, ...(shown !== undefined && { atlas: shown }) }, watch, openMade),
    unpack: (file, watch) =>
      start({ type: 'unpack', file }, watch, (reply) => (reply.type === 'unpacked' ? reply.project : undefined)),
    pack: (document, files, watch) =>
      start({ type: 'pack', document, files }, watch, (reply) => (reply.type === 'packed' ? reply.file : undefined)),
    reopen: (map, shown, watch) =>
      start({ type: 'reopen', map, ...(shown !== undefined && { atlas: shown }) }, watch, openMade),
    packMap: (of) =>
      start(
        { type: 'pack-map', atlas: of },
        () => {},
        (reply) => (reply.type === 'map-packed' ? reply.map : undefined),
      ),
    survey: async (files, columns) => {
      const reply = await send({ type: 'survey', files, columns }).reply;
      if (reply.type === 'surveyed') return reply.found;
      throw new RangeError(reply.type === 'failed' ? reply.message : 'the files could not be looked at');
    },
  };
}

function nameAtlas(of: ServedAtlas | number): Of {
  return typeof of === 'number' ? { atlas: of } : { served: of };
}

type Ask = (question: Question) => Promise<unknown>;

function expectNoFailure(reply: Reply): Reply {
  if (reply.type !== 'failed') return reply;
  throw reply.stale === undefined ? new RangeError(reply.message) : new StaleAtlasError(reply.stale);
}

function openMade(reply: Reply, ask: Ask): MadeSource | undefined {
  if (reply.type === 'stopped') return undefined;
  if (reply.type !== 'made') throw new RangeError('the worker gave no atlas');
  const { filesRead, doubts } = reply.made;
  const told = { ...(filesRead !== undefined && { filesRead }), ...(doubts && { doubts }) };
  return { ...openSource(reply.id, reply.made, ask), ...told };
}

function openRevised(shown: AtlasGraph) {
  return async (reply: Reply, ask: Ask): Promise<RevisedSource | undefined> => {
    if (reply.type === 'stopped') return undefined;
    if (reply.type !== 'revised') throw new RangeError('the worker gave no atlas');
    const { manifest, graph, heirs, notices } = reply.revised;
    const { patchGraph } = await import('../../worker/graph-patch.ts');
    const made = { manifest, graph: patchGraph(shown, graph), imported: undefined };
    return { source: openSource(reply.id, made, ask), heirs: new Map(heirs), notices };
  };
}

/** An atlas that the worker made: its graph is here, the rest is asked for. */
function openSource(
  work: number,
  { manifest, graph, imported }: (Reply & { readonly type: 'made' })['made'],
  ask: Ask,
): MadeSource {
  return {
    work,
    manifest,
    graph,
    ...(imported && { imported }),
    evidence: async (index) => (await ask({ method: 'evidence', index })) as readonly CoMention[],
    article: async (index) => (await ask({ method: 'article', index })) as AtlasArticle,
    nodeArticles: async (index) => (await ask({ method: 'nodeArticles', index })) as readonly NodeArticle[],
    wholeGraph: async () => graph,
    catalog: async () => (await ask({ method: 'catalog' })) as readonly CatalogArticle[],
    edgeArticleCounts: async () => (await ask({ method: 'edgeArticleCounts' })) as ArticleCounts,
    nodeArticleCounts: async () => (await ask({ method: 'nodeArticleCounts' })) as ArticleCounts,
    ...(!imported && {
      text: {
        counts: async (term) => (await ask({ method: 'wordCounts', term })) as TermCounts,
        postings: async (term, wanted) =>
          (await ask({ method: 'postings', term, ...(wanted && { wanted }) })) as Postings,
      },
    }),
    roleRelations: async () => (await ask({ method: 'roleRelations' })) as readonly AtlasRoleRelation[],
    resolution: async () => (await ask({ method: 'resolution' })) as AtlasResolution,
    words: async () => (await ask({ method: 'words' })) as AtlasWords,
  };
}
