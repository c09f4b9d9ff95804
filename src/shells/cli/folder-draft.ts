import { lstatSync, rmdirSync, rmSync } from 'node:fs';
import { mkdir, realpath, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { FormatError } from '../../index.ts';
import { leaveDraft, nameDraft, sweepDrafts } from './drafts.ts';
import { explainFileError, WorkError } from './errors.ts';
import { commitDraft, OWNER_FILE, recoverFolder } from './folder-commit.ts';
import { undoOnInterrupt } from './interrupt.ts';
import { makeFolder } from './make-folder.ts';
import { type Chunks, writeDurably } from './write-durably.ts';

/**
 * Files that are to stand in a folder together. They are written below a draft inside that folder, and take their
 * places once all of them are on the disk (see `folder-commit.ts`); until then nothing in the folder changes. The folder
 * may be anything that can be written into: a mount point, the one that one stands in, a link to one.
 */
export class FolderDraft {
  readonly folder: string;
  private readonly path: string;
  private readonly shown: string;
  private readonly files: string[] = [];
  private readonly release: () => void;

  private constructor(shown: string, folder: string, made: string | undefined) {
    this.shown = shown;
    this.folder = folder;
    this.path = join(folder, nameDraft());
    this.release = undoOnInterrupt(() => this.remove(made));
    this.made = made;
  }

  private readonly made: string | undefined;

  /**
   * Begins a draft, which shows before any work is done whether the folder can be written to.
   *
   * @param check looks at the folder before anything is written into it.
   * @throws WorkError where it cannot be.
   */
  static async open(shown: string, check?: (folder: string) => void): Promise<FolderDraft> {
    let draft: FolderDraft | undefined;
    try {
      const made = await makeFolder(shown);
      const folder = await realpath(shown);
      await recoverFolder(folder);
      check?.(folder);
      sweepDrafts(folder);
      draft = new FolderDraft(shown, folder, made);
      await makeFolder(join(draft.path, 'files'));
      // Not an empty one: a full disk shows here.
      await writeDurably(join(draft.path, OWNER_FILE), [`${basename(draft.path)}\n`]);
      return draft;
    } catch (error) {
      draft?.discard();
      throw refuse(shown, error);
    }
  }

  /** @throws WorkError where the disk has less room than this many bytes. */
  async checkRoom(bytes: number): Promise<void> {
    const { bavail, bsize } = await statfs(this.folder);
    if (bavail * bsize >= bytes) return;
    throw new WorkError(
      `${this.shown} cannot be written: the disk has ${inMegabytes(bavail * bsize)} left, and at least ${inMegabytes(bytes)} are needed`,
    );
  }

  /** Writes a file. @param path below the folder, `/` between its parts. */
  async add(path: string, chunks: Chunks): Promise<void> {
    const target = join(this.path, 'files', path);
    try {
      await mkdir(dirname(target), { recursive: true });
      await writeDurably(target, chunks);
    } catch (error) {
      throw refuse(this.shown, error);
    }
    this.files.push(path);
  }

  /** Puts all the files in their places. @throws WorkError where something stands there that is not to be replaced. */
  commit(mayReplace: (path: string) => boolean): void {
    try {
      commitDraft(this.folder, this.path, this.files, mayReplace);
    } catch (error) {
      throw refuse(this.shown, error);
    }
    this.release();
  }

  /** Leaves the folder as it was. Does nothing after `commit`. */
  discard(): void {
    this.remove(this.made);
    leaveDraft(basename(this.path));
    this.release();
  }

  private remove(made: string | undefined): void {
    try {
      rmSync(this.path, { recursive: true, force: true });
    } catch {
      // Whoever writes here next sweeps it.
    }
    if (made === undefined) return;
    // Folders that were made for this, from the inside out, as far as nobody has put anything into them.
    for (let at = this.folder; at.length >= made.length; at = dirname(at)) {
      try {
        if (!lstatSync(at).isDirectory()) return;
        rmdirSync(at);
      } catch {
        return;
      }
    }
  }
}

function refuse(shown: string, error: unknown): Error {
  // What was to be written could not be read: that is not the folder's fault.
  if (error instanceof WorkError || error instanceof FormatError) return error;
  return new WorkError(`${shown} cannot be written to: ${explainFileError(error)}`);
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000)} MB`;
}
