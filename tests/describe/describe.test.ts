import { describe, expect, test } from 'vitest';
import { findRegions } from '../../src/arrange/regions.ts';
import { describeMap } from '../../src/describe/describe.ts';
import { describeEdge } from '../../src/describe/describe-edge.ts';
import { listWords } from '../../src/describe/sentence-words.ts';
import { countVocabulary } from '../../src/describe/vocabulary.ts';
import { DEFAULT_SETTINGS } from '../../src/model/atlas.ts';
import { drain } from '../../src/model/progress.ts';
import { connectAtlas } from '../../src/pipeline.ts';
import { assignNodes } from '../../src/relate/assign-nodes.ts';
import { relateEntities } from '../../src/relate/relate.ts';
import { weighGraph } from '../../src/relate/weigh.ts';
import { openAtlasInMemory } from '../../src/store/memory.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { markCorpus } from '../helpers/mini-text.ts';

const LEXICON = readLexicon();

/** Three stories of two articles each, and some that talk of nothing in particular. */
const CORPUS = markCorpus(
  'The president said on monday that the harvest failed where [Ada] met [Bo] in (Rome). The harvest was wheat. [Ada] sold wheat to [Bo] and [Cy].',
  'A wheat harvest failed, [Cy] told [Ada] on monday. [Bo] bought wheat near (Rome) from [Cy].',
  'The trial of [Di] began in (Oslo) on monday. The jury heard [Ed]. [Di] and [Ed] knew of the fraud, the jury heard in (Oslo).',
  'A jury found [Ed] guilty of fraud, [Flo] said. [Flo] and [Di] left (Oslo) after the trial.',
  'The rocket with [Gus] on board left [Hal] behind. [Gus] and [Ian] steered the rocket to orbit.',
  'From orbit [Ian] spoke with [Hal]. The rocket of [Gus] and [Ian] landed on monday.',
  ...Array.from(
    { length: 6 },
    (_, i) => `It was cold on monday, [Other${i}] told [Another${i}]. It rained again and again.`,
  ),
);

/** Eight articles on each of three things, and as many on nothing in particular. */
const STORIES = markCorpus(
  ...Array.from({ length: 8 }, (_, i) => {
    const own = String.fromCharCode(97 + i).repeat(4);
    return [
      `[Ada] met [Bo] when the harvest was ${own}. [Cy] sold wheat to [Ada] for ${own}. [Bo] and [Cy] saw the wheat and the harvest.`,
      `[Di] left when the trial was ${own}. [Ed] told [Flo] what ${own} the jury said. [Di] and [Ed] saw the jury and the trial.`,
      `[Gus] woke [Hal] when the rocket was ${own}. [Ian] and [Gus] were in orbit ${own}. [Hal] and [Ian] left the orbit and the rocket.`,
      `It was ${own} and cold, [Other${i}] told [Another${i}]. It rained ${own} again. It snowed.`,
    ];
  }).flat(),
);

function describeCorpus(corpus = CORPUS) {
  const related = drain(relateEntities(corpus, DEFAULT_SETTINGS));
  const graph = weighGraph(corpus, related, DEFAULT_SETTINGS.minConfidence);
  const vocabulary = countVocabulary(corpus.articles, corpus.recognitions, LEXICON);
  const { assigned } = assignNodes(corpus, DEFAULT_SETTINGS.minConfidence);
  const description = drain(
    describeMap({ ...corpus, ...findRegions(graph), assigned, leaders: related.leaders, graph, vocabulary }),
  );
  const label = (node: number) => graph.nodes[node]!.label;
  return { graph, vocabulary, description, assigned, label };
}

describe('the words of a sentence', () => {
  const words = (text: string, ...names: [number, number][]) => [
    ...listWords(
      text,
      { from: 0, to: text.length },
      names.map(([from, to]) => ({ from, to })),
    ),
  ];
  test('are those in small letters, of three or more, outside names', () => {
    expect(words('The trade war of Ada Lovelace began', [17, 29])).toEqual(['trade', 'war', 'trade war', 'began']);
  });
  test('keep a possessive’s word and lose contractions, addresses and numbers', () => {
    expect(words("the country's debts don't rise by 5pct at www.example.com or a-b, año-nuevo")).toEqual([
      'the',
      'country',
      'the country',
      'debts',
      'rise',
      'ano-nuevo',
    ]);
  });
});

describe('a vocabulary', () => {
  test('has no function words, weekdays, roles or words that stand in one sentence', () => {
    const { vocabulary } = describeCorpus();
    for (const word of ['the', 'monday', 'president', 'again', 'told', 'guilty'])
      expect(vocabulary.words.has(word)).toBe(false);
    expect(vocabulary.words.get('wheat')).toBe(4);
  });

  test('has phrases of two such words that are said together more than by chance', () => {
    const { words } = describeCorpus(
      markCorpus(
        ...Array.from(
          { length: 6 },
          () => '[Ada] saw trade deficits grow. [Bo] saw tea. [Cy] saw snow. [Ed] saw frost.',
        ),
        'The trade of [Ada] grew. The deficits of [Bo] fell.',
      ),
    ).vocabulary;
    expect(words.get('trade deficits')).toBe(6);
    expect(words.get('deficits')).toBe(7);
    expect(words.has('saw trade')).toBe(false);
    expect(words.has('the trade')).toBe(false);
  });
});

describe('a region', () => {
  test('is told by its names and by what its articles dwell on', () => {
    const { description, label } = describeCorpus(STORIES);
    const told = description.regions.map(({ nodes, words, articles }) => [
      nodes.map(label).sort().join(' '),
      words,
      articles,
    ]);
    expect(told).toContainEqual(['Ada Bo Cy', expect.arrayContaining(['sold wheat', 'harvest']), 8]);
    expect(told).toContainEqual(['Di Ed Flo', expect.arrayContaining(['jury', 'trial']), 8]);
    expect(told).toContainEqual(['Gus Hal Ian', expect.arrayContaining(['rocket', 'orbit']), 8]);
  });

  test('is told by its names alone where no word is said of it often enough', () => {
    const { description, graph } = describeCorpus();
    expect(description.regions.map(({ words }) => words)).toEqual(description.regions.map(() => []));
    const lonely = graph.nodes.findIndex((node) => node.label === 'Other0');
    expect(description.region[lonely]).toBe(-1);
  });

  test('is headed by the title of the article that says most of what all of its articles say', () => {
    const titles = new Map([
      [0, 'Snow falls on empty streets'],
      [1, 'Ada sells the last of the wheat to Bo'],
      [2, 'A harvest of little note'],
    ]);
    const sources = [
      '[Ada] met [Bo]. It snowed. It rained. The snow and the rain fell.',
      '[Ada] sold wheat to [Bo] and [Cy]. The wheat and the harvest were sold by [Cy] and [Bo].',
      '[Cy] told [Ada] of the wheat. [Bo] saw the wheat and the harvest.',
      ...Array.from({ length: 6 }, (_, i) => `[Gus${i}] met [Hal${i}] in orbit. A rocket left. A rocket came.`),
    ];
    const corpus = markCorpus(...sources);
    const articles = corpus.articles.map((article, i) => ({
      ...article,
      title: titles.get(i) ?? 'Of rockets in orbit',
    }));
    const { description, label } = describeCorpus({ ...corpus, articles });
    const own = description.regions.find(({ nodes }) => nodes.map(label).includes('Ada'))!;
    expect(own.headline).toEqual({ text: 'Ada sells the last of the wheat to Bo', article: 1 });
  });

  test('is not headed by a title that names nobody of whom most of its articles speak', () => {
    const head = 'Zed weds Bea at the harvest of the wheat';
    const sources = [
      `[Zed] weds [Bea] at the harvest of the wheat. [Ada] and [Bo] saw [Zed] and the wheat and the harvest.`,
      ...Array.from({ length: 7 }, () => '[Ada] and [Bo] sold wheat. [Cy] saw [Ada] and [Bo] at the harvest of wheat.'),
      ...Array.from({ length: 6 }, (_, i) => `[Gus${i}] met [Hal${i}] in orbit. A rocket left. A rocket came.`),
    ];
    const corpus = markCorpus(...sources);
    const headed = (title: string) => {
      const articles = corpus.articles.map((article, i) => ({ ...article, title: i === 0 ? title : '' }));
      const { description, label } = describeCorpus({ ...corpus, articles });
      return description.regions.find(({ nodes }) => nodes.map(label).includes('Ada'))!.headline;
    };
    expect(corpus.articles[0]!.text.startsWith(head)).toBe(true);
    expect(headed(head)).toBeUndefined();
    expect(headed('The harvest of the wheat')?.article).toBe(0);
  });

  test('counts the articles that tell what its others tell, and none that only names its names', () => {
    const wheat = (own: string) =>
      `[Ada] sold wheat to [Bo] ${own}. The harvest of wheat failed where [Cy] met [Ada] and [Bo].`;
    // Large enough for a map in levels, whose first names are grouped by what they share.
    const others = Array.from(
      { length: 90 },
      (_, i) => `[Gus${i}] met [Hal${i}] in the orbit of a rocket. The rocket left. The rocket came.`,
    );
    const { description, label } = describeCorpus(
      markCorpus(
        ...['early', 'late', 'again', 'once', 'often'].map(wheat),
        `[Ada] and [Bo] looked on. ${'[Gus1], [Gus2], [Gus3], [Hal4], [Hal5] and [Hal6] steered the rocket to its orbit. '.repeat(3)}`,
        'The harvest of wheat failed. Wheat was sold. [Ada] sold the wheat of the harvest to [Gus7].',
        ...others,
      ),
    );
    const own = description.regions.find(({ nodes }) => nodes.map(label).includes('Bo'))!;
    expect(own.about).toEqual([0, 1, 2, 3, 4, 6]);
    expect(own.articles).toBe(6);
  });

  test('of a small map lists the articles that name two of its names, and none has no such', () => {
    const { description, assigned } = describeCorpus();
    for (const [at, { about }] of description.regions.entries()) {
      const liesIn = (node: number) => {
        let up = node < 0 ? -1 : description.region[node]!;
        while (up > at) up = description.regions[up]!.within;
        return up === at;
      };
      const named = assigned.map((nodes) => new Set(nodes.filter(liesIn)).size);
      expect(about).toEqual(named.flatMap((count, article) => (count >= 2 ? [article] : [])));
      expect(about).not.toEqual([]);
    }
  });

  test('is the same every time', () => {
    expect(describeCorpus().description).toEqual(describeCorpus().description);
  });
});

describe('a line', () => {
  test('is told by what its sentences say and others do not, in the atlas and when it is asked for', async () => {
    const { description, graph, label, vocabulary } = describeCorpus();
    const edge = graph.edges.findIndex(({ source, target }) => label(source) === 'Gus' && label(target) === 'Ian');
    expect(description.lines.get(edge)?.[0]).toBe('rocket');
    const atlas = drain(connectAtlas({ ...CORPUS, vocabulary }, DEFAULT_SETTINGS));
    const source = openAtlasInMemory({ ...atlas, description: { ...atlas.description, lines: new Map() } });
    const name = (node: number) => source.graph.nodes[node]!.label;
    const drawn = source.graph.edges.findIndex((line) => name(line.source) === 'Gus' && name(line.target) === 'Ian');
    expect(await describeEdge(source, drawn)).toEqual(description.lines.get(edge));
  });
});
