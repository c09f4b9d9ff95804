import type { Command } from 'commander';
import {
  type AtlasGraph,
  type AtlasSource,
  findAsked,
  indexNames,
  isSaid,
  isSure,
  makeTextQuery,
  type Query,
  type SearchHit,
  searchEntities,
  searchText,
} from '../../index.ts';
import { applyFilters, readQuery } from './ask.ts';
import { UsageError } from './errors.ts';
import { workOnFolder } from './open-folder.ts';
import { parseCount } from './options.ts';
import { say, toJsonLine, writeRow } from './printable.ts';
import { writeOut } from './write-out.ts';

interface SearchOptions {
  readonly limit: number;
  readonly text?: true;
  readonly json?: true;
}

export function addSearch(program: Command): void {
  program
    .command('search')
    .description('Find names in an atlas, or with --text the sentences that say something: one a line, best first.')
    .argument('<dir>', 'the atlas folder')
    .argument(
      '<query...>',
      'words, phrases in quotation marks, filters; accents, case and small typing errors do not matter',
    )
    .option('-t, --text', 'search titles and sentences instead of names')
    .option('-n, --limit <count>', 'how many at most', parseCount, 20)
    .option('--json', 'one JSON object a line')
    .addHelpText(
      'after',
      `
Columns: label, kind, mentions, articles, id, and the name that matched where it is not the label.
Several names are found each (trump iran); words that are no name, but stand in the articles, as with --text.
With --text: article, date, sentence number, the sentence.

A query:  trump  "bank of england"  -oil  kind:place  source:reuters  after:2019-03  before:2020  on:2019-03
          articles:3  sentences:3  independent:2  telling:10  degree:5  confidence:0.9  known:role
Words with a minus are left out (write -- before the first of them); with dates or sources, what is counted is what stands in those articles.`,
    )
    .action(async (dir: string, words: readonly string[], options: SearchOptions) => {
      const typed = words.join(' ');
      if (typed.trim() === '') throw new UsageError('search for what? Give a name or the beginning of one');
      const lines = await workOnFolder(dir, async (source) => {
        const query = await readQuery(source, typed);
        if (options.text) return listSentences(source, query, options);
        const { lines: names, isSure } = await listNames(source, query, options);
        // What is written in the articles is no misspelt name; as in the page, its sentences are what was asked for.
        if (isSure || !source.text || !(await isSaid(source.text, query))) return names;
        const sentences = await listSentences(source, query, options);
        if (sentences.length === 0) return names;
        say(`dramatis: in ${dir} nothing is called ${JSON.stringify(typed)}; these sentences say it`);
        return sentences;
      });
      for (const line of lines) await writeOut([`${line}\n`]);
      const what = options.text ? 'no sentence says' : 'nothing is called';
      if (lines.length === 0) say(`dramatis: in ${dir} ${what} ${JSON.stringify(typed)}`);
    });
}

async function listNames(source: AtlasSource, query: Query, options: SearchOptions) {
  const { graph } = source;
  const seen = await applyFilters(source, query.filters);
  const text = query.clauses.flatMap((clause) => (clause.isExcluded ? [] : [clause.text])).join(' ');
  const left = query.clauses.flatMap((clause) => (clause.isExcluded ? [clause.text] : []));
  const index = indexNames(graph.nodes);
  const shut = new Set(
    left.flatMap((word) => searchEntities(index, word, graph.nodes.length, 'word').map(({ node }) => node)),
  );
  const passes = (node: number) => seen?.nodes[node] !== 0 && !shut.has(node);
  const hits = text === '' ? listAll(graph).filter(({ node }) => passes(node)) : findAsked(index, query, passes);
  return {
    isSure: hits[0] === undefined ? text === '' : isSure(hits[0]),
    lines: hits.slice(0, options.limit).map((hit) => {
      const { id, label, kind, mentions, articles } = (seen?.graph ?? graph).nodes[hit.node]!;
      return options.json
        ? toJsonLine({ id, label, kind, mentions, articles, matched: hit.name, match: hit.match })
        : writeRow([label, kind, mentions, articles, id, ...(hit.isLabel ? [] : [`also called ${hit.name}`])]);
    }),
  };
}

/** Every name, the most mentioned first: what filters alone ask for. */
function listAll({ nodes }: AtlasGraph): readonly SearchHit[] {
  return nodes
    .map(({ label }, node): SearchHit => ({ node, name: label, isLabel: true, match: 'exact', marks: [] }))
    .sort((a, b) => nodes[b.node]!.mentions - nodes[a.node]!.mentions || a.node - b.node);
}

async function listSentences(source: AtlasSource, query: Query, options: SearchOptions): Promise<readonly string[]> {
  if (!source.text) throw new UsageError('this atlas came without texts: there are no sentences to search');
  const wanted = makeTextQuery(query.clauses);
  if (wanted.all.length === 0) throw new UsageError('say with --text which words the sentences should hold');
  const kept = (await applyFilters(source, query.filters))?.articles;
  const { hits } = await searchText(source.text, wanted, source.manifest.counts.articles, kept);
  const lines: string[] = [];
  for (const { article: index, sentences, isTogether } of hits) {
    if (lines.length >= options.limit) break;
    const article = await source.article(index);
    for (const number of sentences.slice(0, options.limit - lines.length)) {
      const { from, to } = article.sentences[number]!;
      const sentence = article.text.slice(from, to).replace(/\s+/g, ' ');
      const { id, title, published } = article;
      lines.push(
        options.json
          ? toJsonLine({
              article: id,
              title,
              published,
              sentence: number + 1,
              from,
              to,
              text: sentence,
              together: isTogether,
            })
          : writeRow([id, published ?? '', number + 1, sentence]),
      );
    }
  }
  return lines;
}
