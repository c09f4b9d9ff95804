import type { Command } from 'commander';
import open from 'open';
import { findCuration } from './curation-file.ts';
import { createEditor } from './edit-folder.ts';
import { UsageError } from './errors.ts';
import { openFolder } from './open-folder.ts';
import { parsePort } from './options.ts';
import { say } from './printable.ts';
import { serveExplorer } from './serve.ts';

const USUAL_PORT = 4747;

interface ExploreOptions {
  readonly port?: number;
  readonly open?: true;
  readonly edit?: true;
  readonly curation?: string;
}

export function addExplore(program: Command): void {
  program
    .command('explore')
    .description('Serve the explorer for an atlas, to this machine only, until it is stopped with Ctrl-C.')
    .argument('[dir]', 'the atlas folder; without one the explorer opens empty')
    .option('-p, --port <port>', `the port (default: ${USUAL_PORT}, or the next that is free)`, parsePort)
    .option('--open', 'open it in the browser')
    .option(
      '--edit',
      'let the page write decisions about names and named views into the folder, to its curation.json and views.json; nothing else is written',
    )
    .option('--curation <file>', 'with --edit, another file of decisions than curation.json in the folder')
    .action(async (dir: string | undefined, options: ExploreOptions) => {
      if (options.curation !== undefined && !options.edit)
        throw new UsageError(
          '--curation goes with --edit; to see its decisions without, build the atlas with: dramatis build ARTICLES -o DIR --curation FILE',
        );
      if (options.edit && dir === undefined) throw new UsageError('--edit goes with the folder of an atlas');
      if (dir !== undefined) await openFolder(dir);
      const editor = options.edit && dir !== undefined ? createEditor(dir, options.curation) : undefined;
      const server = await serveExplorer(dir, options.port ?? USUAL_PORT, options.port === undefined, editor).catch(
        (error) => {
          if (error.code === 'EADDRINUSE')
            throw new UsageError(`port ${options.port} is in use; choose another with --port`);
          if (error.code === 'EACCES')
            throw new UsageError(`port ${options.port} may not be used; choose one above 1023`);
          throw error;
        },
      );
      process.stdout.write(`${server.url}\n`);
      say('The explorer is served to this machine only. Ctrl-C stops it.');
      if (editor)
        say(
          `Decisions made in it are written to ${findCuration(dir!, options.curation)}, named views to views.json there.`,
        );
      if (options.open) {
        const child = await open(server.url).catch(() => undefined);
        child?.on('error', () => {});
      }
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.stop());
      await server.stopped;
    });
}
