import {
  type Atlas,
  buildAtlas,
  type Curation,
  DEFAULT_SETTINGS,
  decideCorpus,
  drain,
  filterGraph,
  findConflicts,
  joinCurations,
  makeTextQuery,
  openAtlas,
  openAtlasInMemory,
  openFacts,
  parseQuery,
  parseWatchlist,
  readArticles,
  readCuration,
  readFilters,
  recogniseCorpus,
  recognisers,
  type SourceFile,
  summariseFilters,
  writeAtlasFolder,
  writeCuration,
  writeFilters,
} from '../../src/index.ts';
import { prepareScene } from '../../src/shells/web/scene/scene.ts';
import { readAddress, writeAddress } from '../../src/shells/web/state/address.ts';
import type { Limits, Work } from './growth.ts';
import type { Pattern } from './patterns.ts';
import { readAll } from './read-all.ts';
import { PROSE, readResource } from './seeds.ts';

interface GrowingDoor {
  readonly name: string;
  readonly patterns: readonly Pattern[];
  readonly work: Work;
  readonly limits?: Limits;
}

/** Names that are found wherever they stand, and no others: the tables' length is what is measured. */
const NAMES = Array.from({ length: 4000 }, (_, index) => `Ada ${spell(index)}`);
const WATCHLIST = parseWatchlist(NAMES.map((name) => `${name},person,\n`).join(''), 'names.csv');

function spell(index: number): string {
  const letters = [...index.toString(20)].map((digit) => String.fromCharCode(98 + Number.parseInt(digit, 20)));
  return `Ba${letters.join('a')}`;
}

/** What is opened once something was made: atlases, decisions, links, questions. */
export async function listOpenedDoors(): Promise<readonly GrowingDoor[]> {
  const recogniser = await recognisers[1]!.load(readResource, { watchlist: WATCHLIST, watchlistOnly: true });
  const build = (files: readonly SourceFile[]): Atlas =>
    drain(buildAtlas({ files, curation: [], settings: { ...DEFAULT_SETTINGS, lists: 'all' } }, recogniser));
  const atlasOf = (name: string, list: (n: number) => readonly string[]): Pattern => ({
    name,
    make: (n) => {
      const atlas = build(list(n).map((text, index) => ({ name: `${index}.txt`, text })));
      return JSON.stringify([...writeAtlasFolder(atlas)].map(({ path, text }) => [path, text]));
    },
  });
  const range = (n: number, make: (index: number) => string) => Array.from({ length: n }, (_, index) => make(index));
  const nameAt = (index: number) => NAMES[index % NAMES.length]!;
  const atlases = [
    atlasOf('many articles', (n) => range(n, (index) => `${nameAt(index % 50)} met ${nameAt((index + 1) % 50)}.`)),
    atlasOf('one article of many sentences', (n) => [range(n, () => `${nameAt(0)} met ${nameAt(1)}.`).join(' ')]),
    atlasOf('many names', (n) => [range(n, (index) => `${nameAt(index)} met ${nameAt(index + 1)}.`).join('\n\n')]),
    atlasOf('one name that met all', (n) => [range(n, (index) => `${nameAt(0)} met ${nameAt(index + 1)}.`).join(' ')]),
  ];

  const corpus = drain(
    recogniseCorpus(drain(readArticles(PROSE.map((text, i) => ({ name: `${i}.txt`, text })))), recogniser),
  );
  const source = openAtlasInMemory(build([{ name: 'a.txt', text: `${NAMES[0]} met ${NAMES[1]}. ${NAMES[2]} came.` }]));
  const { graph } = source;
  const scene = prepareScene(graph);
  const facts = await openFacts(source);
  const filter = (text: string) => {
    const filters = readFilters(text);
    writeFilters(filters);
    summariseFilters(facts, filters, filterGraph(facts, filters));
  };
  return [
    {
      name: 'opening an atlas',
      patterns: atlases,
      limits: { first: 25, largest: 1_000_000 },
      work: async (input) => {
        const files = new Map(JSON.parse(input) as [string, string][]);
        await readAll(await openAtlas(async (path) => files.get(path)!));
      },
    },
    {
      name: 'folding decisions',
      patterns: listCurations(),
      limits: { largest: 2_000_000 },
      work: (text) => {
        const curation = readCuration('curation.json', text);
        findConflicts(joinCurations(curation, curation));
        decideCorpus(corpus, curation);
      },
    },
    {
      name: 'following an address',
      patterns: listAddresses(graph.nodes[0]!.id),
      work: (text) => {
        const place = readAddress(scene, text, 1);
        writeAddress(scene, place);
        if (place.filters) filter(writeFilters(place.filters.asked));
      },
    },
    {
      name: 'reading a question',
      patterns: QUERIES,
      work: (text) => {
        const { clauses, filters } = parseQuery(text);
        makeTextQuery(clauses);
        filter(writeFilters(filters));
      },
    },
  ];
}

function listCurations(): readonly Pattern[] {
  const curationOf = (name: string, decide: (index: number) => Curation[number]): Pattern => ({
    name,
    make: (n) => writeCuration(Array.from({ length: n }, (_, index) => decide(index))),
  });
  const at = (index: number) => `actor:n${index}`;
  const mention = (index: number) => ({ article: '0.txt', from: index, to: index + 1 });
  return [
    curationOf('a chain of merges', (index) => ({ type: 'merge', entity: at(index), into: at(index + 1) })),
    curationOf('merges into one', (index) => ({ type: 'merge', entity: at(index), into: 'actor:one' })),
    curationOf('one merge again and again', () => ({ type: 'merge', entity: 'actor:a', into: 'actor:b' })),
    curationOf('pairs that are not the same', (index) => ({ type: 'not-same', a: at(index), b: 'actor:one' })),
    curationOf('new names', (index) => ({ type: 'rename', entity: 'actor:one', label: `Name ${index}` })),
    curationOf('names to hide', (index) => ({ type: 'hide-name', name: `name${index}` })),
    curationOf('names that were marked', (index) => ({ type: 'name', name: `name${index}`, kind: 'person' })),
    curationOf('mentions that are no names', (index) => ({ type: 'not-a-name', mentions: [mention(index)] })),
    curationOf('mentions split off', (index) => ({ ...SPLIT, mentions: [mention(index)], label: `Name ${index}` })),
    curationOf('notes', (index) => ({ type: 'note', about: 'actor:one', text: `Note ${index}` })),
    { name: 'mentions of one decision', make: (n) => writeCuration([{ ...SPLIT, mentions: Array.from({ length: n }, (_, i) => mention(i)), label: 'x' }]) }, // biome-ignore format: one line
  ];
}

const SPLIT = { type: 'split', entity: 'actor:one' } as const;

function listAddresses(id: string): readonly Pattern[] {
  const repeated = (name: string, head: string, unit: string): Pattern => ({
    name,
    make: (n) => head + unit.repeat(n),
  });
  return [
    repeated('a long id', '#entity=', 'a'),
    repeated('escapes', '#entity=', '%41'),
    repeated('half escapes', '#entity=', '%'),
    repeated('many names', '#', `entity=${id}&`),
    repeated('many parts', '#', 'a=b&'),
    repeated('names in common', '#', `common=${id}&`),
    repeated('filters', '#filter=', 'kind%3Dplace%26'),
    repeated('values of a filter', '#filter=source%3D', 'a.'),
    repeated('half values', '#filter=source%3D', '~'),
    repeated('digits of a range', '#filter=telling%3D', '1'),
    repeated('dates', '#filter=', 'dates%3D1_2%26'),
    repeated('kinds that are hidden', '#hide=', 'place.'),
    repeated('a long text', '#text=', 'ada%20'),
    repeated('quotation marks', '#text=', '%22'),
  ];
}

const QUERIES: readonly Pattern[] = [
  ['words', 'ada '],
  ['one word', 'a'],
  ['quotation marks', '"'],
  ['phrases', '"a b" '],
  ['minus signs', '-'],
  ['words to leave out', '-a '],
  ['colons', ':'],
  ['letters and colons', 'a:'],
  ['filters by kind', 'kind:place '],
  ['sources', 'source:"a b" '],
  ['dates', 'after:2019 '],
  ['bounds', 'articles:1..2 '],
  ['digits', 'articles:1'],
  ['comparisons', 'telling:>='],
  ['spaces', ' '],
].map(([name, unit]): Pattern => ({ name: name!, make: (n) => unit!.repeat(n) }));
