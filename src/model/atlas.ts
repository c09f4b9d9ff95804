import type { Arrangement, LayoutSettings } from './arrangement.ts';
import type { Article, SourceFile } from './article.ts';
import type { KeptText } from './atlas-folder.ts';
import type { Curation } from './curation.ts';
import type { Description } from './description.ts';
import type { Resolution } from './entity.ts';
import { type Reach, SAME_SENTENCE } from './graph.ts';
import type { Reading, Recognition } from './mention.ts';
import type { Notice } from './notice.ts';
import type { WeighedGraph } from './weighing.ts';

/** What a person may set about how the map is made. */
export interface Settings {
  readonly reach: Reach;
  /** Any integer; the same seed gives the same layout and communities. */
  readonly seed: number;
  /** 0..1: mentions below it are kept and can be read, but make no node and no edge. */
  readonly minConfidence: number;
  /**
   * `stated` (the default): a role whose holder or organisation the text states is tied to those alone; `all`: to
   * everything named within reach.
   */
  readonly roles?: 'stated' | 'all';
  /**
   * `head` (the default): what stands in a list is tied to the list's head alone, and a sentence that would tie more
   * than 45 pairs ties none; `all`: to everything named within reach.
   */
  readonly lists?: 'head' | 'all';
  /** What differs from `DEFAULT_LAYOUT`. */
  readonly layout?: Partial<LayoutSettings>;
}

export const DEFAULT_SETTINGS: Settings = { reach: SAME_SENTENCE, seed: 1, minConfidence: 0.5 };

/** The settings alone, of what holds more besides. */
export function pickSettings({ reach, seed, minConfidence, roles, lists, layout }: Settings): Settings {
  return {
    reach,
    seed,
    minConfidence,
    ...(roles && { roles }),
    ...(lists && { lists }),
    ...(layout && { layout }),
  };
}

/** All that people gave. Delete the atlas and lose nothing. */
export interface Project {
  readonly files: readonly SourceFile[];
  readonly curation: Curation;
  readonly settings: Settings;
}

/** All that was made of a project. `recognitions` is parallel to `articles`. */
export interface Atlas {
  readonly articles: readonly Article[];
  readonly recognitions: readonly Recognition[];
  readonly resolution: Resolution;
  readonly graph: WeighedGraph;
  readonly arrangement: Arrangement;
  readonly description: Description;
  readonly settings: Settings;
  readonly notices: readonly Notice[];
  /** What people decided; absent where nobody did. */
  readonly curation?: Curation;
  /** By article index, what was read of it before anybody decided: only where decisions changed that. */
  readonly asRead?: ReadonlyMap<number, Reading>;
  /** For each article the first that carries the same text, where it is known. */
  readonly leaders?: readonly number[];
  /** What of the texts is in it, where it was handed on without all of them. */
  readonly keptText?: Exclude<KeptText, 'full'>;
}
