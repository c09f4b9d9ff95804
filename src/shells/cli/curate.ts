import { text as readAll } from 'node:stream/consumers';
import type { Command } from 'commander';
import {
  type AtlasSource,
  boundReview,
  type Curation,
  type Decision,
  decideCorpus,
  describeDecision,
  drain,
  findConflicts,
  HOLDS,
  indexNames,
  joinCurations,
  loadLexicon,
  type Review,
  type ReviewItem,
  readChange,
  readCuration,
  readOfDecision,
  reopenAtlas,
  reopenCorpus,
  reviewAtlas,
  searchEntities,
  writeCuration,
} from '../../index.ts';
import { findCuration, loadCuration, saveCuration } from './curation-file.ts';
import { UsageError, WorkError } from './errors.ts';
import { workOnFolder } from './open-folder.ts';
import { parseCount } from './options.ts';
import { count, say, toJsonLine, writeRow } from './printable.ts';
import { readResource } from './resources.ts';
import { openOutput } from './write-files.ts';
import { writeOut } from './write-out.ts';

/** Entities that a decision about an unknown one may mean, of which somebody is told. */
const NEAR_TOLD = 3;

interface CurateOptions {
  readonly add?: readonly string[];
  readonly withdraw?: readonly number[];
  readonly curation?: string;
  readonly limit: number;
  readonly all?: true;
  readonly json?: true;
}

export function addCurate(program: Command): void {
  const curate = program
    .command('curate')
    .description(
      'List what people decided about an atlas, what contradicts what, and what else is worth a look, what changes the map most first; add and withdraw decisions.',
    )
    .argument('<dir>', 'the atlas folder; its decisions are in curation.json there')
    .option(
      '--add <decision...>',
      'decisions as JSON, such as {"type":"merge","entity":"actor:a","into":"actor:b"}; - reads one a line from standard input',
    )
    .option('--withdraw <number...>', 'take decisions back by the numbers they are listed under', collectNumber)
    .option('--curation <file>', 'another file of decisions')
    .option('-n, --limit <count>', 'how many suggestions at most', parseCount, 20)
    .option('--all', 'list doubtful names, too, on which hardly anything of the map hangs')
    .option('--json', 'one JSON object a line')
    .addHelpText('after', '\nDecisions take effect at the next build over the atlas, which finds the file by itself.')
    .action(listOrChange);
  curate
    .command('merge')
    .description('Join the decisions of two files: all of the first, then what the second has beyond it.')
    .argument('<a>', 'a file of decisions')
    .argument('<b>', 'another')
    .option('-o, --output <file>', 'where to write them', '-')
    .addHelpText(
      'after',
      '\nEnds with 1 where a decision of one file contradicts one of the other; all are written, and the later one holds.',
    )
    .action(merge);
}

function collectNumber(value: string, known: readonly number[] = []): readonly number[] {
  return [...known, parseCount(value)];
}

async function listOrChange(dir: string, options: CurateOptions): Promise<void> {
  const path = findCuration(dir, options.curation);
  const before = await loadCuration(path, options.curation !== undefined && !options.add);
  if (options.add || options.withdraw) {
    const kept = withdraw(before, options.withdraw ?? [], path);
    const after = [...kept, ...(await readAdded(options.add ?? []))];
    await saveCuration(path, after);
    if (after.length > kept.length) await tellUnfit(dir, after, kept.length);
    for (const { message } of findConflicts(after)) say(`notice: ${path}: ${message}`);
    say(`${path}: ${count(after.length, 'decision')}; build the atlas again to see them`);
    return;
  }
  await list(dir, before, options);
}

/** Says which of the decisions from `first` on do not hold of the atlas as it is, and whom they may mean. */
async function tellUnfit(dir: string, curation: Curation, first: number): Promise<void> {
  const unfit = await workOnFolder(dir, (source) => listUnfit(source, curation, first)).catch((error: unknown) => {
    // Decisions may be collected before there is an atlas.
    if (error instanceof WorkError) return [];
    throw error;
  });
  for (const message of unfit) say(`notice: ${message}`);
}

/** What is said of the decisions from `first` on that do not hold of an atlas, and whom they may mean. */
async function listUnfit(source: AtlasSource, curation: Curation, first: number): Promise<readonly string[]> {
  if (curation.length <= first) return [];
  const [atlas, lexicon] = await Promise.all([reopenAtlas(source), loadLexicon(readResource)]);
  const { notices } = decideCorpus(drain(reopenCorpus(atlas, lexicon)), curation).resolution;
  const names = indexNames(source.graph.nodes);
  return notices.flatMap(({ message }) => {
    const told = readOfDecision(message);
    // That a later one holds is told as a conflict.
    if (!told || told.index < first || message.endsWith(HOLDS)) return [];
    const [, id] = /no entity "(.*)" is left/.exec(message) ?? [];
    const near = searchEntities(names, id?.replace(/^\w+:/, '').replaceAll('-', ' ') ?? '', NEAR_TOLD);
    const meant = near.map(({ node }) => names.nodes[node]!.id);
    return [`${message}${meant.length === 0 ? '' : `; there is ${meant.join(', ')}`}`];
  });
}

function withdraw(curation: Curation, numbers: readonly number[], path: string): Curation {
  for (const number of numbers) {
    if (number > curation.length) throw new UsageError(`there is no decision ${number} in ${path}`);
  }
  const gone = new Set(numbers);
  return curation.filter((_, index) => !gone.has(index + 1));
}

async function readAdded(values: readonly string[]): Promise<readonly Decision[]> {
  const lines: string[] = [];
  for (const value of values) {
    const own = value === '-' ? (await readAll(process.stdin)).split('\n') : [value];
    for (const line of own) if (line.trim() !== '') lines.push(line);
  }
  const file = writeCuration([]).replace('"decisions":[]', `"decisions":[${lines.join(',')}]`);
  return readCuration('--add', file);
}

async function list(dir: string, curation: Curation, { limit, all, json }: CurateOptions): Promise<void> {
  const conflicts = findConflicts(curation);
  const { everything, unfit } = await workOnFolder(dir, async (source: AtlasSource) => ({
    everything: await askOf(source, curation),
    unfit: await listUnfit(source, curation, 0),
  }));
  const { asked, minor } = boundReview(everything);
  const review = all ? everything : asked;
  const lines: string[] = [];
  for (const [index, { at, seen, ...decision }] of curation.entries()) {
    lines.push(
      json
        ? toJsonLine({ decision: index + 1, ...decision })
        : writeRow([`decision ${index + 1}`, describeDecision(decision)]),
    );
  }
  for (const { message } of conflicts)
    lines.push(json ? toJsonLine({ conflict: message }) : writeRow(['conflict', message]));
  for (const message of unfit) lines.push(json ? toJsonLine({ unfit: message }) : writeRow(['does not hold', message]));
  for (const item of review.slice(0, limit)) {
    const { question, entities } = item;
    const { decision, likely } = readChange(item);
    const other = decision === item.yes ? item.no : item.yes;
    const reason = 'reason' in question ? question.reason : undefined;
    lines.push(
      json
        ? toJsonLine({
            suggestion: decision,
            otherwise: other,
            question: question.type,
            reason,
            entities,
            confidence: likely,
          })
        : writeRow(['suggestion', describeDecision(decision), reason ?? WHY[question.type], likely.toFixed(2)]),
    );
  }
  const rest = review.length - limit;
  await writeOut(lines.map((line) => `${line}\n`));
  if (rest > 0) say(`and ${rest} more suggestions; --limit shows them`);
  if (review.length > 0) say(`In all: ${sayKinds(review)}`);
  if (!all && minor.length > 0)
    say(`Left out: ${count(minor.length, 'doubtful name')} on which hardly anything hangs; --all lists them too`);
}

/** What of an atlas is worth a look, in the order of the page's list: what changes most first. What was decided since it was built is not asked. */
async function askOf(source: AtlasSource, curation: Curation): Promise<Review> {
  const [atlas, lexicon] = await Promise.all([reopenAtlas(source), loadLexicon(readResource)]);
  return reviewAtlas({ ...atlas, curation: [...(atlas.curation ?? []), ...curation] }, lexicon);
}

/** How many questions there are of each sort. */
function sayKinds(review: Review): string {
  const counts = new Map<string, number>();
  for (const { question } of review) counts.set(WHY[question.type], (counts.get(WHY[question.type]) ?? 0) + 1);
  return [...counts].map(([why, number]) => `${number} "${why}"`).join(', ');
}

const WHY: Readonly<Record<ReviewItem['question']['type'], string>> = {
  merge: 'likely one',
  split: 'may be another',
  doubt: 'may be no name',
  kind: 'may be of another kind',
  generic: 'may be several bodies',
  body: 'may be another country’s',
};

async function merge(a: string, b: string, { output }: { readonly output: string }): Promise<void> {
  const joined = joinCurations(await loadCuration(a, true), await loadCuration(b, true));
  const conflicts = findConflicts(joined);
  const target = await openOutput(output);
  await target.write([writeCuration(joined)]);
  for (const { message } of conflicts) say(`notice: ${message}`);
  say(`${count(joined.length, 'decision')}, of which ${conflicts.length} contradict an earlier one`);
  // All is written: what calls it has to look at them before it goes on.
  if (conflicts.length > 0) process.exitCode = 1;
}
