import type { Edge } from '../model/graph.ts';
import { measureLikelihoodRatio } from '../model/likelihood.ts';
import type { Mention } from '../model/mention.ts';
import type { NameCounts } from './count-names.ts';

/**
 * For each edge how far it is from chance: Dunning's log-likelihood ratio G² (1993) of a table of testimony, 0 where the
 * two are named together no more often than chance would have it.
 *
 * In words: every story testifies to a thing with the square root of its sentences that name it, so that ten sentences of
 * one long article say less than one sentence in each of ten articles; near-duplicates are one story. To a pair a story
 * testifies with the square root of a sum over the sentences that name both, in which a sentence of k names counts
 * 1/(k−1): a list of forty names proves little of any two. G² compares the pair's testimony with what the two things' own
 * would make it by chance. 3.84 is what one pair in twenty would reach by chance if testimonies were independent trials.
 */
export function measureTelling(
  edges: readonly Edge[],
  mentions: readonly (readonly Mention[])[],
  counts: NameCounts,
): Float64Array {
  const { first, sentences, sentencesOf } = counts;
  let whole = 0;
  for (const count of sentencesOf) whole += Math.sqrt(count);
  const own = new Float64Array(first.length - 1);
  for (let node = 0; node < own.length; node++) {
    for (let at = first[node]!; at < first[node + 1]!; at++) own[node]! += Math.sqrt(sentences[at]!);
  }
  return Float64Array.from(edges, (edge) =>
    compareWithChance(sumTestimony(edge, mentions, counts), own[edge.source]!, own[edge.target]!, whole),
  );
}

/**
 * The same for a graph without texts, from its weights alone: a node is named as often as its edges weigh, and the
 * chance that two meet is that of the configuration model.
 */
export function measureTellingOfWeights(edges: readonly Edge[], order: number): Float64Array {
  const own = new Float64Array(order);
  let whole = 0;
  for (const { source, target, weight } of edges) {
    own[source]! += weight;
    own[target]! += weight;
    whole += 2 * weight;
  }
  return Float64Array.from(edges, ({ source, target, weight }) =>
    compareWithChance(weight, own[source]!, own[target]!, whole),
  );
}

/** What all stories say of a pair. */
function sumTestimony({ proofs }: Edge, mentions: readonly (readonly Mention[])[], counts: NameCounts): number {
  const { storyOf, crowd } = counts;
  const stories = new Map<number, number>();
  for (let from = 0; from < proofs.length; ) {
    const { article } = proofs[from]!;
    let sum = 0;
    let to = from;
    for (; to < proofs.length && proofs[to]!.article === article; to++) {
      const { a, b } = proofs[to]!;
      const sentence = mentions[article]![a]!.sentence;
      const other = mentions[article]![b]!.sentence;
      const names = crowd[article]![sentence]! + (other === sentence ? 0 : crowd[article]![other]!);
      sum += 1 / Math.max(1, names - 1);
    }
    const story = storyOf[article]!;
    stories.set(story, Math.max(stories.get(story) ?? 0, sum));
    from = to;
  }
  let testimony = 0;
  for (const sum of stories.values()) testimony += Math.sqrt(sum);
  return testimony;
}

/** Rounded to 1/1000. */
function compareWithChance(together: number, a: number, b: number, whole: number): number {
  return Math.round(measureLikelihoodRatio(Math.min(together, a, b), a, b, whole) * 1000) / 1000;
}
