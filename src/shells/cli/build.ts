import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import {
  buildAtlas,
  DEFAULT_SETTINGS,
  type Notice,
  parseWatchlist,
  type Reach,
  type RecogniserParts,
  writeAtlasFolder,
} from '../../index.ts';
import { explainFileError, UsageError, WorkError } from './errors.ts';
import { parseReach, parseSeed, parseShare } from './options.ts';
import { drainWithBar } from './progress-bar.ts';
import { readInputs } from './read-inputs.ts';
import { loadResources } from './resources.ts';
import { checkReplaceable, writeWholeFolder } from './write-files.ts';

interface BuildOptions {
  readonly output: string;
  readonly reach: Reach;
  readonly seed: number;
  readonly minConfidence: number;
  readonly names?: string;
  readonly namesOnly?: true;
  readonly quiet?: true;
}

/** Notices printed before the rest is only counted. */
const NOTICES_SHOWN = 20;

export function addBuild(program: Command): void {
  program
    .command('build')
    .description(
      'Read articles and write an atlas: who, where and in what role, how they are connected, and the proof.',
    )
    .argument(
      '<input...>',
      'files and folders of articles: .txt .md, or .json .jsonl .csv .tsv with a record an article',
    )
    .requiredOption('-o, --output <dir>', 'the folder to write the atlas to; an older atlas there is replaced')
    .option(
      '--reach <unit>',
      'connect names within one sentence, a number of sentences, paragraph or article',
      parseReach,
      DEFAULT_SETTINGS.reach,
    )
    .option('--seed <number>', 'of the layout: the same seed gives the same picture', parseSeed, DEFAULT_SETTINGS.seed)
    .option(
      '--min-confidence <share>',
      '0 to 1: what is less sure is kept but not drawn',
      parseShare,
      DEFAULT_SETTINGS.minConfidence,
    )
    .option(
      '--names <file>',
      'your own names, in CSV with the columns name, kind, aliases (separated by |); they always win',
    )
    .option('--names-only', 'find the names of --names and no others')
    .option('-q, --quiet', 'no progress and no summary, only notices')
    .action(build);
}

async function build(inputs: readonly string[], options: BuildOptions): Promise<void> {
  const quiet = options.quiet ?? false;
  if (options.namesOnly && options.names === undefined) throw new UsageError('--names-only goes with --names FILE');
  await checkReplaceable(options.output);
  const parts = { ...(await loadResources()), ...(await readWatchlist(options)) };
  const { files, notices } = await readInputs(inputs);
  if (files.length === 0) {
    printNotices(notices);
    throw new WorkError('nothing to read; name a file or a folder of articles');
  }
  const { reach, seed, minConfidence } = options;
  const project = { files, curation: [], settings: { reach, seed, minConfidence } };
  const atlas = await drainWithBar(buildAtlas(project, parts), quiet);
  const all = [...notices, ...atlas.notices];
  printNotices(all);
  if (atlas.articles.length === 0) throw new WorkError('no article could be read; see the notices above');
  await writeWholeFolder(options.output, writeAtlasFolder({ ...atlas, notices: all }));
  if (quiet) return;
  const { nodes, edges } = atlas.graph;
  console.error(
    `${options.output}: ${count(atlas.articles.length, 'article')}, ${count(nodes.length, 'node')}, ${count(edges.length, 'edge')}`,
  );
  console.error(`Look at it with: dramatis explore ${options.output} --open`);
}

async function readWatchlist({
  names,
  namesOnly,
}: BuildOptions): Promise<Pick<RecogniserParts, 'watchlist' | 'watchlistOnly'>> {
  if (names === undefined) return {};
  const text = await readFile(names, 'utf8').catch((error) => {
    throw new WorkError(`${names} could not be read: ${explainFileError(error)}`);
  });
  return { watchlist: parseWatchlist(text, names), ...(namesOnly && { watchlistOnly: true }) };
}

function printNotices(notices: readonly Notice[]): void {
  for (const { where, message } of notices.slice(0, NOTICES_SHOWN)) console.error(`notice: ${where}: ${message}`);
  const rest = notices.length - NOTICES_SHOWN;
  if (rest > 0) console.error(`notice: and ${rest} more, kept in the atlas`);
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
