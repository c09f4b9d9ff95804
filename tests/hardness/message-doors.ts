import { readFile } from 'node:fs/promises';
import { createWorkerLink } from '../../src/shells/web/state/worker-link.ts';
import type { Reply, Request } from '../../src/shells/worker/protocol.ts';
import type { Door } from './door.ts';
import { mutateJson } from './mutate.ts';
import { GRAPH_SEEDS, PROSE } from './seeds.ts';

/** Milliseconds after which a message counts as never answered: a loaded machine takes its time. */
const PATIENCE = 60_000;

/** What the page and its worker say to each other: whatever it is, it is answered or passed over, and the next is answered. */
export async function listMessageDoors(folder: ReadonlyMap<string, string>, build: string): Promise<readonly Door[]> {
  const worker = await startWorker(folder);
  const served = { folder: 'atlas/', build };
  const tie = { reach: { unit: 'paragraph' }, seed: 1, start: [{ id: 'actor:ada', x: 1, y: 2 }] };
  const requests = [
    { type: 'connect', id: 1, served, tie },
    { type: 'connect', id: 1, served, tie: { ...tie, reach: { unit: 'sentence', within: 2 }, layout: { gravity: 2 } } },
    { type: 'build', id: 1, files: [{ name: 'a.gexf', file: GRAPH_SEEDS[0] }], options },
    { type: 'build', id: 1, files: [{ name: 'a.txt', file: PROSE[0] }, { name: 'b.html', file: '<p>Ada.' }], options },
    { type: 'survey', id: 1, files: [{ name: 'a.csv', file: 'id,text\n1,Ada met Babbage.' }], columns: {} },
    { type: 'ask', id: 1, atlas: 1, question: { method: 'article', index: 0 } },
    { type: 'ask', id: 1, atlas: 1, question: { method: 'postings', term: 'ada' } },
    { type: 'ask', id: 1, atlas: 1, question: { method: 'roleRelations' } },
    { type: 'reopen', id: 1, map: { file: '{"manifest":{}}', hash: '', program: '' } },
    { type: 'pack-map', id: 1, atlas: 1 },
    { type: 'unpack', id: 1, file: { name: 'a.dramatis', file: 'PK' } },
    { type: 'pack', id: 1, document: { name: 'a' }, files: [{ name: 'a.txt', file: PROSE[0] }] },
    { type: 'prepare', id: 1, served },
    { type: 'decide', id: 1, served, curation: [{ type: 'hide', entity: 'actor:ada' }] },
    { type: 'settle', id: 1, atlas: 1 },
    { type: 'review', id: 1, served },
    { type: 'describe-hand-on', id: 1, served },
    { type: 'hand-on', id: 1, served, order: { title: 'a', text: 'full', form: 'folder', page: './', places: [], views: [] } },
    { type: 'stop', id: 1 },
  ].map((request) => JSON.stringify(request)); // biome-ignore format: a request a line
  const replies = [
    { type: 'progress', id: 1, progress: { step: 'read', done: 1, total: 2 } },
    { type: 'made', id: 1, made: { manifest: {}, graph: { nodes: [], edges: [], regions: [] } } },
    { type: 'answer', id: 1, value: [] },
    { type: 'map-packed', id: 1, map: { file: {}, hash: '', program: '' } },
    { type: 'packed', id: 1, file: {} },
    { type: 'ready', id: 1 },
    { type: 'failed', id: 1, message: 'a.txt: is damaged', stale: 'a.txt' },
    { type: 'stopped', id: 1 },
  ].map((reply) => JSON.stringify(reply));
  let lastId = 0;
  return [
    {
      name: 'messages to the worker',
      share: 2,
      make: (choice) => mutateJson(choice.of(requests), choice),
      enter: async (input) => {
        const message = JSON.parse(input as string, (key, value) =>
          key === 'file' && typeof value === 'string' ? new Blob([value]) : value,
        );
        const isObject = typeof message === 'object' && message !== null;
        if (isObject && message.id === 1) message.id = ++lastId;
        // What is asked of a held atlas is asked of the one that was made last.
        if (isObject && message.atlas === 1) message.atlas = worker.lastMade();
        const isKnown = isObject && ANSWERED.has(message.type);
        if (isKnown) await worker.ask(message);
        else worker.send(message);
        const id = ++lastId;
        const after = await worker.ask({ type: 'build', id, files: [{ name: 'a.gexf', file: GRAPH }], options });
        if (after.type !== 'made') throw new Error(`the next message was answered by ${JSON.stringify(after)}`);
      },
    },
    {
      name: 'messages to the page',
      share: 4,
      make: (choice) => mutateJson(choice.of(replies), choice),
      enter: async (input) => {
        let tell: (event: MessageEvent<Reply>) => void = () => {};
        const link = createWorkerLink(() => ({
          postMessage: () => {},
          terminate: () => {},
          addEventListener: (type: string, listener: unknown) => {
            if (type === 'message') tell = listener as typeof tell;
          },
        }));
        const task = link.connect(1, { reach: { unit: 'article' }, seed: 1, start: [] }, () => {});
        const settled = task.result.then(
          () => undefined,
          (error: unknown) => {
            if (!(error instanceof RangeError || error instanceof Error)) throw new Error(`rejected with ${error}`);
          },
        );
        tell({ data: JSON.parse(input as string) } as MessageEvent<Reply>);
        tell({ data: { type: 'stopped', id: 1 } } as MessageEvent<Reply>);
        await withinPatience(settled, 'the page waits for ever');
      },
    },
  ];
}

const GRAPH = new Blob([GRAPH_SEEDS[3]!]);

const options = { columns: {} };

/** What the worker answers, whatever else it is told with it. */
const ANSWERED: ReadonlySet<unknown> = new Set<Request['type']>([
  'connect',
  'build',
  'reopen',
  'pack-map',
  'survey',
  'unpack',
  'pack',
  'prepare',
  'decide',
  'settle',
  'review',
  'describe-hand-on',
  'hand-on',
  'ask',
]);

interface Messenger {
  send(message: unknown): void;
  /** The first answer that is no report of progress. */
  ask(message: { readonly id: unknown; readonly [property: string]: unknown }): Promise<Reply>;
  lastMade(): number;
}

/** The worker's own module, in this thread: what it takes for its scope and its network are ours. */
async function startWorker(folder: ReadonlyMap<string, string>): Promise<Messenger> {
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const waiting = new Map<unknown, (reply: Reply) => void>();
  let made = 0;
  Object.assign(globalThis, {
    self: {
      location: { pathname: '/assets/worker.js' },
      addEventListener: (_: string, listener: (typeof listeners)[number]) => listeners.push(listener),
      postMessage: (reply: Reply) => {
        // As between threads: what cannot be copied is a fault.
        const copy = structuredClone(reply);
        if (copy.type === 'progress') return;
        if (copy.type === 'made') made = copy.id;
        waiting.get(keyOf(copy.id))?.(copy);
        waiting.delete(keyOf(copy.id));
      },
    },
    fetch: async (url: string | URL) => {
      if (url instanceof URL) return new Response(await readFile(url));
      const text = folder.get(String(url).replace(/^atlas\//, ''));
      return text === undefined ? new Response('', { status: 404 }) : new Response(text);
    },
  });
  await import('../../src/shells/worker/worker.ts');
  const send = (message: unknown) => {
    for (const listener of listeners) listener({ data: message });
  };
  return {
    send,
    ask: (message) => {
      const answer = new Promise<Reply>((done) => waiting.set(keyOf(message.id), done));
      send(message);
      return withinPatience(answer, 'the worker never answers');
    },
    lastMade: () => made,
  };
}

/** Ids that are objects are copied on the way. */
function keyOf(id: unknown): string {
  return JSON.stringify(id) ?? 'none';
}

async function withinPatience<Result>(work: Promise<Result>, otherwise: string): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(otherwise)), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
