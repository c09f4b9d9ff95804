import { compareText } from '../model/random.ts';
import { makeScore, type Score } from './score.ts';

/** For each text, for each of its mentions, the entity it is said to name; found and gold lists are parallel. */
export type Clustering = readonly (readonly string[])[];

/**
 * B-cubed (Bagga and Baldwin 1998): for each mention, how much of its found entity is right, and how much of its gold
 * entity is there; averaged over the mentions. `right` is the sum of the precisions.
 */
export function scoreClusters(found: Clustering, gold: Clustering): Score {
  const pairs = pairUp(found, gold);
  const shared = count(pairs, ([a, b]) => `${a}\n${b}`);
  const byFound = count(pairs, ([a]) => a);
  const byGold = count(pairs, ([, b]) => b);
  let precision = 0;
  let recall = 0;
  for (const [a, b] of pairs) {
    const both = shared.get(`${a}\n${b}`) ?? 0;
    precision += both / (byFound.get(a) ?? 1);
    recall += both / (byGold.get(b) ?? 1);
  }
  const all = pairs.length;
  if (all === 0) return makeScore(0, 0, 0);
  const [p, r] = [precision / all, recall / all];
  return { right: precision, found: all, gold: all, precision: p, recall: r, f1: (2 * p * r) / (p + r) };
}

/**
 * Pairs of entities that at least `times` texts name together, after aligning found with gold entities one to one by
 * shared mentions (most first). What a graph drawn from the clustering would get right.
 */
export function scoreEdges(found: Clustering, gold: Clustering, times = 2): Score {
  const alignment = alignEntities(found, gold);
  const foundEdges = collectEdges(
    found.map((entities) => entities.map((entity) => alignment.get(entity) ?? `?${entity}`)),
    times,
  );
  const goldEdges = collectEdges(gold, times);
  let right = 0;
  for (const edge of foundEdges) if (goldEdges.has(edge)) right++;
  return makeScore(right, foundEdges.size, goldEdges.size);
}

function pairUp(found: Clustering, gold: Clustering): [string, string][] {
  return gold.flatMap((entities, text) => {
    const own = found[text] ?? [];
    if (own.length !== entities.length)
      throw new RangeError(`text ${text} has ${own.length} mentions found but ${entities.length} gold`);
    return entities.map((entity, at): [string, string] => [own[at] ?? '', entity]);
  });
}

function count(pairs: readonly [string, string][], keyOf: (pair: [string, string]) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(keyOf(pair), (counts.get(keyOf(pair)) ?? 0) + 1);
  return counts;
}

function alignEntities(found: Clustering, gold: Clustering): Map<string, string> {
  const shared = count(pairUp(found, gold), ([a, b]) => `${a}\n${b}`);
  const alignment = new Map<string, string>();
  const aligned = new Set<string>();
  for (const [key] of [...shared].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))) {
    const [a = '', b = ''] = key.split('\n');
    if (alignment.has(a) || aligned.has(b)) continue;
    alignment.set(a, b);
    aligned.add(b);
  }
  return alignment;
}

function collectEdges(texts: Clustering, times: number): Set<string> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const entities = [...new Set(text)].sort(compareText);
    for (const [at, a] of entities.entries()) {
      for (const b of entities.slice(at + 1)) counts.set(`${a}\n${b}`, (counts.get(`${a}\n${b}`) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, own]) => own >= times).map(([edge]) => edge));
}
