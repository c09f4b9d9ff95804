import { stat } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import {
  type Format,
  formats,
  GEXF_VERSIONS,
  type GexfVersion,
  type GraphDocument,
  makeDocument,
  type Writer,
} from '../../index.ts';
import { UsageError } from './errors.ts';
import { FolderDraft } from './folder-draft.ts';
import { workOnFolder } from './open-folder.ts';
import { say } from './printable.ts';
import { openOutput } from './write-files.ts';

interface ExportOptions {
  readonly format: string;
  readonly output: string;
  readonly gexfVersion?: GexfVersion;
}

export function addExport(program: Command): void {
  const list = formats.map(({ id, name, use }) => `  ${id.padEnd(12)}${name}: ${use}`).join('\n');
  program
    .command('export')
    .description("Write an atlas's graph to a file that other programs open.")
    .argument('<dir>', 'the atlas folder')
    .addOption(
      new Option('-f, --format <format>', 'what to write').choices(formats.map(({ id }) => id)).makeOptionMandatory(),
    )
    .requiredOption(
      '-o, --output <file>',
      'where to write it, - for standard output; CSV, which is several files, takes a path that ends in / or in .zip',
    )
    .addOption(
      new Option('--gexf-version <version>', 'of GEXF; 1.2draft is for NetworkX before 3').choices([...GEXF_VERSIONS]),
    )
    .addHelpText('after', `\nFormats:\n${list}`)
    .action(exportGraph);
}

async function exportGraph(dir: string, { format: id, output, gexfVersion }: ExportOptions): Promise<void> {
  const format = formats.find((known) => known.id === id) as Format;
  if (gexfVersion && id !== 'gexf') throw new UsageError('--gexf-version goes with -f gexf');
  const writer = await format.load();
  const asFolder = output.endsWith('/') || (writer.files !== undefined && (await isFolder(output)));
  if (asFolder && !writer.files) throw new UsageError(`${format.name} is one file; give -o its name, not a folder's`);
  if (writer.files && !asFolder && output !== '-' && !/\.zip$/i.test(output)) {
    throw new UsageError(`${format.name} is several tables; give -o a folder (${output}/) or a .zip`);
  }
  const { nodes, edges } =
    asFolder && writer.files
      ? await exportTables(dir, writer.files, output)
      : await exportFile(dir, writer, output, gexfVersion);
  if (process.stderr.isTTY) say(`${output}: ${nodes.length} nodes, ${edges.length} edges`);
}

function exportTables(dir: string, listFiles: NonNullable<Writer['files']>, output: string): Promise<GraphDocument> {
  return workOnFolder(dir, async (source) => {
    const draft = await FolderDraft.open(output);
    try {
      const document = await makeDocument(source);
      for (const { name, chunks } of listFiles(document)) await draft.add(name, chunks);
      draft.commit(() => true);
      return document;
    } finally {
      draft.discard();
    }
  });
}

async function exportFile(
  dir: string,
  writer: Writer,
  output: string,
  gexfVersion: GexfVersion | undefined,
): Promise<GraphDocument> {
  const file = await openOutput(output);
  return workOnFolder(
    dir,
    async (source) => {
      const document = await makeDocument(source);
      await file.write(writer.write(document, gexfVersion && { gexfVersion }));
      return document;
    },
    () => file.isWhole,
  );
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}
