import type { Command } from 'commander';
import { indexNames, searchEntities } from '../../index.ts';
import { UsageError } from './errors.ts';
import { workOnFolder } from './open-folder.ts';
import { parseCount } from './options.ts';
import { printable, say, toJsonLine } from './printable.ts';
import { writeOut } from './write-out.ts';

export function addSearch(program: Command): void {
  program
    .command('search')
    .description('Find entities in an atlas by any of their names: one a line, best first.')
    .argument('<dir>', 'the atlas folder')
    .argument('<query...>', 'a name, or the beginning of one; accents, case and small typing errors do not matter')
    .option('-n, --limit <count>', 'how many at most', parseCount, 20)
    .option('--json', 'one JSON object a line')
    .addHelpText(
      'after',
      '\nColumns: label, kind, mentions, articles, id, and the name that matched where it is not the label.',
    )
    .action(async (dir: string, words: readonly string[], options: { limit: number; json?: true }) => {
      const query = words.join(' ');
      if (query.trim() === '') throw new UsageError('search for what? Give a name or the beginning of one');
      const graph = await workOnFolder(dir, async (source) => source.graph);
      const hits = searchEntities(indexNames(graph.nodes), query, options.limit);
      for (const hit of hits) {
        const { id, label, kind, mentions, articles } = graph.nodes[hit.node]!;
        const line = options.json
          ? toJsonLine({ id, label, kind, mentions, articles, matched: hit.name, match: hit.match })
          : [label, kind, mentions, articles, id, ...(hit.isLabel ? [] : [`also called ${hit.name}`])]
              .map((field) => printable(String(field)))
              .join('\t');
        await writeOut([`${line}\n`]);
      }
      if (hits.length === 0) say(`dramatis: nothing in ${dir} is called ${JSON.stringify(query)}`);
    });
}
