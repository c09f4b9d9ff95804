import { isNothingNew, type NewConnection, type News, type NewsPart } from '../model/news.ts';
import { compareText } from '../model/random.ts';

/** What of an atlas its next build is held against. */
export interface Surveyed {
  /** Ids of the articles. */
  readonly articles: readonly string[];
  readonly nodes: readonly { readonly id: string; readonly label: string; readonly mentions: number }[];
  /** Their ends are indices into the nodes. */
  readonly edges: readonly { readonly source: number; readonly target: number; readonly weight: number }[];
}

/** Of names and connections alike: nobody reads more of them one by one. */
const MOST_TOLD = 200;

/** Names keep their ids from build to build, so they are told apart by those. Linear in both, but for the order of what is new. */
export function listNews(before: Surveyed, after: Surveyed): News {
  const known = new Set(before.articles);
  const ids = new Set(before.nodes.map(({ id }) => id));
  const weights = new Map(before.edges.map((edge) => [keyOf(before, edge), edge.weight]));
  const grown: NewConnection[] = [];
  for (const edge of after.edges) {
    const weight = weights.get(keyOf(after, edge)) ?? 0;
    if (edge.weight <= weight) continue;
    const [a, b] = endsOf(after, edge);
    grown.push({ a, b, weight: edge.weight, before: weight });
  }
  grown.sort((x, y) => y.weight - y.before - x.weight + x.before || compareText(x.a, y.a) || compareText(x.b, y.b));
  const names = after.nodes
    .filter(({ id }) => !ids.has(id))
    .sort((a, b) => b.mentions - a.mentions || compareText(a.id, b.id))
    .map(({ id, label }) => ({ id, label }));
  return {
    articles: after.articles.filter((id) => !known.has(id)).length,
    names: tellFirst(names),
    connections: tellFirst(grown.filter((one) => one.before === 0)),
    strengthened: tellFirst(grown.filter((one) => one.before > 0)),
  };
}

/** What is new in a few words; '' where nothing is. @param told names that are told of one by one. */
export function sayNews(news: News, told = 5): string {
  if (isNothingNew(news)) return '';
  const { articles, names, connections, strengthened } = news;
  const count = (number: number, noun: string) => `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
  const first = names.first.slice(0, told).map(({ label }) => label);
  const list = first.length === 0 ? '' : ` (${first.join(', ')}${names.count > told ? ', …' : ''})`;
  return `${count(articles, 'article')}, ${count(names.count, 'name')}${list}, ${count(connections.count, 'connection')}; ${count(strengthened.count, 'connection')} stronger`;
}

function tellFirst<Item>(items: readonly Item[]): NewsPart<Item> {
  return { count: items.length, first: items.slice(0, MOST_TOLD) };
}

function keyOf(of: Surveyed, edge: Surveyed['edges'][number]): string {
  return endsOf(of, edge).join('\n');
}

function endsOf({ nodes }: Surveyed, { source, target }: Surveyed['edges'][number]): readonly [string, string] {
  const [a, b] = [nodes[source]!.id, nodes[target]!.id];
  return compareText(a, b) < 0 ? [a, b] : [b, a];
}
