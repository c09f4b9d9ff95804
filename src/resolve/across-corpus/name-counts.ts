import type { LexiconName } from '../../lexicon/lexicon.ts';
import type { EntityType, Kind } from '../../model/mention.ts';
import type { LocalLink } from '../within-article/links.ts';
import type { LocalName } from '../within-article/local-name.ts';
import type { Neighbours } from '../within-article/neighbours.ts';
import type { LocalResolution } from '../within-article/resolve-article.ts';

/** A name in the whole corpus: what every article that uses it, and does not say otherwise, means by it. */
export interface NameNode {
  readonly id: string;
  readonly type: EntityType;
  readonly key: string;
  readonly words: readonly string[];
  readonly acronym: boolean;
  readonly lexicon?: LexiconName;
  readonly canonical?: string;
  /** Mentions by surface that read as this name, and those of shorter names that stand for it in their article. */
  readonly own: ReadonlyMap<string, number>;
  readonly lent: ReadonlyMap<string, number>;
  /** Confidence of the mentions that read as this name, summed by kind. */
  readonly kinds: ReadonlyMap<Kind, number>;
  /** Articles in which it stands for itself. */
  readonly articles: number;
}

/** The mentions that are printed alike and stand for the same name: the least that a decision moves, but for a split. */
export interface Usage {
  /** Id of the name as printed. */
  readonly printed: string;
  /** Id of the name it stands for. */
  readonly node: string;
  /** It reads as another name, which stands for `node` in these articles. */
  readonly lent: boolean;
  /** Parallel lists: the article of each mention, ascending, and its index there. */
  readonly articles: readonly number[];
  readonly mentions: readonly number[];
}

/** That a name stands for another in so many articles. */
interface CountedLink {
  readonly count: number;
  readonly link: LocalLink;
}

/** What all articles say about their names; adds up over articles in their order. */
export interface NameCounts {
  readonly nodes: ReadonlyMap<string, NameNode>;
  readonly usages: readonly Usage[];
  /** For each article, for each mention, its usage. */
  readonly usageOf: readonly (readonly Usage[])[];
  /** From → to. */
  readonly links: ReadonlyMap<string, ReadonlyMap<string, CountedLink>>;
  /** Names that stand side by side in the articles; `article` tells in which. */
  readonly neighbours: readonly (Neighbours & { readonly article: number })[];
  /** The last of each pair of names. */
  readonly doubts: readonly LocalLink[];
}

interface CountedNode extends NameNode {
  acronym: boolean;
  lexicon?: LexiconName;
  canonical?: string;
  readonly own: Map<string, number>;
  readonly lent: Map<string, number>;
  readonly kinds: Map<Kind, number>;
  articles: number;
}

interface CountedUsage extends Usage {
  readonly articles: number[];
  readonly mentions: number[];
}

/** Sums names over articles; `locals` is parallel to them. */
export function countNames(locals: readonly LocalResolution[]): NameCounts {
  const nodes = new Map<string, CountedNode>();
  const usages = new Map<string, CountedUsage>();
  const usageOf: Usage[][] = [];
  const links = new Map<string, Map<string, CountedLink>>();
  const neighbours: (Neighbours & { readonly article: number })[] = [];
  const doubts = new Map<string, LocalLink>();
  locals.forEach((local, article) => {
    for (const name of local.names.values()) countName(name, local, nodes);
    const own = local.read.map((name, mention) => {
      const [printed, node] = [local.printed[mention]!, local.targets[mention]!];
      const lent = name.id !== node;
      const key = `${printed}\n${node}\n${lent}`;
      let usage = usages.get(key);
      if (!usage) {
        usage = { printed, node, lent, articles: [], mentions: [] };
        usages.set(key, usage);
      }
      usage.articles.push(article);
      usage.mentions.push(mention);
      return usage;
    });
    usageOf.push(own);
    for (const link of local.links.values()) countLink(link, links);
    for (const pair of local.neighbours) neighbours.push({ ...pair, article });
    for (const doubt of local.doubts) doubts.set(`${doubt.from}\n${doubt.to}`, doubt);
  });
  return { nodes, usages: [...usages.values()], usageOf, links, neighbours, doubts: [...doubts.values()] };
}

function countName(name: LocalName, local: LocalResolution, nodes: Map<string, CountedNode>): void {
  const node = addNode(name, nodes);
  let target = name.id;
  for (let link = local.links.get(target); link; link = local.links.get(target)) target = link.to;
  if (target === name.id) {
    node.articles++;
    addCounts(node.own, name.surfaces);
    addCounts(node.kinds, name.kinds);
    return;
  }
  const other = local.names.get(target);
  if (other) addCounts(addNode(other, nodes).lent, name.surfaces);
}

function addNode(name: LocalName, nodes: Map<string, CountedNode>): CountedNode {
  let node = nodes.get(name.id);
  if (!node) {
    const { id, type, key, words } = name;
    const acronym = name.acronym && !name.canonical;
    node = { id, type, key, words, acronym, own: new Map(), lent: new Map(), kinds: new Map(), articles: 0 };
    nodes.set(id, node);
  }
  // A headline in capitals makes no initialism of a name that is printed otherwise elsewhere.
  node.acronym &&= name.acronym;
  if (name.lexicon) node.lexicon ??= name.lexicon;
  if (name.canonical !== undefined) node.canonical ??= name.canonical;
  return node;
}

function countLink(link: LocalLink, links: Map<string, Map<string, CountedLink>>): void {
  const targets = links.get(link.from) ?? new Map<string, CountedLink>();
  const known = targets.get(link.to);
  targets.set(link.to, { count: (known?.count ?? 0) + 1, link: known?.link ?? link });
  links.set(link.from, targets);
}

/** Adds one count to another. */
export function addCounts<Key>(into: Map<Key, number>, from: ReadonlyMap<Key, number>): void {
  for (const [key, count] of from) into.set(key, (into.get(key) ?? 0) + count);
}
