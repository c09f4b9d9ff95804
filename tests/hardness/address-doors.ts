import {
  type AtlasSource,
  filterGraph,
  makeTextQuery,
  openFacts,
  parseQuery,
  readFilters,
  summariseFilters,
  writeFilters,
} from '../../src/index.ts';
import { prepareScene } from '../../src/shells/web/scene/scene.ts';
import { readAddress, writeAddress } from '../../src/shells/web/state/address.ts';
import type { Door } from './door.ts';
import { mutateText } from './mutate.ts';

/** What a link may carry, and what may be typed. */
export async function listAddressDoors(source: AtlasSource): Promise<readonly Door[]> {
  const { graph } = source;
  const scene = prepareScene(graph);
  const facts = await openFacts(source);
  const articles = source.manifest.counts.articles;
  const [edge] = graph.edges;
  const [a, b] = [graph.nodes[edge!.source]!.id, graph.nodes[edge!.target]!.id];
  const addresses = [
    `#entity=${a}`,
    `#entity=${a}&with=${b}`,
    '#article=1&sentence=2&min=2&colour=community&show=all&roles=shown&hide=place.role',
    `#from=${a}&to=${b}&filter=kind%3Dplace.role%26dates%3D17897_18000.undated%26telling%3D3_`,
    `#common=${a}&common=${b}&show=fewer`,
    '#text=ada%20babbage&filter=source%3DThe~2EPaper%26articles%3D1_5',
  ];
  const queries = [
    'ada lovelace',
    '"royal society" -oil kind:place source:"The Paper" after:2019-02 articles:1..3 telling:>2',
    'on:2019-02-17 -kind:role region:x found:tagger lines:<=4 -"price of"',
  ];
  const filter = (text: string) => {
    const filters = readFilters(text);
    if (writeFilters(readFilters(writeFilters(filters))) !== writeFilters(filters)) {
      throw new Error('filters change as they are written');
    }
    summariseFilters(facts, filters, filterGraph(facts, filters));
  };
  return [
    {
      name: 'addresses',
      share: 10,
      make: (choice) => mutateText(choice.of(addresses), [...addresses, ...queries], choice),
      enter: (input) => {
        const place = readAddress(scene, input as string, articles);
        const { selection, reading } = place;
        if (selection?.type === 'node' && !graph.nodes[selection.node]) throw new Error('a name that is not there');
        if (selection?.type === 'edge' && !graph.edges[selection.edge]) throw new Error('a line that is not there');
        if (reading && !(reading.article < articles)) throw new Error('an article that is not there');
        const written = writeAddress(scene, place);
        const again = writeAddress(scene, readAddress(scene, written, articles));
        if (again !== written) throw new Error(`${written} becomes ${again}`);
        if (place.filters) filter(writeFilters(place.filters.asked));
      },
    },
    {
      name: 'queries',
      share: 8,
      make: (choice) => mutateText(choice.of(queries), [...queries, ...addresses], choice),
      enter: (input) => {
        const { clauses, filters } = parseQuery(input as string, { source: ['The Paper'], region: ['x'] });
        makeTextQuery(clauses);
        filter(writeFilters(filters));
      },
    },
  ];
}
