import type { Signal } from '@preact/signals';
import type { AtlasSource, Decision } from '../../../index.ts';
import type { ServedAtlas } from '../../worker/protocol.ts';
import type { Stage } from '../stage/contract.ts';
import type { Browser } from './browser.ts';
import type { Derived } from './derive.ts';
import type { LayoutChoice, LayoutTask, LayoutWatch } from './layout-link.ts';
import type { Action } from './update.ts';
import type { WorkerLink } from './worker-link.ts';

/** What effects act on: the state and the few things around the page. */
export interface World {
  readonly derived: Derived;
  readonly browser: Browser;
  readonly link: WorkerLink;
  readonly startLayout: (source: AtlasSource, choice: LayoutChoice, watch: LayoutWatch) => LayoutTask;
  /** A map that was handed on: it is looked at, and nothing is made in it. */
  readonly isPublished: boolean;
  /** URL of the folder of the atlas that is served. */
  readonly folder: string;
  /** Whether the dates stand under the map. */
  readonly showsTime: Signal<boolean>;
  /** What was decided last, told beside the map until it is put away. */
  readonly toast: Signal<Toast | undefined>;
  stage(): Stage | undefined;
  dispatch(action: Action): void;
}

export interface Toast {
  readonly text: string;
  /** Not a decision about names: it is in no list of them. */
  readonly isView?: true;
  /** Nothing was changed: there is nothing to take back. */
  readonly isSaid?: true;
  /** A step back or forth took these decisions away, or brought them again. */
  readonly step?: { readonly gone: readonly Decision[]; readonly again: readonly Decision[]; readonly isBack: boolean };
}

/** The open atlas as the worker knows it. @throws RangeError where there is none. */
export function nameOpenAtlas({ derived, folder }: Pick<World, 'derived' | 'folder'>): ServedAtlas | number {
  const opened = derived.opened.peek();
  if (!opened) throw new RangeError('there is no atlas open');
  return opened.work ?? { folder, build: opened.build };
}
