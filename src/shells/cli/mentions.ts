import type { Command } from 'commander';
import { type AtlasSource, typeOfKind } from '../../index.ts';
import { workOnFolder } from './open-folder.ts';
import { toJsonLine } from './printable.ts';
import { writeOut } from './write-out.ts';

export function addMentions(program: Command): void {
  program
    .command('mentions')
    .description('Write every mention in an atlas, one JSON object a line, in article order, then text order.')
    .argument('<dir>', 'the atlas folder')
    .option('--all', 'with those that are not drawn: in furniture, hidden, or below the least confidence')
    .addHelpText(
      'after',
      '\nstart and end count UTF-16 code units from 0 in the article as read; end is the first one after the mention.',
    )
    .action(async (dir: string, options: { all?: true }) => {
      let begun = false;
      const write = async (source: AtlasSource) => {
        for (let index = 0; index < source.manifest.counts.articles; index++) {
          const article = await source.article(index);
          const lines = article.mentions
            .filter(({ node }) => options.all || node >= 0)
            .map(({ from, to, entityKind: kind, entity, label, confidence, finder, furniture, attribution }) =>
              toJsonLine({
                article: article.id,
                start: from,
                end: to,
                text: article.text.slice(from, to),
                type: typeOfKind(kind),
                kind,
                entity,
                name: label,
                confidence,
                finder,
                ...(furniture && { furniture }),
                ...(attribution && { attribution }),
              }),
            );
          if (lines.length === 0) continue;
          begun = true;
          await writeOut([`${lines.join('\n')}\n`]);
        }
      };
      await workOnFolder(dir, write, () => !begun);
    });
}
