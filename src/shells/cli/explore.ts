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
    .action(async (dir: string | undefined, options: { port?: number; open?: true; edit?: true }) => {
      if (options.edit && dir === undefined) throw new UsageError('--edit goes with the folder of an atlas');
      if (dir !== undefined) await openFolder(dir);
      const editor = options.edit && dir !== undefined ? createEditor(dir) : undefined;
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
        say(`Decisions made in it are written to ${findCuration(dir!, undefined)}, named views to views.json there.`);
      if (options.open) {
        const child = await open(server.url).catch(() => undefined);
        child?.on('error', () => {});
      }
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.stop());
      await server.stopped;
    });
}
