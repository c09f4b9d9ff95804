import type { OpenedFile } from '../../worker/protocol.ts';

/** The files of an input, each with its path below the folder that was chosen. */
export function readChosen(files: readonly File[]): Promise<readonly OpenedFile[]> {
  return Promise.all(files.map((file) => readFile(file, file.webkitRelativePath || file.name)));
}

/** Everything that was dropped on the page, folders through and through. */
export async function readDropped(items: DataTransferItemList): Promise<readonly OpenedFile[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const read = await Promise.all(entries.map((entry) => readEntry(entry, entry.name)));
  return read.flat();
}

async function readEntry(entry: FileSystemEntry, name: string): Promise<readonly OpenedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [await readFile(file, name)];
  }
  const inside = await listFolder((entry as FileSystemDirectoryEntry).createReader());
  const read = await Promise.all(inside.map((child) => readEntry(child, `${name}/${child.name}`)));
  return read.flat();
}

/** A reader hands out a folder's entries some at a time. */
async function listFolder(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function readFile(file: File, name: string): Promise<OpenedFile> {
  return { name, bytes: await file.arrayBuffer() };
}
