import type {
  AtlasGraph,
  AtlasManifest,
  AtlasSource,
  ColumnNames,
  Curation,
  HandOn,
  KeptText,
  NamedView,
  NamePlace,
  NamesOfEntity,
  News,
  Notice,
  Progress,
  ProjectDocument,
  Review,
  Settings,
  SurveyedFile,
} from '../../index.ts';
import type { GraphPatch } from './graph-patch.ts';

/** A file a person opened. Its bytes stay on disk until they are read, one file after another: a thousand need not fit into memory. */
export interface OpenedFile {
  /** Path below what was chosen, `/` between its parts; unique among what is opened together. */
  readonly name: string;
  readonly file: Blob;
}

/** A file that is looked into before anything is made of it. */
export interface FileToSurvey extends OpenedFile {
  /** Only its beginning is looked into. */
  readonly isCut: boolean;
}

/** What goes with the files of a build. */
export interface BuildOptions {
  /** What the columns of tables hold, where a person said so. */
  readonly columns?: ColumnNames;
  readonly curation?: Curation;
  readonly settings?: Settings;
  /** What the map before called things, where this one is to go on calling them so. */
  readonly names?: readonly NamesOfEntity[];
  /** Where the names of that map stood: those that are in this one stand there again, the others find room beside them. */
  readonly places?: readonly NamePlace[];
}

/** A map that was made, as one file: it is opened again without reading its articles anew. */
export interface PackedMap {
  readonly file: Blob;
  /** Of its bytes: tells whether it is as it was written. */
  readonly hash: string;
  /** Which program made it: another one may read the same articles otherwise. */
  readonly program: string;
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
  readonly start: readonly NamePlace[];
}

/** What a person wants of a map that is handed on. */
export interface HandOnOrder {
  readonly title: string;
  readonly text: KeptText;
  /** One HTML file, or a folder for any static host as a zip. */
  readonly form: 'page' | 'folder';
  /** URL of the folder with the page that goes with it. */
  readonly page: string;
  /** Where the nodes are, as the page shows them. */
  readonly places: readonly NamePlace[];
  /** The story that goes with it. */
  readonly views: readonly NamedView[];
  /** What is new in it since the build before. */
  readonly news: News | undefined;
}

/** From the page to the worker. `id` names the piece of work that replies speak of. */
export type Request =
  /**
   * Ties the names of an atlas by another reach: the one at a URL (`served`), or the one that the work with the id `atlas` made. What comes of
   * it takes that one's place.
   */
  | {
      readonly type: 'connect';
      readonly id: number;
      readonly served?: ServedAtlas;
      readonly atlas?: number;
      readonly tie: Tie;
    }
  /** Makes an atlas of articles, or of one graph file. `atlas` is the one that is shown until then; it is held as well, to come back to. */
  | {
      readonly type: 'build';
      readonly id: number;
      readonly atlas?: number;
      readonly files: readonly OpenedFile[];
      readonly options: BuildOptions;
    }
  /** Opens a map that was made before. `atlas` as for a build. */
  | { readonly type: 'reopen'; readonly id: number; readonly atlas?: number; readonly map: PackedMap }
  /** Makes one file of a map, to be opened again. */
  | { readonly type: 'pack-map'; readonly id: number; readonly atlas: number }
  /** Reads some files and says what is in them. */
  | {
      readonly type: 'survey';
      readonly id: number;
      readonly files: readonly FileToSurvey[];
      readonly columns: ColumnNames;
    }
  /** Takes a project out of its file. */
  | { readonly type: 'unpack'; readonly id: number; readonly file: OpenedFile }
  /** Makes one file of a project. */
  | {
      readonly type: 'pack';
      readonly id: number;
      readonly document: ProjectDocument;
      readonly files: readonly OpenedFile[];
    }
  /** Makes an atlas ready to be decided on, which takes reading it whole once. */
  | { readonly type: 'prepare'; readonly id: number; readonly served?: ServedAtlas; readonly atlas?: number }
  /** Applies all that people decided to it: the map stays where it is. What comes of it takes its place. */
  | {
      readonly type: 'decide';
      readonly id: number;
      readonly served?: ServedAtlas;
      readonly atlas?: number;
      readonly curation: Curation;
    }
  /** Weighs and describes exactly what was decided on. */
  | { readonly type: 'settle'; readonly id: number; readonly atlas: number }
  /** What of it is worth a person's look. */
  | { readonly type: 'review'; readonly id: number; readonly served?: ServedAtlas; readonly atlas?: number }
  /** What of it a map would hold that is handed on, and such a map. */
  | { readonly type: 'describe-hand-on'; readonly id: number; readonly served?: ServedAtlas; readonly atlas?: number }
  | {
      readonly type: 'hand-on';
      readonly id: number;
      readonly served?: ServedAtlas;
      readonly atlas?: number;
      readonly order: HandOnOrder;
    }
  | { readonly type: 'stop'; readonly id: number }
  /** Asks the atlas that the work with the id `atlas` made. */
  | { readonly type: 'ask'; readonly id: number; readonly atlas: number; readonly question: Question };

/** From the worker to the page. `stale` names the file by which the served atlas proved to be another than the page has open. */
export type Reply =
  | { readonly type: 'progress'; readonly id: number; readonly progress: WorkProgress }
  | { readonly type: 'made'; readonly id: number; readonly made: MadeAtlas }
  | { readonly type: 'surveyed'; readonly id: number; readonly found: readonly SurveyedFile[] }
  | { readonly type: 'unpacked'; readonly id: number; readonly project: UnpackedProject }
  | { readonly type: 'packed'; readonly id: number; readonly file: Blob }
  | { readonly type: 'map-packed'; readonly id: number; readonly map: PackedMap }
  | { readonly type: 'revised'; readonly id: number; readonly revised: RevisedAtlas }
  | { readonly type: 'ready'; readonly id: number }
  | { readonly type: 'reviewed'; readonly id: number; readonly review: Review }
  | { readonly type: 'hand-on-described'; readonly id: number; readonly handOn: HandOn }
  | { readonly type: 'handed-on'; readonly id: number; readonly file: Blob }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'stopped'; readonly id: number }
  | { readonly type: 'failed'; readonly id: number; readonly message: string; readonly stale?: string };

/** A project that was taken out of its file. */
export interface UnpackedProject {
  readonly document: ProjectDocument;
  /** Its articles, in code-unit order of their names. */
  readonly files: readonly OpenedFile[];
  /** What could not be taken out. */
  readonly notices: readonly Notice[];
}

/** The parts of an atlas that the page needs at once. */
interface MadeAtlas {
  readonly manifest: AtlasManifest;
  readonly graph: AtlasGraph;
  readonly imported: AtlasSource['imported'];
  /** Of files that were opened, those that gave an article. */
  readonly filesRead?: number;
  /** What seemed wrong on the day of the reading, and is no part of the atlas. */
  readonly doubts?: readonly Notice[];
}

/** What decisions made of the atlas that the page has. */
export interface RevisedAtlas {
  readonly manifest: AtlasManifest;
  readonly graph: GraphPatch;
  /** The id of each node that is no more, and of the one that most of its mentions name now. */
  readonly heirs: readonly (readonly [string, string])[];
  /** What the decisions say of themselves: those that no longer apply, or that a later one contradicts. */
  readonly notices: readonly Notice[];
}

/** Endings of graph files; one of them alone is opened as the map it is, and so is a graph in `.json`. */
export const GRAPH_EXTENSIONS: readonly string[] = ['.gexf', '.graphml', '.cyjs', '.node-link.json'];

/** Ending of a project file; one of them alone is opened with all that it holds. */
export const PROJECT_EXTENSION = '.dramatis';

/** Is told how far work has come, and lets the post in now and then; throws where nobody waits for the work any more. */
export type Heed = (progress: WorkProgress) => Promise<void>;

/** How far work has come; `fetch` is the reading of an atlas's shards, `open` that of a person's files, `unpack` and `pack` those of a project's file. */
export interface WorkProgress {
  readonly step: Progress['step'] | 'fetch' | 'open' | 'unpack' | 'pack';
  /** 0..total. */
  readonly done: number;
  readonly total: number;
  /** What is being looked at. */
  readonly name?: string;
}
