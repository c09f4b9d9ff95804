import { type Command, Option } from 'commander';
import {
  buildFromArticles,
  type ColumnNames,
  DEFAULT_SETTINGS,
  doubtFutureDates,
  FormatError,
  fitNews,
  indexFormerNames,
  keepLayoutChanges,
  listNews,
  type Notice,
  placeNames,
  type Reach,
  readArticles,
  type Settings,
  writeAtlasFolder,
} from '../../index.ts';
import { type BuildReport, reportToPerson, reportToProgram } from './build-report.ts';
import {
  chooseRecogniser,
  nameModel,
  RECOGNISERS,
  type RecogniserOptions,
  readWatchlist,
} from './choose-recogniser.ts';
import { findCuration, gatherDecisions } from './curation-file.ts';
import { UsageError, WorkError } from './errors.ts';
import { findFiles } from './find-files.ts';
import type { FolderDraft } from './folder-draft.ts';
import { openFormer } from './former-atlas.ts';
import { addLayoutOptions, type LayoutOptions, readLayoutOptions } from './layout-options.ts';
import { parseColumns, parseCount, parseReach, parseSeed, parseShare } from './options.ts';
import { count, printable } from './printable.ts';
import { drainWatched } from './progress-bar.ts';
import { readProjectArticles, takeProject } from './project-input.ts';
import { type Inputs, readInputs } from './read-inputs.ts';
import { removeRecognitionCache } from './recognition-cache.ts';
import { sayIntake } from './say-intake.ts';
import { bringViews } from './views-file.ts';
import { lookAtInputs, waitForChange } from './watch-inputs.ts';
import { openAtlasDraft, writeAtlas } from './write-atlas.ts';
import { writeOut } from './write-out.ts';

interface BuildOptions extends LayoutOptions, RecogniserOptions {
  /** Not there with --dry-run alone. */
  readonly output: string;
  readonly reach: Reach;
  readonly seed: number;
  readonly minConfidence: number;
  readonly curation?: string;
  readonly columns?: ColumnNames;
  readonly roles: 'stated' | 'all';
  readonly dryRun?: true;
  readonly watch?: true;
  readonly json?: true;
  readonly quiet?: true;
}

const NOTHING: Inputs = { files: [], notices: [], missing: [] };

export function addBuild(program: Command): void {
  const command = program
    .command('build')
    .description(
      'Read articles and write an atlas: who, where and in what role, how they are connected, and the proof.',
    )
    .argument(
      '<input...>',
      'files and folders of articles: text, web pages, PDF, Word, OpenDocument, rich text, e-books, feeds, mail, zip files of all that, a project (.dramatis), or tables (.csv .tsv .xlsx .json .jsonl) with a record an article',
    )
    .option('-o, --output <dir>', 'the folder to write the atlas to; an older atlas there is replaced')
    .addOption(
      new Option('--reach <unit>', 'connect names within one sentence, a number of sentences, paragraph or article')
        .argParser(parseReach)
        .default(DEFAULT_SETTINGS.reach, 'sentence'),
    )
    .option('--seed <number>', 'of the layout: the same seed gives the same picture', parseSeed, DEFAULT_SETTINGS.seed);
  addLayoutOptions(command)
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
    .option(
      '--curation <file>',
      'what people decided: it is joined to curation.json in the output folder, which every build finds by itself',
    )
    .option(
      '--columns <part=column,...>',
      'what the columns of your tables hold, where they have names of their own: title=Headline,text=Body,date=Day',
      parseColumns,
    )
    .option('--names-only', 'find the names of --names and no others; lists and results count like any sentence then')
    .addOption(
      new Option(
        '--roles <which>',
        'connect a role with whom the text says it of, or with all that is named near it, and a name with where it belongs',
      )
        .choices(['stated', 'all'])
        .default('stated'),
    )
    .addOption(
      new Option(
        '--recogniser <name>',
        'find names with the tagger that ships, with lexicon and rules alone, or with the model in --model',
      )
        .choices(RECOGNISERS)
        .default('tagger'),
    )
    .option('--model <dir>', 'a transformer for named entities, in ONNX as Hugging Face exports it')
    .option(
      '--threads <number>',
      'look for names on so many threads; as many as the machine has, if not said',
      parseCount,
    )
    .option('--no-cache', 'find every name anew, and keep nothing beside the atlas that makes the next build faster')
    .option(
      '--dry-run',
      'list what was found, what will be read as what and what not, and write nothing; goes without --output',
    )
    .option('--watch', 'stay, and build again whenever an article, the list of names or a decision comes or changes')
    .option('--json', 'say how it goes, step by step, as one JSON object a line on standard output')
    .option('-q, --quiet', 'no progress and no summary, only notices')
    .action(build);
}

async function build(inputs: readonly string[], options: BuildOptions, command: Command): Promise<void> {
  if (options.json && options.quiet) throw new UsageError('--json and --quiet do not go together');
  if (options.namesOnly && options.names === undefined) throw new UsageError('--names-only goes with --names FILE');
  if ((options.recogniser === 'transformers') !== (options.model !== undefined)) {
    throw new UsageError('--recogniser transformers goes with --model DIR');
  }
  if (options.namesOnly && options.model !== undefined) throw new UsageError('--names-only leaves no name to --model');
  if (options.dryRun && (options.watch || options.json)) {
    throw new UsageError('--dry-run goes with neither --watch nor --json');
  }
  if (options.dryRun) return tellIntake(inputs, options);
  if (options.output === undefined) throw new UsageError("required option '-o, --output <dir>' not specified");
  const report = options.json ? reportToProgram() : reportToPerson(options.quiet ?? false);
  const isGiven = (option: string) => command.getOptionValueSource(option) === 'cli';
  if (options.watch) await keepBuilding(inputs, options, report, isGiven);
  else await buildOnce(inputs, options, report, isGiven);
}

/** Builds, and again whenever something changed since that build looked; ends when it is stopped. */
async function keepBuilding(
  inputs: readonly string[],
  options: BuildOptions,
  report: BuildReport,
  isGiven: (option: string) => boolean,
): Promise<never> {
  const { curation, names } = options;
  const others = [findCuration(options.output, undefined), ...[curation, names].filter((file) => file !== undefined)];
  const look = () => lookAtInputs(inputs, options.output, others);
  for (let seen = await look(); ; seen = await waitForChange(look, seen)) {
    try {
      await buildOnce(inputs, options, report, isGiven);
    } catch (error) {
      // What somebody mends is tried again; a fault of the program is none of that.
      if (!(error instanceof WorkError || error instanceof FormatError)) throw error;
      report.tellFailed(error.message);
    }
    report.tellWatching(inputs);
  }
}

async function buildOnce(
  inputs: readonly string[],
  options: BuildOptions,
  report: BuildReport,
  isGiven: (option: string) => boolean,
): Promise<void> {
  const draft = await openAtlasDraft(options.output);
  try {
    await buildInto(draft, inputs, options, report, isGiven);
  } finally {
    report.stop();
    draft.discard();
  }
}

/** The list before the reading. What a project holds was listed when it came into it. */
async function tellIntake(named: readonly string[], { output, columns }: Partial<BuildOptions>): Promise<void> {
  const { project, inputs } = await takeProject(named);
  const list = (line: string) => writeOut([`${printable(line)}\n`]);
  if (project) await list(`project "${project.document.name}": ${count(project.articles.length, 'file')}`);
  const found = await findFiles(inputs, output);
  if (inputs.length > 0)
    for await (const line of sayIntake(found, { ...project?.document.columns, ...columns })) await list(line);
  if (found.missing.length > 0) throw new WorkError(`${found.missing.join(', ')} could not be read`);
}

async function buildInto(
  draft: FolderDraft,
  inputs: readonly string[],
  options: BuildOptions,
  report: BuildReport,
  /** Whether an option was given with the call, and is not merely its default. */
  isGiven: (option: string) => boolean,
): Promise<void> {
  const watched = await readWatchlist(options);
  const recogniser = await chooseRecogniser(draft.folder, options, watched.own);
  const { project, inputs: rest } = await takeProject(inputs);
  const found = rest.length === 0 ? NOTHING : await readInputs(rest, draft.folder);
  const notices = [...(project?.notices ?? []), ...found.notices];
  const files = [...(project ? await readProjectArticles(project, notices) : []), ...found.files];
  const { missing } = found;
  if (files.length === 0) {
    report.tellNotices(notices);
    throw new WorkError('nothing to read; name a file or a folder of articles');
  }
  // An atlas holds the articles' texts, and more.
  await draft.checkRoom(files.reduce((sum, { text }) => sum + text.length, 0));
  const { reach, seed, minConfidence, roles, namesOnly, model } = options;
  const layout = keepLayoutChanges(readLayoutOptions(options));
  const decided = await gatherDecisions(draft.folder, options.curation, project?.document.curation ?? []);
  const columns = { ...project?.document.columns, ...options.columns };
  const named = await drainWatched(readArticles(files, columns), report);
  report.end();
  const earlier = await openFormer(draft.folder);
  const read = earlier ? await earlier.nameArticles(named) : named;
  await recogniser.prepare?.(read.articles, report.show);
  const asked: Settings = {
    reach,
    seed,
    minConfidence,
    roles,
    lists: namesOnly ? 'all' : 'head',
    ...(layout && { layout }),
  };
  const settings = project ? keepSettings(project.document.settings, asked, isGiven) : asked;
  const names = earlier?.names ?? (project?.document.names && indexFormerNames([], project.document.names));
  const made = await drainWatched(
    buildFromArticles(read, { curation: decided.curation, settings }, recogniser, names),
    report,
  );
  // Of other articles or another layout another map is made.
  const places = rest.length === 0 && !layout ? project?.document.places : undefined;
  const atlas = places ? placeNames(made, places) : made;
  const all = [...watched.notices, ...notices, ...(model === undefined ? [] : [nameModel(model)]), ...atlas.notices];
  report.end();
  report.tellNotices(doubtFutureDates(atlas.articles, new Date().toISOString().slice(0, 10)));
  report.tellNotices(all);
  if (atlas.articles.length === 0) throw new WorkError('no article could be read; see the notices above');
  const { nodes, edges } = atlas.graph;
  const articles = atlas.articles.map(({ id }) => id);
  // Where no atlas was, a project that nothing is added to tells what was new in it.
  const told = rest.length === 0 ? project?.document.news : undefined;
  const news = earlier ? listNews(earlier, { articles, nodes, edges }) : told && fitNews(told, { nodes, edges });
  let kept: readonly Notice[] = [];
  await writeAtlas(draft, writeAtlasFolder({ ...atlas, notices: all }), {
    watch: (done) => report.show({ step: 'write', done, total: 0 }),
    ...(news && { since: { build: earlier?.build, news } }),
    // Decisions first: a build that is stopped here leaves them to the next one, where an atlas beside the older file would lose them.
    prepare: async () => {
      kept = await decided.keep(atlas.curation ?? []);
    },
  });
  report.end();
  report.tellNotices([...decided.notices, ...kept]);
  if (project?.document.views !== undefined) {
    const unkept = await bringViews(draft.folder, project.document.views);
    if (unkept) report.tellNotices([unkept]);
  }
  if (options.cache) await recogniser.keep?.(read.articles);
  else await removeRecognitionCache(draft.folder);
  const counts = { articles: articles.length, nodes: nodes.length, edges: edges.length };
  report.tellBuilt({ atlas: options.output, ...counts, news });
  if (missing.length > 0) throw new WorkError(`${missing.join(', ')} could not be read; the atlas is of the rest`);
}

/** A project's own settings, but for those that were given with the call. */
function keepSettings(own: Settings, asked: Settings, isGiven: (option: string) => boolean): Settings {
  const isAsked = (key: keyof Settings) =>
    key === 'layout' ? asked.layout !== undefined : isGiven(key === 'lists' ? 'namesOnly' : key);
  return { ...own, ...Object.fromEntries(Object.entries(asked).filter(([key]) => isAsked(key as keyof Settings))) };
}
