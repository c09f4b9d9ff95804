import { signal } from '@preact/signals';
import { ContentHash, compareText, type ProjectDocument, writeProjectParts } from '../../../index.ts';
import type { OpenedFile, PackedMap } from '../../worker/protocol.ts';
import type { Keep } from '../keep/keep.ts';
import { KeepError } from '../keep/keep-error.ts';
import type { Action } from './update.ts';

/** What the map of a project is made from: of the same the same map is made. */
type Making = Pick<ProjectDocument, 'settings' | 'columns' | 'curation' | 'names'>;

/**
 * Tells what a map was made from. Files are told by their names and sizes: a kept one is never changed, and where some are added the kept
 * map goes. Reading them for a hash would take as long as what the map is kept for, where they are a thousand documents.
 */
export function nameMaking({ settings, columns, curation, names }: Making, files: readonly OpenedFile[]): string {
  const hash = new ContentHash();
  const document = { name: '', settings, columns, curation, ...(names && { names }) };
  for (const { path, text } of writeProjectParts(document)) hash.add(`${path}\n${text}\f`);
  const sorted = [...files].sort((a, b) => compareText(a.name, b.name));
  for (const { name, file } of sorted) hash.add(`${name}\n${file.size}\f`);
  return hash.toString();
}

/** The kept project whose map is being kept just now; '' where none is. */
export const keepingMap = signal('');

interface Keeping {
  /** Undefined where it was stopped. */
  packMap(work: number): Promise<PackedMap | undefined>;
  dispatch(action: Action): void;
}

/** Keeps the map of a kept project too, so that it opens without its articles being read. Without it the project is as whole: what goes wrong is told. */
export async function keepMap(
  { packMap, dispatch }: Keeping,
  keep: Keep,
  { id, work, key, name }: { readonly id: string; readonly work: number; readonly key: string; readonly name: string },
): Promise<void> {
  keepingMap.value = id;
  try {
    const map = await packMap(work);
    if (map) await keep.writeMap(id, { ...map, key });
  } catch (error) {
    // Of a map that another took the place of meanwhile nothing is kept; the next one is.
    if (!(error instanceof KeepError) || error.fault === 'gone') return;
    const trouble = `${name} is kept. Its map is not, and is made anew each time it is opened: ${error.message}`;
    dispatch({ type: 'tell-trouble', trouble });
  } finally {
    if (keepingMap.peek() === id) keepingMap.value = '';
  }
}
