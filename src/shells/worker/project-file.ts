import {
  compareText,
  type Notice,
  nameProjectArticle,
  type ProjectDocument,
  readProject,
  unpackEach,
  writeProjectParts,
  writeZip,
  zipTexts,
} from '../../index.ts';
import { gatherBlob } from './gather-blob.ts';
import type { Heed, OpenedFile, UnpackedProject } from './protocol.ts';

/** Takes a project out of its file. Of its articles one is in memory at a time. @throws FormatError where it is no project. */
export async function unpackProject({ name, file }: OpenedFile, heed: Heed): Promise<UnpackedProject> {
  const notices: Notice[] = [];
  const parts = new Map<string, Uint8Array>();
  const files: OpenedFile[] = [];
  const zip = new Uint8Array(await file.arrayBuffer());
  for (const { path, bytes, done, total } of unpackEach({ name, bytes: zip }, notices)) {
    const article = nameProjectArticle(path);
    if (article === undefined) parts.set(path, bytes);
    else files.push({ name: article, file: new Blob([new Uint8Array(bytes)]) });
    await heed({ step: 'unpack', done, total, name: path });
  }
  return { document: readProject(name, parts), files, notices };
}

/** A project as one file, its articles in code-unit order of their names. */
export async function packProject(
  document: ProjectDocument,
  articles: readonly OpenedFile[],
  heed: Heed,
): Promise<Blob> {
  const sorted = [...articles].sort((a, b) => compareText(a.name, b.name));
  const total = sorted.reduce((sum, { file }) => sum + file.size, 0);
  let done = 0;
  async function* listEntries() {
    yield* zipTexts(writeProjectParts(document));
    for (const { name, file } of sorted) {
      await heed({ step: 'pack', done, total, name });
      yield { path: `articles/${name}`, chunks: [new Uint8Array(await file.arrayBuffer())] };
      done += file.size;
    }
  }
  return gatherBlob(writeZip(listEntries()), 'application/zip');
}
