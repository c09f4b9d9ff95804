import { compareText } from '../model/random.ts';

/** What of an atlas its next build is held against. */
export interface Surveyed {
  /** Ids of the articles. */
  readonly articles: readonly string[];
  readonly nodes: readonly { readonly id: string; readonly label: string; readonly mentions: number }[];
  /** Their ends are indices into the nodes. */
  readonly edges: readonly { readonly source: number; readonly target: number; readonly weight: number }[];
}

/** What a build has that the one before had not. */
export interface News {
  readonly articles: number;
  /** New names, the most mentioned first. */
  readonly names: readonly { readonly id: string; readonly label: string }[];
  readonly connections: number;
  /** Connections that more proves than before. */
  readonly strengthened: number;
}

/** Names keep their ids from build to build, so they are told apart by those. Linear in both, but for the order of what is new. */
export function listNews(before: Surveyed, after: Surveyed): News {
  const known = new Set(before.articles);
  const ids = new Set(before.nodes.map(({ id }) => id));
  const weights = new Map(before.edges.map((edge) => [keyOf(before, edge), edge.weight]));
  let [connections, strengthened] = [0, 0];
  for (const edge of after.edges) {
    const weight = weights.get(keyOf(after, edge));
    if (weight === undefined) connections++;
    else if (edge.weight > weight) strengthened++;
  }
  return {
    articles: after.articles.filter((id) => !known.has(id)).length,
    names: after.nodes
      .filter(({ id }) => !ids.has(id))
      .sort((a, b) => b.mentions - a.mentions || compareText(a.id, b.id))
      .map(({ id, label }) => ({ id, label })),
    connections,
    strengthened,
  };
}

/** What is new in a few words; '' where nothing is. @param told names that are told of one by one. */
export function sayNews({ articles, names, connections, strengthened }: News, told = 5): string {
  if (articles + names.length + connections + strengthened === 0) return '';
  const count = (number: number, noun: string) => `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
  const first = names.slice(0, told).map(({ label }) => label);
  const list = first.length === 0 ? '' : ` (${first.join(', ')}${names.length > told ? ', …' : ''})`;
  return `${count(articles, 'article')}, ${count(names.length, 'name')}${list}, ${count(connections, 'connection')}; ${count(strengthened, 'connection')} stronger`;
}

function keyOf({ nodes }: Surveyed, { source, target }: Surveyed['edges'][number]): string {
  const [a, b] = [nodes[source]!.id, nodes[target]!.id];
  return compareText(a, b) < 0 ? `${a}\n${b}` : `${b}\n${a}`;
}
