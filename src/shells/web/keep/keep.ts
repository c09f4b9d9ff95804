import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';
import { explainStorageFault, KeepError } from './keep-error.ts';

/** What of a project is kept beside its articles: texts as the same parts have them in a project file. */
type PartName = 'curation' | 'settings' | 'views' | 'layout' | 'news' | 'names';

/** A project that a person chose to keep in this browser. */
export interface KeptProject {
  readonly id: string;
  readonly name: string;
  /** Files of articles. */
  readonly articles: number;
  /** Of its articles, its parts and its map. */
  readonly bytes: number;
  /** When it was last written to: ISO 8601, in UTC. */
  readonly changed: string;
}

interface KeptPart {
  readonly text: string;
  /** Raised by every write: who writes says which one it has read. */
  readonly revision: number;
}

/** The map that was made of a project: opened again without reading its articles. All else is there without it too. */
interface KeptMap {
  /** What it was made from; another key is another map. */
  readonly key: string;
  /** What whoever made it says of its file, to know it again. */
  readonly hash: string;
  readonly program: string;
  readonly file: Blob;
}

interface KeptFile {
  /** Path below what was chosen, `/` between its parts; unique in a project. */
  readonly name: string;
  readonly file: Blob;
}

/** What another tab did to a project that is open here. */
export type KeptChange = PartName | 'articles' | 'removed';

/** Says that a project is open in this tab, for as long as it is not released. */
interface Claim {
  /** False: it is open in another tab already. */
  readonly isFirst: boolean;
  release(): void;
}

/**
 * What people keep in this browser. Nothing is kept that they did not ask for: `begin` is called where they say so, and
 * whatever is written belongs to a project that was begun. A write that does not fit, or that another tab was faster
 * with, fails with a `KeepError` and leaves what was kept before as it was.
 */
export interface Keep {
  /** The one changed last first. */
  list(): Promise<readonly KeptProject[]>;
  find(project: string): Promise<KeptProject | undefined>;
  /** Keeps a project from now on; one that is kept already stays as it is, under the new name. */
  begin(project: string, name: string): Promise<KeptProject>;
  readPart(project: string, part: PartName): Promise<KeptPart | undefined>;
  /**
   * @param revision of the part as it was read; 0 where there was none.
   * @returns the revision of what was written.
   */
  writePart(project: string, part: PartName, text: string, revision: number): Promise<number>;
  /** In code-unit order. */
  listArticles(project: string): Promise<readonly string[]>;
  /** One file. Its bytes stay on disk until they are read: a project may hold more than fits into memory. */
  readArticle(project: string, name: string): Promise<KeptFile>;
  /** Adds files, all or none of them; one of a name that is there already takes its place. The map that was made without them goes. */
  addArticles(project: string, files: readonly KeptFile[]): Promise<KeptProject>;
  /** The map that was made of it, where one is kept. */
  readMap(project: string): Promise<KeptMap | undefined>;
  /** In the place of the one before. It is nothing that a person did: the day of the last change stays. */
  writeMap(project: string, map: KeptMap): Promise<void>;
  /** For good: nothing of it stays in this browser. */
  remove(project: string): Promise<void>;
  removeAll(): Promise<void>;
  /** Tells what other tabs do to a project; not what this one does. @returns ends it. */
  watch(project: string, listen: (change: KeptChange) => void): () => void;
  claim(project: string): Promise<Claim>;
}

interface Schema extends DBSchema {
  projects: { key: string; value: KeptProject };
  parts: { key: [project: string, part: string]; value: KeptPart };
  articles: { key: [project: string, name: string]; value: Blob };
  maps: { key: string; value: KeptMap };
}

const DATABASE = 'dramatis';
/** Raised with a step in `upgrade` whenever the stores change. */
const DATABASE_VERSION = 2;
const CHANNEL = 'dramatis-keep';
const STORES = ['projects', 'parts', 'articles', 'maps'] as const;

/**
 * Opens what this browser keeps; its storage is made by the first project.
 *
 * @throws KeepError where it keeps nothing.
 */
export async function openKeep(): Promise<Keep> {
  let database: IDBPDatabase<Schema> | undefined;
  const connect = async () => {
    database ??= await openDatabase(() => {
      database = undefined;
    });
    return database;
  };
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : undefined;
  const tell = (project: string, change: KeptChange) => channel?.postMessage({ project, change });
  const attempt = async <Value>(work: (database: IDBPDatabase<Schema>) => Promise<Value>): Promise<Value> => {
    try {
      return await work(await connect());
    } catch (error) {
      throw explainStorageFault(error);
    }
  };
  // Asked at once, so that a browser that keeps nothing says so before anybody relies on it.
  await attempt(async () => {});

  return {
    list: () =>
      attempt(async (database) => {
        const all = await database.getAll('projects');
        return all.sort((a, b) => (a.changed > b.changed ? -1 : a.changed < b.changed ? 1 : 0));
      }),
    find: (project) => attempt((database) => database.get('projects', project)),
    begin: (project, name) =>
      attempt(async (database) => {
        const transaction = database.transaction('projects', 'readwrite');
        const before = await transaction.store.get(project);
        const kept: KeptProject = { articles: 0, bytes: 0, ...before, id: project, name, changed: now() };
        await transaction.store.put(kept);
        await transaction.done;
        // Asks the browser not to clear it when room runs short; it may say no, and then keeps it as long as it can.
        await navigator.storage?.persist?.().catch(() => false);
        return kept;
      }),
    readPart: (project, part) => attempt((database) => database.get('parts', [project, part])),
    writePart: async (project, part, text, revision) => {
      const written = await attempt(async (database) => {
        const transaction = database.transaction(['projects', 'parts'], 'readwrite');
        const [projects, parts] = [transaction.objectStore('projects'), transaction.objectStore('parts')];
        const [owner, before] = await Promise.all([projects.get(project), parts.get([project, part])]);
        if (!owner) throw new KeepError('gone');
        if ((before?.revision ?? 0) !== revision) throw new KeepError('changed');
        const bytes = owner.bytes + sizeOfText(text) - (before ? sizeOfText(before.text) : 0);
        await Promise.all([
          parts.put({ text, revision: revision + 1 }, [project, part]),
          projects.put({ ...owner, bytes, changed: now() }),
          transaction.done,
        ]);
        return revision + 1;
      });
      tell(project, part);
      return written;
    },
    listArticles: (project) =>
      attempt(async (database) => (await database.getAllKeys('articles', within(project))).map(([, name]) => name)),
    readArticle: (project, name) =>
      attempt(async (database) => {
        const file = await database.get('articles', [project, name]);
        if (!file) throw new KeepError('gone');
        return { name, file };
      }),
    addArticles: async (project, files) => {
      const kept = await attempt(async (database) => {
        const transaction = database.transaction(['projects', 'articles', 'maps'], 'readwrite');
        const [projects, articles] = [transaction.objectStore('projects'), transaction.objectStore('articles')];
        const maps = transaction.objectStore('maps');
        const owner = await projects.get(project);
        if (!owner) throw new KeepError('gone');
        let { bytes } = owner;
        if (files.length > 0) {
          bytes -= (await maps.get(project))?.file.size ?? 0;
          await maps.delete(project);
        }
        for (const file of files) {
          const key: [string, string] = [project, file.name];
          bytes += file.file.size - ((await articles.get(key))?.size ?? 0);
          await articles.put(file.file, key);
        }
        const count = await articles.count(within(project));
        const next: KeptProject = { ...owner, articles: count, bytes, changed: now() };
        await projects.put(next);
        await transaction.done;
        return next;
      });
      tell(project, 'articles');
      return kept;
    },
    readMap: (project) => attempt((database) => database.get('maps', project)),
    writeMap: (project, map) =>
      attempt(async (database) => {
        const transaction = database.transaction(['projects', 'maps'], 'readwrite');
        const [projects, maps] = [transaction.objectStore('projects'), transaction.objectStore('maps')];
        const [owner, before] = await Promise.all([projects.get(project), maps.get(project)]);
        if (!owner) throw new KeepError('gone');
        const bytes = owner.bytes + map.file.size - (before?.file.size ?? 0);
        await Promise.all([maps.put(map, project), projects.put({ ...owner, bytes }), transaction.done]);
      }),
    remove: async (project) => {
      await attempt(async (database) => {
        const transaction = database.transaction(STORES, 'readwrite');
        await Promise.all([
          transaction.objectStore('projects').delete(project),
          transaction.objectStore('parts').delete(within(project)),
          transaction.objectStore('articles').delete(within(project)),
          transaction.objectStore('maps').delete(project),
          transaction.done,
        ]);
      });
      tell(project, 'removed');
    },
    removeAll: async () => {
      const all = await attempt(async (database) => {
        const transaction = database.transaction(STORES, 'readwrite');
        const keys = await transaction.objectStore('projects').getAllKeys();
        await Promise.all([...STORES.map((store) => transaction.objectStore(store).clear()), transaction.done]);
        return keys;
      });
      for (const project of all) tell(project, 'removed');
    },
    watch(project, listen) {
      const hear = ({ data }: MessageEvent<{ readonly project: string; readonly change: KeptChange }>) => {
        if (data.project === project) listen(data.change);
      };
      channel?.addEventListener('message', hear);
      return () => channel?.removeEventListener('message', hear);
    },
    claim,
  };
}

function openDatabase(lose: () => void): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(DATABASE, DATABASE_VERSION, {
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore('projects', { keyPath: 'id' });
        database.createObjectStore('parts');
        database.createObjectStore('articles');
      }
      database.createObjectStore('maps');
    },
    // A newer page in another tab wants to change the stores: this one opens them again when it needs them.
    blocking(_old, _new, event) {
      (event.target as IDBDatabase).close();
      lose();
    },
    terminated: lose,
  }).catch((error: unknown) => {
    // What a browser says that was told to keep nothing, and one that cannot open what it has.
    throw error instanceof DOMException && error.name === 'UnknownError' ? new KeepError('refused') : error;
  });
}

/** A lock that the browser takes back when the tab is closed, however that happens. */
function claim(project: string): Promise<Claim> {
  if (!navigator.locks) return Promise.resolve({ isFirst: true, release: () => {} });
  return new Promise((settle, fail) => {
    const hold = (lock: Lock | null) => {
      if (!lock) return settle({ isFirst: false, release: () => {} });
      return new Promise<void>((release) => settle({ isFirst: true, release }));
    };
    navigator.locks.request(`${DATABASE}: ${project}`, { ifAvailable: true }, hold).catch(fail);
  });
}

/** All keys of a project: nothing sorts after an array but what is no key at all. */
function within(project: string): IDBKeyRange {
  return IDBKeyRange.bound([project], [project, []]);
}

function sizeOfText(text: string): number {
  return new TextEncoder().encode(text).length;
}

function now(): string {
  return new Date().toISOString();
}
