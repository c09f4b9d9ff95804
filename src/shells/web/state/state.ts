import type { AtlasSource, ColumnNames, Curation, NamedView, News, Notice, Reach } from '../../../index.ts';
import type { OpenedFile, WorkProgress } from '../../worker/protocol.ts';
import type { Theme } from '../scene/palette.ts';
import type { Target } from '../scene/target.ts';
import type { CloseUp } from './close-up.ts';
import { beginHistory, type History } from './history.ts';
import { FIRST_PROJECT, type MadeLayout, type Project } from './project.ts';
import type { Question } from './question.ts';

/** An open article, and the sentence to show first. Indices into the atlas's articles and the article's sentences. */
export interface Reading {
  readonly article: number;
  readonly sentence?: number;
}

export type Page = 'graph' | 'table';

export type ThemeChoice = Theme | 'system';

/** An atlas that is open. */
export interface OpenAtlas {
  readonly source: AtlasSource;
  /** Made by the worker of files a person opened here; otherwise the one that is served, perhaps connected anew. */
  readonly isOwn: boolean;
  /** Of the served atlas that it comes of; '' for an own one. */
  readonly build: string;
  /** Names an own one to the worker that holds it. */
  readonly work?: number | undefined;
  /** What an own one was made of. */
  readonly own?: OwnMaterial | undefined;
  /** The decisions that it holds; undefined: those it came with, which nobody has looked at yet. */
  readonly decided?: Curation | undefined;
  /** Of a served one the decisions that are written somewhere: in its folder, in this browser or in a file. */
  readonly written?: Curation | undefined;
  /** How often decisions changed it since it was opened: the map stays in place. */
  readonly revision?: number;
  /** The reach that it had when it was opened, where its names were connected anew since. */
  readonly firstReach?: Reach | undefined;
  /** What an own one has that the map it went on from had not. */
  readonly news?: News | undefined;
}

/** A person's own articles, as files, and how they are read. */
export interface OwnMaterial {
  readonly name: string;
  readonly files: readonly OpenedFile[];
  readonly columns: ColumnNames;
  /** Id under which this browser keeps it, where a person chose so. */
  readonly kept?: string;
}

/** What came of opening or building, until it is put away. */
export interface Report {
  /** Articles were read from files; the served atlas was built anew; or a map was opened that tells what is new in it. */
  readonly how: 'read' | 'rebuilt' | 'opened';
  /** Files that were opened, and those of them that gave an article; none where no files were. */
  readonly files: number;
  readonly filesRead: number;
  readonly articles: number;
  readonly notices: readonly Notice[];
  /** Whether the map was replaced, and is there to come back to; false where nothing was found and it stayed. */
  readonly isShown: boolean;
  /** What is new since the map before; undefined where there was none, or while it is looked for. */
  readonly news?: News | undefined;
}

/** What of an own map is lost where it is not saved; all else is made of it again. */
export interface SavedWork extends Pick<OwnMaterial, 'files' | 'columns'> {
  readonly reach: AtlasSource['manifest']['reach'];
  readonly layout: MadeLayout | undefined;
  readonly decisions: Curation | undefined;
  readonly views: readonly NamedView[];
}

/** A map with all that was set on it. */
export interface OpenMap {
  readonly atlas: OpenAtlas;
  readonly project: History<Project>;
}

export type Status =
  | { readonly type: 'loading' }
  | { readonly type: 'ready' }
  | { readonly type: 'missing' }
  | { readonly type: 'failed'; readonly message: string };

/** What of an atlas is shown beside the map. */
export type Shown = Pick<State, 'selection' | 'reading' | 'question' | 'closeUp' | 'picked'>;

/** Work in the background. */
export interface Work {
  readonly id: number;
  readonly title: string;
  readonly progress?: WorkProgress;
}

/** All that the page knows; everything it shows follows from this. */
export interface State {
  readonly status: Status;
  readonly atlas?: OpenAtlas | undefined;
  readonly project: History<Project>;
  readonly page: Page;
  readonly selection?: Target | undefined;
  readonly reading?: Reading | undefined;
  readonly question?: Question | undefined;
  readonly hover?: Target | undefined;
  /** Some names and what lies around them, looked at by themselves. */
  readonly closeUp?: CloseUp | undefined;
  /** Names that were picked to do something with all of them, in the order in which they were. */
  readonly picked: readonly number[];
  readonly theme: ThemeChoice;
  readonly systemTheme: Theme;
  readonly work?: Work | undefined;
  /** The served atlas was replaced by another build since it was opened: what is open is the older one. */
  readonly isStale: boolean;
  /** The map that the present one took the place of: undone where there is no earlier step. */
  readonly replaced?: OpenMap | undefined;
  /** The map that was undone in favour of the present one. */
  readonly replacedBy?: OpenMap | undefined;
  readonly report?: Report | undefined;
  /** What was there when it was last saved or kept. */
  readonly saved?: SavedWork | undefined;
  /** What went wrong with the last work, until it is put away; '' = nothing. */
  readonly trouble: string;
  /** The last thing to be read out by a screen reader. */
  readonly announcement: string;
}

export function firstState(theme: ThemeChoice, systemTheme: Theme): State {
  return {
    status: { type: 'loading' },
    project: beginHistory(FIRST_PROJECT),
    page: 'graph',
    theme,
    systemTheme,
    picked: [],
    isStale: false,
    trouble: '',
    announcement: '',
  };
}
