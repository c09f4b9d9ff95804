#!/usr/bin/env node
import { inspect } from 'node:util';
import { Command, CommanderError } from 'commander';
import { FormatError, VERSION } from '../../index.ts';
import { addBuild } from './build.ts';
import { addCurate } from './curate.ts';
import { UsageError, WorkError } from './errors.ts';
import { addExplore } from './explore.ts';
import { addExport } from './export.ts';
import { addMentions } from './mentions.ts';
import { addPack } from './pack.ts';
import { addPath } from './path.ts';
import { say } from './printable.ts';
import { addPublish } from './publish.ts';
import { addSearch } from './search.ts';

const EXIT = { done: 0, failed: 1, misused: 2 } as const;

const program = new Command('dramatis')
  .description('Turns news articles into a map of who, where and in what role, and proves every line of it.')
  .version(VERSION)
  // What a person typed is said back to them.
  .configureOutput({ writeErr: sayLines })
  .showHelpAfterError('(dramatis --help, or dramatis COMMAND --help, says how it is called)')
  .addHelpText('after', '\nExit codes: 0 done, 1 the work failed, 2 the call was wrong.');
for (const add of [addBuild, addExplore, addExport, addSearch, addPath, addMentions, addCurate, addPack, addPublish])
  add(program);
for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)])
  command.exitOverride();

// Each write is told of its own error; without a listener the stream would throw it once more.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Says what went wrong in one line on standard error, and which exit code that is. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.misused;
  if (error instanceof UsageError) {
    say(`dramatis: ${error.message}`);
    return EXIT.misused;
  }
  if (error instanceof WorkError || error instanceof FormatError) say(`dramatis: ${error.message}`);
  else sayLines(`dramatis: this is a fault of the program, please report it: ${inspect(error)}`);
  return EXIT.failed;
}

function sayLines(text: string): void {
  for (const line of text.trimEnd().split('\n')) say(line);
}
