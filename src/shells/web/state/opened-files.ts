import type { OpenedFile } from '../../worker/protocol.ts';

/** The files of an input, each with its path below the folder that was chosen. Nothing is read yet. */
export function listChosen(files: readonly File[]): readonly OpenedFile[] {
  return files.map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/** Everything that was dropped on the page, folders through and through. */
export async function listEntries(entries: readonly FileSystemEntry[]): Promise<readonly OpenedFile[]> {
  const lists = await Promise.all(entries.map((entry) => listEntry(entry, entry.name)));
  return lists.flat();
}

async function listEntry(entry: FileSystemEntry, name: string): Promise<readonly OpenedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ name, file }];
  }
  const inside = await listFolder((entry as FileSystemDirectoryEntry).createReader());
  const lists = await Promise.all(inside.map((child) => listEntry(child, `${name}/${child.name}`)));
  return lists.flat();
}

/** A reader hands out a folder's entries some at a time. */
async function listFolder(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    for (const entry of some) all.push(entry);
  }
}
