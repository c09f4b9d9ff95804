import type { Entity } from '../../../src/model/entity.ts';
import type { Edge } from '../../../src/model/graph.ts';
import { type CorpusGraph, isRole, percent } from './corpus-graph.ts';
import type { Figure } from './figure.ts';

/** Pairs that one sentence may prove: more is a list, not a meeting. */
const MOST_PAIRS = 45;

const EXAMPLES = 8;

/** Lines that are looked at where the most telling ones are asked for. */
const MOST_TELLING = 100;

/** What stands between two halves of a name that was cut. */
const JOINT = /^\s*(?:,|&|and|'s|’s|'|’|-|\/)?\s*(?:and|&)?\s*$/i;

/** What is wrong with lines, as far as roles, counts and the text between their ends show it. */
export function measureLines(made: CorpusGraph): Figure[] {
  const { graph } = made;
  const { nodes, edges } = graph;
  const roles = edges.filter(({ source, target }) => isRole(nodes[source]!) || isRole(nodes[target]!));
  const stated = new Set<string>();
  const held = new Set<string>();
  for (const { role, holder, organization, proofs } of graph.roleRelations) {
    for (const end of [holder, organization]) if (end !== undefined) stated.add(`${role} ${end}`);
    for (const { article, mention } of proofs) held.add(`${article} ${mention}`);
  }
  const unstated = roles.filter(({ source, target }) => {
    const both = isRole(nodes[source]!) && isRole(nodes[target]!);
    return !both && !stated.has(`${source} ${target}`) && !stated.has(`${target} ${source}`);
  });
  const strangers = unstated.filter(({ source, proofs }) =>
    proofs.some(({ article, a, b }) => held.has(`${article} ${isRole(nodes[source]!) ? a : b}`)),
  );
  const heaviest = [...edges].sort(byWeight).slice(0, 100);
  const sentences = countPairs(made);
  const crowded = [...sentences.values()].filter(({ pairs }) => pairs > MOST_PAIRS);
  const units = [...sentences.values()].sort((a, b) => b.pairs - a.pairs);
  const paragraphs = new Map<string, { alone: number; where: string }>();
  for (const { proofs } of edges) {
    const keys = new Set(proofs.map(({ article, a }) => placeOf(made, article, a, 'paragraph')));
    if (keys.size !== 1) continue;
    const [where] = keys as Set<string>;
    const row = paragraphs.get(where!) ?? { alone: 0, where: where! };
    paragraphs.set(where!, { ...row, alone: row.alone + 1 });
  }
  const worst = [...paragraphs.values()].sort((a, b) => b.alone - a.alone);
  const telling = findMostTelling(made);
  const halves = telling.filter((edge) => !isSeat(nodes, edge) && areHalves(made, edge));
  return [
    { name: 'lines', value: String(edges.length) },
    { name: 'lines that end in a role', value: percent(roles.length, edges.length), target: 'today 35–47 %' },
    {
      name: 'of the 100 heaviest lines, those that end in a role',
      value: String(heaviest.filter((edge) => roles.includes(edge)).length),
    },
    {
      name: 'lines to a role that no sentence gives to the other end',
      value: `${unstated.length} (${percent(unstated.length, edges.length)} of all)`,
    },
    {
      name: '… where a sentence gives the role to somebody else',
      value: String(strangers.length),
      target: '0',
      examples: strangers.slice(0, EXAMPLES).map((edge) => showLine(nodes, edge)),
    },
    {
      name: `sentences that prove more than ${MOST_PAIRS} pairs`,
      value: String(crowded.length),
      target: '0',
      examples: units.slice(0, 4).map(({ where, pairs }) => `${where} ${pairs}`),
    },
    {
      name: 'lines that one paragraph alone proves, the most of any',
      value: worst[0] ? `${worst[0].alone} (${percent(worst[0].alone, edges.length)} of all)` : '0',
      examples: worst.slice(0, 4).map(({ where, alone }) => `${where} ${alone}`),
    },
    {
      name: `of the ${MOST_TELLING} most telling lines (G² over articles), those between two halves of one name`,
      value: String(halves.length),
      target: '0',
      examples: halves.slice(0, EXAMPLES).map((edge) => showLine(nodes, edge)),
    },
  ];
}

export function byWeight(a: Edge, b: Edge): number {
  return b.weight - a.weight || a.source - b.source || a.target - b.target;
}

function showLine(nodes: readonly Entity[], { source, target, weight }: Edge): string {
  return `${nodes[source]!.label} – ${nodes[target]!.label} ${weight}`;
}

function placeOf({ articles, recognitions }: CorpusGraph, at: number, mention: number, unit: 'sentence' | 'paragraph') {
  const article = articles[at]!;
  const { sentence } = recognitions[at]!.mentions[mention]!;
  return `${article.id}#${unit === 'sentence' ? sentence : article.sentences[sentence]!.paragraph}`;
}

function countPairs(made: CorpusGraph): Map<string, { where: string; pairs: number }> {
  const counts = new Map<string, { where: string; pairs: number }>();
  for (const { proofs } of made.graph.edges) {
    for (const { article, a } of proofs) {
      const where = placeOf(made, article, a, 'sentence');
      counts.set(where, { where, pairs: (counts.get(where)?.pairs ?? 0) + 1 });
    }
  }
  return counts;
}

/** By the log-likelihood ratio of both names standing in one article (Dunning 1993), among pairs in three articles or more. */
function findMostTelling({ articles, graph }: CorpusGraph): Edge[] {
  const { nodes, edges } = graph;
  const scored = edges
    .filter((edge) => edge.articles >= 3 && !isRole(nodes[edge.source]!) && !isRole(nodes[edge.target]!))
    .map((edge) => {
      const both = edge.articles;
      const [a, b] = [nodes[edge.source]!.articles, nodes[edge.target]!.articles];
      return { edge, score: ratio(both, a - both, b - both, articles.length - a - b + both) };
    });
  scored.sort((x, y) => y.score - x.score || byWeight(x.edge, y.edge));
  return scored.slice(0, MOST_TELLING).map(({ edge }) => edge);
}

function ratio(both: number, left: number, right: number, neither: number): number {
  const all = both + left + right + neither;
  const term = (count: number, rows: number, columns: number) =>
    count > 0 ? count * Math.log((count * all) / (rows * columns)) : 0;
  return (
    2 *
    (term(both, both + left, both + right) +
      term(left, both + left, left + neither) +
      term(right, right + neither, both + right) +
      term(neither, right + neither, left + neither))
  );
}

/** "Kenosha, Wisconsin" and the mayor of a town stand side by side and are two names. */
function isSeat(nodes: readonly Entity[], { source, target }: Edge): boolean {
  return nodes[source]!.kind === 'place' || nodes[target]!.kind === 'place';
}

/** In three proofs of four nothing stands between the two but what joins words of one name. */
function areHalves({ articles, recognitions }: CorpusGraph, { proofs }: Edge): boolean {
  const joined = proofs.filter(({ article, a, b }) => {
    const { mentions } = recognitions[article]!;
    const [left, right] = [mentions[a]!, mentions[b]!].sort((x, y) => x.from - y.from) as [
      (typeof mentions)[0],
      (typeof mentions)[0],
    ];
    return left.to <= right.from && JOINT.test(articles[article]!.text.slice(left.to, right.from));
  });
  return joined.length >= proofs.length * 0.75;
}
