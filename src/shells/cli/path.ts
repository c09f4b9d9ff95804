import type { Command } from 'commander';
import {
  type AtlasSource,
  findPaths,
  indexNames,
  makeNetwork,
  measureCosts,
  NO_FILTERS,
  type Path,
  type Quote,
  quoteEdge,
  writePath,
} from '../../index.ts';
import { applyFilters, findNode, readQuery } from './ask.ts';
import { UsageError } from './errors.ts';
import { workOnFolder } from './open-folder.ts';
import { parseCount } from './options.ts';
import { printable, say, toJsonLine } from './printable.ts';
import { writeOut } from './write-out.ts';

interface PathOptions {
  readonly limit: number;
  readonly not: readonly string[];
  readonly where?: string;
  readonly roles?: true;
  readonly json?: true;
}

interface FoundPath {
  readonly path: Path;
  /** Parallel to the path's edges. */
  readonly quotes: readonly (Quote | undefined)[];
}

export function addPath(program: Command): void {
  program
    .command('path')
    .description(
      'Find how two names are connected: the most telling paths, each step with the sentence that shows it best.',
    )
    .argument('<dir>', 'the atlas folder')
    .argument('<from>', 'a name')
    .argument('<to>', 'another name')
    .option('-n, --limit <count>', 'how many paths at most', parseCount, 3)
    .option('--not <name>', 'do not go through this name (as often as needed)', collect, [])
    .option('--where <filters>', 'go only through what passes, like "kind:person after:2019-03 sentences:2"')
    .option('--roles', 'go through roles, too ("president" connects all who hold it)')
    .option('--json', 'one JSON object a path')
    .addHelpText('after', '\nFilters are those of: dramatis search --help')
    .action(async (dir: string, from: string, to: string, options: PathOptions) => {
      const { source, found } = await workOnFolder(dir, async (source) => ({
        source,
        found: await searchPaths(source, from, to, options),
      }));
      const write = options.json ? writeJson : writeText;
      for (const [index, one] of found.entries()) await writeOut([write(source, one, index)]);
      if (found.length === 0) say(`dramatis: no path leads from ${JSON.stringify(from)} to ${JSON.stringify(to)}`);
    });
}

async function searchPaths(source: AtlasSource, from: string, to: string, options: PathOptions): Promise<FoundPath[]> {
  const { nodes, edges } = source.graph;
  const names = indexNames(nodes);
  const ends = { from: findNode(names, from), to: findNode(names, to) };
  if (ends.from === ends.to)
    throw new UsageError(`${JSON.stringify(from)} and ${JSON.stringify(to)} are the same name`);
  const query = options.where === undefined ? undefined : await readQuery(source, options.where);
  if (query && query.clauses.length > 0)
    throw new UsageError(`--where takes filters; "${query.clauses[0]!.text}" is none`);
  const seen = await applyFilters(source, query?.filters ?? NO_FILTERS, [ends.from, ends.to]);
  const allowed = Uint8Array.from(
    nodes,
    ({ kind }, node) => +((options.roles === true || kind !== 'role') && seen?.nodes[node] !== 0),
  );
  for (const name of options.not) allowed[findNode(names, name)] = 0;
  const costs = measureCosts(edges.map(({ telling }) => telling));
  const paths = findPaths(makeNetwork(nodes.length, edges), costs, {
    ...ends,
    count: options.limit,
    allowed: { nodes: allowed, ...(seen && { edges: seen.edges }) },
  });
  return Promise.all(
    paths.map(async (path) => ({
      path,
      quotes: await Promise.all(path.edges.map((edge) => quoteEdge(source, edge, seen?.articles))),
    })),
  );
}

function writeText({ graph }: AtlasSource, { path, quotes }: FoundPath, index: number): string {
  const lines = writePath(graph, path, quotes).split('\n').map(printable).join('\n');
  return `${index === 0 ? '' : '\n'}${index + 1}. ${lines}`;
}

function writeJson({ graph }: AtlasSource, { path, quotes }: FoundPath): string {
  const name = (node: number) => ({ id: graph.nodes[node]!.id, label: graph.nodes[node]!.label });
  const steps = path.edges.map((edge, step) => {
    const { weight, articles, telling } = graph.edges[edge]!;
    return { weight, articles, telling, ...(quotes[step] && { quote: quotes[step] }) };
  });
  return `${toJsonLine({ names: path.nodes.map(name), cost: path.cost, steps })}\n`;
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
