import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AtlasGraph, AtlasManifest } from '../../../src/index.ts';
import { createWorkerLink, type WorkerPort } from '../../../src/shells/web/state/worker-link.ts';
import type { Reply, Request } from '../../../src/shells/worker/protocol.ts';

/** The other side of the link: says nothing by itself, and keeps what it is told. */
class Peer implements WorkerPort {
  readonly heard: Request[] = [];
  isEnded = false;
  readonly #listeners = new Map<string, ((event: Event) => void)[]>();

  addEventListener(type: string, listener: unknown) {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener as (event: Event) => void]);
  }
  postMessage(request: Request) {
    this.heard.push(request);
  }
  terminate() {
    this.isEnded = true;
  }
  say(reply: Reply) {
    for (const listen of this.#listeners.get('message') ?? []) listen({ data: reply } as MessageEvent);
  }
  break(message: string) {
    for (const listen of this.#listeners.get('error') ?? []) listen({ message } as ErrorEvent);
  }
}

const MADE = {
  manifest: {} as AtlasManifest,
  graph: { nodes: [], edges: [], regions: [] } as AtlasGraph,
  imported: undefined,
};
const FILES = [{ name: 'a.txt', file: new Blob(['a']) }];

let peers: Peer[];
const link = () =>
  createWorkerLink(() => {
    const peer = new Peer();
    peers.push(peer);
    return peer;
  });

beforeEach(() => {
  peers = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the link to the worker', () => {
  test('starts no worker before something is asked of it, and one for all that is', () => {
    const own = link();
    expect(peers).toHaveLength(0);
    own.build(FILES, {}, undefined, () => {});
    own.build(FILES, {}, undefined, () => {});
    expect(peers).toHaveLength(1);
  });

  test('tells progress, then gives the atlas, and asks the worker for its parts', async () => {
    const heard: number[] = [];
    const task = link().build(FILES, {}, undefined, ({ done }) => heard.push(done));
    const [peer] = peers;
    peer!.say({ type: 'progress', id: 1, progress: { step: 'read', done: 1, total: 2 } });
    peer!.say({ type: 'made', id: 1, made: MADE });
    const source = (await task.result)!;
    expect(heard).toEqual([1]);
    const evidence = source.evidence(7);
    expect(peer!.heard.at(-1)).toMatchObject({ type: 'ask', atlas: 1, question: { method: 'evidence', index: 7 } });
    peer!.say({ type: 'answer', id: 2, value: [] });
    expect(await evidence).toEqual([]);
  });

  test('stops work, which then has no result', async () => {
    const task = link().build(FILES, {}, undefined, () => {});
    task.stop();
    expect(peers[0]!.heard.at(-1)).toEqual({ type: 'stop', id: 1 });
    peers[0]!.say({ type: 'stopped', id: 1 });
    expect(await task.result).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1000);
    expect(peers[0]!.isEnded).toBe(false);
  });

  test('ends a worker that does not answer to a stop, and starts another for the next work', async () => {
    const own = link();
    const task = own.build(FILES, {}, undefined, () => {});
    task.stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await task.result).toBeUndefined();
    expect(peers[0]!.isEnded).toBe(true);
    own.build(FILES, {}, undefined, () => {});
    expect(peers).toHaveLength(2);
  });

  test('never ends a worker that holds an atlas', async () => {
    const own = link();
    own.build(FILES, {}, undefined, () => {});
    peers[0]!.say({ type: 'made', id: 1, made: MADE });
    own.build(FILES, {}, undefined, () => {}).stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(peers[0]!.isEnded).toBe(false);
  });

  test('says why work failed, and why the worker broke', async () => {
    const own = link();
    const failing = own.build(FILES, {}, undefined, () => {});
    peers[0]!.say({ type: 'failed', id: 1, message: 'no articles' });
    await expect(failing.result).rejects.toThrow('no articles');
    const breaking = own.build(FILES, {}, undefined, () => {});
    peers[0]!.break('out of memory');
    await expect(breaking.result).rejects.toThrow('out of memory');
  });
});
