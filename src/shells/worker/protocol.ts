import type { AtlasGraph, AtlasManifest, AtlasSource, Position, Progress, Settings } from '../../index.ts';

/** A file a person opened: its bytes as they are on disk. */
export interface OpenedFile {
  /** Path below what was chosen, `/` between its parts. */
  readonly name: string;
  readonly bytes: ArrayBuffer;
}

/** What can be asked of an atlas that the worker holds: the methods of `AtlasSource`. */
export type Question =
  | { readonly method: 'evidence' | 'article' | 'nodeArticles'; readonly index: number }
  | { readonly method: 'wordCounts'; readonly term: string }
  | { readonly method: 'postings'; readonly term: string; readonly wanted?: Uint8Array }
  | {
      readonly method: 'words' | 'catalog' | 'edgeArticleCounts' | 'nodeArticleCounts' | 'roleRelations' | 'resolution';
    };

/** An atlas folder that is served, and the build of it that the page has open. */
export interface ServedAtlas {
  readonly folder: string;
  readonly build: string;
}

/** How the names of an atlas are to be tied, and where the nodes are as the page shows them. */
export interface Tie extends Pick<Settings, 'reach' | 'seed' | 'layout'> {
  readonly start: readonly Placed[];
}

interface Placed extends Position {
  readonly id: string;
}

/** From the page to the worker. `id` names the piece of work that replies speak of. */
export type Request =
  /** Ties the names of an atlas by another reach. `served` is the atlas at a URL; without it, the one held. */
  | { readonly type: 'connect'; readonly id: number; readonly served?: ServedAtlas; readonly tie: Tie }
  /** Makes an atlas of articles, or of one graph file. */
  | { readonly type: 'build'; readonly id: number; readonly files: readonly OpenedFile[] }
  | { readonly type: 'stop'; readonly id: number }
  /** Asks the atlas that the work with the id `atlas` made. */
  | { readonly type: 'ask'; readonly id: number; readonly atlas: number; readonly question: Question };

/** From the worker to the page. `stale` names the file by which the served atlas proved to be another than the page has open. */
export type Reply =
  | { readonly type: 'progress'; readonly id: number; readonly progress: WorkProgress }
  | { readonly type: 'made'; readonly id: number; readonly made: MadeAtlas }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'stopped'; readonly id: number }
  | { readonly type: 'failed'; readonly id: number; readonly message: string; readonly stale?: string };

/** The parts of an atlas that the page needs at once. */
interface MadeAtlas {
  readonly manifest: AtlasManifest;
  readonly graph: AtlasGraph;
  readonly imported: AtlasSource['imported'];
}

/** Endings of graph files; one of them alone is opened as the map it is. */
export const GRAPH_EXTENSIONS: readonly string[] = ['.gexf', '.graphml', '.cyjs', '.node-link.json'];

/** How far work has come; `fetch` is the reading of an atlas's shards. */
export interface WorkProgress {
  readonly step: Progress['step'] | 'fetch';
  /** 0..total. */
  readonly done: number;
  readonly total: number;
}
