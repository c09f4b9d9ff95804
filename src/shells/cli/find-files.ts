import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import {
  compareText,
  findPageParts,
  isPassedOver,
  NEWS_FILE,
  type Notice,
  READABLE_EXTENSIONS,
  refuseKind,
  tellPageParts,
} from '../../index.ts';
import { explainFileError } from './errors.ts';
import { listAtlasIn } from './folder-commit.ts';
import { nameInputs, nameOfFile } from './name-inputs.ts';

interface FoundFile {
  /** Where to open it. */
  readonly path: string;
  /** Path below what was named, `/` between folders; unique. */
  readonly name: string;
}

export interface FoundFiles {
  /** Ordered by name in code-unit order. */
  readonly files: readonly FoundFile[];
  readonly notices: readonly Notice[];
  /** Inputs that are not there or cannot be looked at, as they were named. */
  readonly missing: readonly string[];
}

interface Root {
  readonly real: string;
  readonly isFolder: boolean;
  readonly name: string;
}

/**
 * Finds the files in what a person named, folders through and through. Hidden files and folders are passed over; all
 * else is found or named in a notice: what is of another kind, what cannot be looked into, a link that leads out of what
 * was named. The files of an atlas are no articles.
 *
 * @param output the atlas folder to be written: what it holds of an older atlas is not read, and not worth a notice.
 */
export async function findFiles(inputs: readonly string[], output?: string): Promise<FoundFiles> {
  const notices: Notice[] = [];
  const missing: string[] = [];
  const roots = await findRoots(inputs, notices, missing);
  const search = new Search(roots, notices, output === undefined ? undefined : await realpathOf(output));
  if (search.output !== undefined) search.leaveOutAtlas(search.output);
  for (const root of roots) await search.addRoot(root);
  // What a saved page came with is said once, whatever kind it is of.
  const parts = findPageParts([...search.files, ...search.refused].map(({ name }) => name));
  for (const notice of tellPageParts(parts)) notices.push(notice);
  for (const { name, refusal } of search.refused) if (!parts.has(name)) notices.push({ where: name, message: refusal });
  const files = search.files.filter(({ name }) => !parts.has(name));
  return { files: files.sort((a, b) => compareText(a.name, b.name)), notices, missing };
}

/** What was named, each once; an input below another one is read with that. */
async function findRoots(inputs: readonly string[], notices: Notice[], missing: string[]): Promise<readonly Root[]> {
  const found = new Map<string, Omit<Root, 'name'>>();
  for (const input of inputs) {
    const path = resolve(input);
    if (found.has(path)) {
      notices.push({ where: input, message: 'was named twice; it is read once' });
      continue;
    }
    try {
      const real = await realpath(path);
      const what = await stat(real);
      if (what.isFile() || what.isDirectory()) found.set(path, { real, isFolder: what.isDirectory() });
      else notices.push({ where: input, message: NO_FILE });
    } catch (error) {
      missing.push(input);
      notices.push({ where: input, message: `could not be read: ${explainFileError(error)}` });
    }
  }
  const folders = new Set([...found.keys()].filter((path) => found.get(path)!.isFolder));
  const paths = [...found.keys()].filter((path) => {
    const outer = findAncestor(path, folders);
    if (outer === undefined) return true;
    // A hidden folder inside another input is read because it was named; it needs a name of its own then.
    if (isPassedOver(relative(outer, path).replaceAll(sep, '/'))) return true;
    notices.push({ where: relative(outer, path), message: 'was named twice; it is read once' });
    return false;
  });
  const only = paths.length === 1 ? paths[0]! : undefined;
  if (only !== undefined) {
    const root = found.get(only)!;
    return [{ ...root, name: root.isFolder ? '' : nameOfFile(only) }];
  }
  const names = nameInputs(paths);
  return paths.map((path, index) => ({ ...found.get(path)!, name: names[index]! }));
}

const NO_FILE = 'is no file and no folder (a pipe, a socket or a device); it was left out';

/** One look through everything that was named. */
class Search {
  readonly files: FoundFile[] = [];
  /** Of kinds that are not read, and why. */
  readonly refused: { readonly name: string; readonly refusal: string }[] = [];
  readonly output: string | undefined;
  private readonly roots: readonly Root[];
  private readonly notices: Notice[];
  /** Real paths of files that belong to an atlas. */
  private readonly atlasFiles = new Set<string>();
  /** Real paths of folders that were looked into: a link may lead back up. */
  private readonly visited = new Set<string>();

  constructor(roots: readonly Root[], notices: Notice[], output: string | undefined) {
    this.roots = roots;
    this.notices = notices;
    this.output = output;
  }

  async addRoot({ real, isFolder, name }: Root): Promise<void> {
    if (!isFolder) {
      this.addFile(real, name);
      return;
    }
    const before = this.files.length;
    await this.addFolder(real, name);
    if (this.files.length > before) return;
    this.notices.push({
      where: name || nameOfFile(real),
      message: `holds no article (${READABLE_EXTENSIONS.join(', ')})`,
    });
  }

  /** Takes the files that an atlas in this folder lists out of the search; whether there is one. */
  leaveOutAtlas(folder: string): boolean {
    const files = listAtlasIn(folder);
    for (const file of files ?? []) this.atlasFiles.add(join(folder, file));
    if (files) this.atlasFiles.add(join(folder, NEWS_FILE));
    return files !== undefined;
  }

  private async addFolder(root: string, rootName: string): Promise<void> {
    const pending = [{ path: root, name: rootName }];
    for (let folder = pending.pop(); folder; folder = pending.pop()) {
      const { path, name } = folder;
      if (this.visited.has(path)) continue;
      this.visited.add(path);
      let entries: Dirent[];
      try {
        entries = await readdir(path, { withFileTypes: true });
        if (path !== this.output && this.leaveOutAtlas(path)) {
          this.notices.push({
            where: name || nameOfFile(path),
            message: 'holds an atlas, whose own files are not read',
          });
        }
      } catch (error) {
        this.notices.push({
          where: name || nameOfFile(path),
          message: `could not be read: ${explainFileError(error)}`,
        });
        continue;
      }
      for (const entry of entries) {
        const below = name === '' ? entry.name : `${name}/${entry.name}`;
        if (isPassedOver(entry.name)) continue;
        const at = join(path, entry.name);
        if (entry.isDirectory()) pending.push({ path: at, name: below });
        else if (entry.isFile()) this.addFile(at, below);
        else if (entry.isSymbolicLink()) {
          const target = await this.followLink(at, below);
          if (target?.isFolder) pending.push({ path: target.real, name: below });
          else if (target) this.addFile(target.real, below);
        } else this.notices.push({ where: below, message: NO_FILE });
      }
    }
  }

  private addFile(path: string, name: string): void {
    if (this.atlasFiles.has(path)) return;
    const refusal = refuseKind(name);
    if (refusal === undefined) this.files.push({ path, name });
    else this.refused.push({ name, refusal });
  }

  /**
   * Where a link leads, when what is there is to be read under the link's name: a file or folder below what was named
   * that is passed over under its own. A link out of what was named is not followed: a folder that came from somewhere
   * else could point at anything on this machine.
   */
  private async followLink(path: string, name: string): Promise<Pick<Root, 'real' | 'isFolder'> | undefined> {
    try {
      const real = await realpath(path);
      const isFolder = (await stat(real)).isDirectory();
      const root = this.roots.find((candidate) => candidate.isFolder && isBelow(real, candidate.real));
      if (!root) {
        const message = `is a link to ${real}, outside what was named; name that as well to have it read`;
        this.notices.push({ where: name, message });
        return undefined;
      }
      const target = relative(root.real, real).replaceAll(sep, '/');
      if (target !== '' && isPassedOver(target)) return { real, isFolder };
      this.notices.push({ where: name, message: `is a link to ${target || '.'}, which is read under that name` });
    } catch (error) {
      this.notices.push({ where: name, message: `is a link that could not be followed: ${explainFileError(error)}` });
    }
    return undefined;
  }
}

async function realpathOf(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined);
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function findAncestor(path: string, folders: ReadonlySet<string>): string | undefined {
  for (let at = path.lastIndexOf(sep); at >= 0; at = path.lastIndexOf(sep, at - 1)) {
    const outer = path.slice(0, at) || sep;
    if (folders.has(outer)) return outer;
    if (at === 0) break;
  }
  return undefined;
}
