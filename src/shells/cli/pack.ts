import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import {
  type ColumnNames,
  DEFAULT_SETTINGS,
  expectReading,
  isProjectName,
  joinColumns,
  type ProjectDocument,
  refuseProjectSize,
  writeProjectParts,
  writeZip,
  zipTexts,
} from '../../index.ts';
import { loadCuration } from './curation-file.ts';
import { UsageError, WorkError } from './errors.ts';
import { findFiles } from './find-files.ts';
import { parseColumns } from './options.ts';
import { say } from './printable.ts';
import { takeProject } from './project-input.ts';
import { openOutput } from './write-files.ts';

interface PackOptions {
  readonly output: string;
  readonly name?: string;
  readonly columns?: ColumnNames;
  readonly curation?: string;
  readonly quiet?: true;
}

export function addPack(program: Command): void {
  program
    .command('pack')
    .description(
      'Put articles, decisions and settings into one project file, which `build` and the explorer open. A project among the inputs is added to.',
    )
    .argument('<input...>', 'files and folders of articles, and at most one project')
    .requiredOption('-o, --output <file>', 'the project to write, ending in .dramatis')
    .option('--name <text>', 'of the project (default: that of the project among the inputs, else of the file)')
    .option('--columns <part=column,...>', 'what the columns of your tables hold, as for build', parseColumns)
    .option('--curation <file>', 'what people decided (default: what the project among the inputs holds)')
    .option('-q, --quiet', 'say nothing')
    .action(pack);
}

async function pack(named: readonly string[], options: PackOptions): Promise<void> {
  const { output, name, columns, curation, quiet } = options;
  if (!isProjectName(output)) throw new UsageError('the name of a project ends in .dramatis; give -o such a one');
  const target = await openOutput(output);
  const { project, inputs } = await takeProject(named);
  const found = await findFiles(inputs);
  for (const { where, message } of [...(project?.notices ?? []), ...found.notices]) say(`notice: ${where}: ${message}`);
  if (found.missing.length > 0)
    throw new WorkError(`${found.missing.join(', ')} could not be read; nothing was written`);
  const before = project?.document;
  const document: ProjectDocument = {
    name: name ?? before?.name ?? basename(resolve(output)).replace(/\.dramatis$/i, ''),
    settings: before?.settings ?? DEFAULT_SETTINGS,
    columns: joinColumns(before?.columns ?? {}, columns ?? {}),
    curation: curation === undefined ? (before?.curation ?? []) : await loadCuration(curation, true),
    ...(before?.view !== undefined && { view: before.view }),
    ...(before?.views !== undefined && { views: before.views }),
    // Names keep their ids, which decisions and views go by.
    ...(before?.names !== undefined && { names: before.names }),
    // Of more articles another map is made.
    ...(inputs.length === 0 && before?.places !== undefined && { places: before.places }),
    ...(inputs.length === 0 && before?.news !== undefined && { news: before.news }),
  };
  const files = new Map<string, () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>>();
  for (const { name: path, bytes } of project?.articles ?? []) files.set(path, () => [bytes]);
  for (const { name: path, path: at } of found.files) files.set(path, () => createReadStream(at));
  const bytes = await sumBytes(project?.articles ?? [], found.files);
  const refusal = refuseProjectSize(bytes);
  if (refusal !== undefined) throw new WorkError(`${output} ${refusal}; name fewer files`);
  if (files.size === 0) throw new WorkError('nothing to put into the project; name files or folders of articles');
  await target.write(writeZip(listEntries(document, files)));
  if (!quiet) {
    const unread = [...files.keys()].filter((path) => 'refusal' in expectReading(path)).length;
    say(`${output}: ${files.size} files${unread > 0 ? `, ${unread} of them of kinds that are not read` : ''}`);
  }
}

async function sumBytes(
  before: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  found: readonly { readonly name: string; readonly path: string }[],
): Promise<number> {
  const sizes = new Map(before.map(({ name, bytes }) => [name, bytes.length]));
  for (const { name, path } of found) sizes.set(name, (await stat(path).catch(() => ({ size: 0 }))).size);
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

function* listEntries(
  document: ProjectDocument,
  files: ReadonlyMap<string, () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>>,
) {
  yield* zipTexts(writeProjectParts(document));
  for (const path of [...files.keys()].sort()) yield { path: `articles/${path}`, chunks: files.get(path)!() };
}
