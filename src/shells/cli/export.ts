import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { type Format, formats, GEXF_VERSIONS, type GexfVersion, makeDocument } from '../../index.ts';
import { UsageError } from './errors.ts';
import { workOnFolder } from './open-folder.ts';
import { writeWholeFile } from './write-files.ts';

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
      'where to write it; CSV, which is several files, takes a path that ends in / or in .zip',
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
  if (writer.files && !/(\/|\.zip)$/i.test(output)) {
    throw new UsageError(`${format.name} is several tables; give -o a folder (${output}/) or a .zip`);
  }
  const { nodes, edges } = await workOnFolder(dir, async (source) => {
    const document = await makeDocument(source);
    if (output.endsWith('/') && writer.files) {
      for (const { name, chunks } of writer.files(document)) await writeWholeFile(join(output, name), chunks);
    } else {
      await writeWholeFile(output, writer.write(document, gexfVersion && { gexfVersion }));
    }
    return document;
  });
  if (process.stderr.isTTY) console.error(`${output}: ${nodes.length} nodes, ${edges.length} edges`);
}
