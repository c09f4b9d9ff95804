import { text as readAll } from 'node:stream/consumers';
import type { Command } from 'commander';
import {
  type AtlasSource,
  type Curation,
  type Decision,
  describeDecision,
  findConflicts,
  joinCurations,
  loadLexicon,
  type Review,
  type ReviewItem,
  readChange,
  readCuration,
  reopenAtlas,
  reviewAtlas,
  writeCuration,
} from '../../index.ts';
import { findCuration, loadCuration, saveCuration } from './curation-file.ts';
import { UsageError } from './errors.ts';
import { workOnFolder } from './open-folder.ts';
import { parseCount } from './options.ts';
import { say, toJsonLine, writeRow } from './printable.ts';
import { readResource } from './resources.ts';
import { openOutput } from './write-files.ts';
import { writeOut } from './write-out.ts';

interface CurateOptions {
  readonly add?: readonly string[];
  readonly withdraw?: readonly number[];
  readonly curation?: string;
  readonly limit: number;
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
    .option('--json', 'one JSON object a line')
    .addHelpText('after', '\nDecisions take effect at the next build over the atlas, which finds the file by itself.')
    .action(listOrChange);
  curate
    .command('merge')
    .description('Join the decisions of two files: all of the first, then what the second has beyond it.')
    .argument('<a>', 'a file of decisions')
    .argument('<b>', 'another')
    .option('-o, --output <file>', 'where to write them', '-')
    .action(merge);
}

function collectNumber(value: string, known: readonly number[] = []): readonly number[] {
  return [...known, parseCount(value)];
}

async function listOrChange(dir: string, options: CurateOptions): Promise<void> {
  const path = findCuration(dir, options.curation);
  const before = await loadCuration(path, options.curation !== undefined && !options.add);
  if (options.add || options.withdraw) {
    const after = [...withdraw(before, options.withdraw ?? [], path), ...(await readAdded(options.add ?? []))];
    await saveCuration(path, after);
    for (const { message } of findConflicts(after)) say(`notice: ${path}: ${message}`);
    say(`${path}: ${after.length} decisions; build the atlas again to see them`);
    return;
  }
  await list(dir, before, options);
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

async function list(dir: string, curation: Curation, { limit, json }: CurateOptions): Promise<void> {
  const conflicts = findConflicts(curation);
  const review = await workOnFolder(dir, (source: AtlasSource) => askOf(source, curation));
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
}

/** What of an atlas is worth a look, in the order of the page's list: what changes most first. What was decided since it was built is not asked. */
async function askOf(source: AtlasSource, curation: Curation): Promise<Review> {
  const [atlas, lexicon] = await Promise.all([reopenAtlas(source), loadLexicon(readResource)]);
  return reviewAtlas({ ...atlas, curation: [...(atlas.curation ?? []), ...curation] }, lexicon);
}

const WHY: Readonly<Record<ReviewItem['question']['type'], string>> = {
  merge: 'likely one',
  split: 'may be another',
  doubt: 'may be no name',
  kind: 'may be of another kind',
  generic: 'may be several bodies',
};

async function merge(a: string, b: string, { output }: { readonly output: string }): Promise<void> {
  const joined = joinCurations(await loadCuration(a, true), await loadCuration(b, true));
  const conflicts = findConflicts(joined);
  const target = await openOutput(output);
  await target.write([writeCuration(joined)]);
  for (const { message } of conflicts) say(`notice: ${message}`);
  say(`${joined.length} decisions, ${conflicts.length} of them contradict an earlier one`);
}
