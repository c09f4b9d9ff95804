import { readdirSync } from 'node:fs';
import type { FolderFile } from '../../index.ts';
import { isDraft } from './drafts.ts';
import { WorkError } from './errors.ts';
import { listAtlasIn } from './folder-commit.ts';
import { FolderDraft } from './folder-draft.ts';

/**
 * Begins an atlas folder. An older atlas there is replaced, and only that: what its manifest lists, and no other file.
 *
 * @throws WorkError where something other than an atlas stands there, or nothing can be written.
 */
export function openAtlasDraft(path: string): Promise<FolderDraft> {
  return FolderDraft.open(path, (folder) => {
    const others = readdirSync(folder).filter((name) => !isDraft(name));
    if (others.length === 0 || listAtlasIn(folder)) return;
    throw new WorkError(`${path} holds other files and no atlas; choose a new folder with -o`);
  });
}

/**
 * Writes the files of an atlas and puts them in the place of the older one's.
 *
 * @param watch is told how many are written.
 */
export async function writeAtlas(
  draft: FolderDraft,
  files: Iterable<FolderFile>,
  watch?: (done: number) => void,
): Promise<void> {
  let done = 0;
  watch?.(done);
  for (const { path, text } of files) {
    await draft.add(path, [text]);
    watch?.(++done);
  }
  let old: ReadonlySet<string> | undefined;
  draft.commit((path) => {
    old ??= new Set(listAtlasIn(draft.folder));
    return old.has(path);
  });
}
