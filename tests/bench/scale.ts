/**
 * How a build grows with its articles: processor time a step, highest memory, size of the atlas, and what a second build costs
 * that finds a few new articles: `npm run bench:scale [-- FILE.jsonl [ARTICLES…]]`, after `npm run build`.
 *
 * It runs the command as a person does and reads what `--json` says. Without a file it reads the Reuters corpus beside the
 * project. The first build leaves out the last articles (`NEW`, or half of fewer); the second reads all. Processor time is that of
 * all threads, so that a busy machine does not tell; the program's start is not in it.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ROOT, runCommand } from '../helpers/run-command.ts';

/** Articles that are new in the second build. */
const NEW = 100;
const SIZES = [300, 3000, 19_043];
const STEPS = ['read', 'recognise', 'resolve', 'relate', 'arrange', 'describe', 'write'] as const;

interface StepLine {
  readonly type: string;
  readonly step: string;
  readonly processor: number;
  readonly memory: number;
}

interface Figures {
  /** Seconds of processor time by step. */
  readonly steps: ReadonlyMap<string, number>;
  readonly sum: number;
  /** Highest memory seen, in MB. */
  readonly memory: number;
  readonly built: { readonly nodes: number; readonly edges: number };
}

const [file = resolve(ROOT, '../shared/corpora/reuters-21578.jsonl'), ...wanted] = process.argv.slice(3);
const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
const sizes = wanted.length > 0 ? wanted.map(Number) : SIZES;
const scratch = mkdtempSync(join(tmpdir(), 'dramatis-scale-'));
try {
  console.log(
    `articles  build   ${STEPS.map((step) => step.padStart(9)).join(' ')}    all s   of first  memory MB  atlas MB   nodes   edges`,
  );
  for (const size of sizes) await measureSize(size);
} finally {
  rmSync(scratch, { recursive: true });
}

async function measureSize(size: number): Promise<void> {
  const articles = join(scratch, 'articles.jsonl');
  const atlas = join(scratch, `atlas-${size}`);
  const known = size - Math.min(NEW, Math.floor(size / 2));
  writeFileSync(articles, lines.slice(0, known).join('\n'));
  const first = await build(articles, atlas);
  writeFileSync(articles, lines.slice(0, size).join('\n'));
  const second = await build(articles, atlas);
  row(known, 'first', first, '', atlas);
  row(size, 'second', second, `${Math.round((100 * second.sum) / first.sum)} %`, atlas);
  rmSync(atlas, { recursive: true });
}

function row(
  articles: number,
  name: string,
  { steps, sum, memory, built }: Figures,
  share: string,
  atlas: string,
): void {
  console.log(
    [
      articles.toLocaleString('en').padStart(8),
      name.padEnd(6),
      ...STEPS.map((step) => (steps.get(step) ?? 0).toFixed(2).padStart(9)),
      sum.toFixed(1).padStart(8),
      share.padStart(10),
      memory.toFixed(0).padStart(10),
      (sizeOf(atlas) / 2 ** 20).toFixed(1).padStart(9),
      String(built.nodes).padStart(7),
      String(built.edges).padStart(7),
    ].join(' '),
  );
}

async function build(articles: string, atlas: string): Promise<Figures> {
  const { code, out, err } = await runCommand('build', articles, '-o', atlas, '--json');
  if (code !== 0) throw new Error(`the build ended with ${code}: ${err}`);
  const told = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as StepLine);
  const steps = new Map<string, number>();
  let memory = 0;
  for (const line of told) {
    if (line.type === 'step') steps.set(line.step, (steps.get(line.step) ?? 0) + line.processor);
    if (line.memory !== undefined) memory = Math.max(memory, line.memory / 2 ** 20);
  }
  const built = told.find(({ type }) => type === 'built') as unknown as Figures['built'];
  return { steps, sum: [...steps.values()].reduce((all, own) => all + own, 0), memory, built };
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
