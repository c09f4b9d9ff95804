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

/** What of it is drawn. */
type Drawn = Pick<Surveyed, 'nodes' | 'edges'>;

/** Of names and connections alike, those that say most: nobody reads more of them one by one, and the page asks for them before it is used. */
const MOST_TOLD = 500;

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

/**
 * News as they are told with a map that changed since: of the names that it has, under the names that it gives them, so that whoever gets
 * the map does not read here what somebody took off it or renamed.
 */
export function fitNews(news: News, now: Drawn): News {
  const labels = new Map(now.nodes.map(({ id, label }) => [id, label]));
  const weights = new Map(now.edges.map((edge) => [keyOf(now, edge), edge.weight]));
  const keep = <Item>({ count, first }: NewsPart<Item>, take: (item: Item) => Item | undefined): NewsPart<Item> => {
    const left = first.flatMap((item) => take(item) ?? []);
    return { count: count - first.length + left.length, first: left };
  };
  const takeConnection = (one: NewConnection) => {
    const weight = weights.get(`${one.a}\n${one.b}`) ?? 0;
    return weight > one.before ? { ...one, weight } : undefined;
  };
  return {
    articles: news.articles,
    names: keep(news.names, ({ id }) => {
      const label = labels.get(id);
      return label === undefined ? undefined : { id, label };
    }),
    connections: keep(news.connections, takeConnection),
    strengthened: keep(news.strengthened, takeConnection),
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

function keyOf(of: Drawn, edge: Surveyed['edges'][number]): string {
  return endsOf(of, edge).join('\n');
}

function endsOf({ nodes }: Drawn, { source, target }: Surveyed['edges'][number]): readonly [string, string] {
  const [a, b] = [nodes[source]!.id, nodes[target]!.id];
  return compareText(a, b) < 0 ? [a, b] : [b, a];
}
