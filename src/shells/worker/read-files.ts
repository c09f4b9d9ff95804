import {
  BEGINNING_BYTES,
  type ColumnNames,
  compareText,
  findPageParts,
  isPassedOver,
  type Notice,
  openSource,
  refuseSize,
  type SourceFile,
  type SurveyedFile,
  surveySource,
  tellPageParts,
} from '../../index.ts';
import type { FileToSurvey, OpenedFile } from './protocol.ts';

export interface ReadFiles {
  readonly files: readonly SourceFile[];
  readonly notices: readonly Notice[];
}

/**
 * The opened files as texts, ordered by name in code-unit order; what cannot be read becomes a notice. One file after the
 * other is in memory.
 *
 * @param watch is told each file, and each file inside it, before it is read; what it throws ends the reading.
 */
export async function readFiles(
  opened: readonly OpenedFile[],
  watch: (name: string, done: number) => Promise<void> | void = () => {},
): Promise<ReadFiles> {
  const files: SourceFile[] = [];
  const notices: Notice[] = [];
  const parts = findPageParts(opened.map(({ name }) => name));
  for (const notice of tellPageParts(parts)) notices.push(notice);
  const sorted = [...opened].sort((a, b) => compareText(a.name, b.name));
  for (const [index, { name, file }] of sorted.entries()) {
    await watch(name, index);
    if (isPassedOver(name) || parts.has(name)) continue;
    const bytes = await readBytes(name, file, notices);
    if (bytes === undefined) continue;
    for (const read of await openSource({ name, bytes }, notices, (inner) => watch(inner, index))) files.push(read);
  }
  return { files, notices };
}

/** What is in some files, as a build would read them. */
export async function surveyFiles(
  opened: readonly FileToSurvey[],
  columns: ColumnNames,
): Promise<readonly SurveyedFile[]> {
  const found: SurveyedFile[] = [];
  for (const { name, file, isCut } of opened) {
    const notices: Notice[] = [];
    const bytes = await readBytes(name, file, notices, isCut ? BEGINNING_BYTES : file.size);
    found.push(
      bytes === undefined
        ? { name, articles: 0, first: [], notices }
        : await surveySource({ name, bytes }, columns, isCut),
    );
  }
  return found;
}

async function readBytes(
  name: string,
  file: Blob,
  notices: Notice[],
  upTo = file.size,
): Promise<Uint8Array | undefined> {
  const refusal = refuseSize(file.size);
  if (refusal !== undefined) {
    notices.push({ where: name, message: refusal });
    return undefined;
  }
  try {
    return new Uint8Array(await file.slice(0, upTo).arrayBuffer());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    notices.push({
      where: name,
      message: `could not be read; it may have been changed or moved since it was chosen (${why})`,
    });
    return undefined;
  }
}
