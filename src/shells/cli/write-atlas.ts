import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CURATION_FILE,
  type FolderFile,
  MANIFEST_FILE,
  NEWS_FILE,
  type News,
  NOTHING_NEW,
  readNews,
  writeNews,
} from '../../index.ts';
import { isDraft } from './drafts.ts';
import { WorkError } from './errors.ts';
import { listAtlasIn } from './folder-commit.ts';
import { FolderDraft } from './folder-draft.ts';

/**
 * Begins an atlas folder. An older atlas there is replaced, and only that: what its manifest lists, and no other file. Where only decisions
 * lie, an atlas is made beside them: whoever is stopped before the first one stands has left them there.
 *
 * @throws WorkError where something other than an atlas stands there, or nothing can be written.
 */
export function openAtlasDraft(path: string): Promise<FolderDraft> {
  return FolderDraft.open(path, (folder) => {
    const others = readdirSync(folder).filter((name) => !isDraft(name) && name !== CURATION_FILE);
    if (others.length === 0 || listAtlasIn(folder)) return;
    throw new WorkError(`${path} holds other files and no atlas; choose a new folder with -o`);
  });
}

/** What is new in an atlas since the one before. */
interface Since {
  /** The one that it takes the place of, where there is one. A build of the same is no news, and what was told of it stays. */
  readonly build: string | undefined;
  readonly news: News;
}

/** What goes with the writing of an atlas. */
interface Writing {
  /** Is told how many files are written. */
  watch?(done: number): void;
  readonly since?: Since;
  /** What else has to lie in the folder before the new atlas does: done once all of it is written. */
  prepare?(): Promise<void>;
}

/** Writes the files of an atlas and puts them in the place of the older one's, with what is new since that one. */
export async function writeAtlas(
  draft: FolderDraft,
  files: Iterable<FolderFile>,
  { watch, since, prepare }: Writing = {},
): Promise<void> {
  let done = 0;
  watch?.(done);
  for (const { path, text } of files) {
    await draft.add(path, [text]);
    watch?.(++done);
    if (path !== MANIFEST_FILE) continue;
    const { build } = JSON.parse(text) as { readonly build: string };
    // There also where nothing is new, so that no page asks in vain.
    if (build !== since?.build) await draft.add(NEWS_FILE, [writeNews(build, since?.news ?? NOTHING_NEW)]);
  }
  await prepare?.();
  let old: ReadonlySet<string> | undefined;
  draft.commit((path) => {
    old ??= new Set(listAtlasIn(draft.folder));
    return old.has(path) || (path === NEWS_FILE && isNews(draft.folder));
  });
}

/** What the last build of an atlas has that the one before had not; undefined where nothing tells of it. */
export async function loadNews(folder: string, build: string): Promise<News | undefined> {
  const content = await readFile(join(folder, NEWS_FILE), 'utf8').catch(() => undefined);
  return content === undefined ? undefined : readNews(content, build);
}

/** Whether a file of that name is what a build wrote, and nobody's own. */
function isNews(folder: string): boolean {
  try {
    readNews(readFileSync(join(folder, NEWS_FILE), 'utf8'), '');
    return true;
  } catch {
    return false;
  }
}
