import type { Entity } from '../../src/model/entity.ts';
import { type EntityGraph, SAME_SENTENCE } from '../../src/model/graph.ts';
import { createRandom } from '../../src/model/random.ts';

/**
 * A seeded graph shaped like co-mentions: articles draw a topic, topics draw entities by Zipf's law (some from a related
 * topic, some from hubs that every topic knows), and each article ties all it names to each other. Topic sizes follow a
 * power law; node numbers are shuffled, so that their order tells nothing.
 *
 * @param order nodes; @param size edges, reached within one article's worth plus one for each node left without any.
 */
export function makeCoMentionGraph(order: number, size: number, seed = 42): EntityGraph {
  const random = createRandom(seed);
  const hubs = Math.max(5, Math.floor(order * 0.005));
  const topics = drawTopics(order, hubs, random);
  const topicOf = new Int32Array(order).fill(-1);
  topics.forEach((members, topic) => {
    for (const node of members) topicOf[node] = topic;
  });
  const count = topics.length;
  const related = topics.map((_, topic) => [
    (topic + 1) % count,
    (topic + count - 1) % count,
    Math.floor(random() * count),
    Math.floor(random() * count),
  ]);
  const below: number[] = [];
  let total = 0;
  for (const members of topics) {
    total += members.length ** 0.9;
    below.push(total);
  }
  const pickTopic = (): number => {
    const wanted = random() * total;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (below[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const pickZipf = (length: number): number => drawZipf(length, random);

  const weights = new Map<number, number>();
  const mentions = new Uint32Array(order).fill(1);
  while (weights.size < size) {
    const topic = pickTopic();
    let wanted = 2;
    while (random() < 0.72 && wanted < 14) wanted++;
    const named = new Set<number>();
    for (let i = 0; i < wanted; i++) {
      const kind = random();
      const members = kind < 0.14 ? topics[related[topic]![Math.floor(random() * 4)]!]! : topics[topic]!;
      named.add(kind < 0.06 ? pickZipf(hubs) : members[pickZipf(members.length)]!);
    }
    const list = [...named];
    list.forEach((a, i) => {
      mentions[a]!++;
      for (const b of list.slice(i + 1)) {
        const key = Math.min(a, b) * order + Math.max(a, b);
        weights.set(key, (weights.get(key) ?? 0) + 1);
      }
    });
  }
  const tied = new Uint8Array(order);
  for (const key of weights.keys()) {
    tied[Math.floor(key / order)] = 1;
    tied[key % order] = 1;
  }
  for (let node = 0; node < order; node++) {
    if (tied[node]) continue;
    const members = topics[Math.max(0, topicOf[node]!)]!;
    let other = members[pickZipf(members.length)]!;
    if (other === node) other = node === 0 ? 1 : 0;
    weights.set(Math.min(node, other) * order + Math.max(node, other), 1);
    tied[node] = 1;
    tied[other] = 1;
  }
  return toEntityGraph(order, weights, mentions, random);
}

function drawTopics(order: number, hubs: number, random: () => number): number[][] {
  const topics: number[][] = [];
  for (let used = hubs; used < order; ) {
    const drawn = Math.floor(20 * (1 - random()) ** (-1 / 1.3));
    const length = Math.min(drawn, Math.floor(order * 0.08) + 20, order - used);
    topics.push(Array.from({ length }, (_, i) => used + i));
    used += length;
  }
  return topics;
}

/** A number in 0..length-1, the probability of i about (i + 1)^-0.75: the inverse of the continuous distribution. */
function drawZipf(length: number, random: () => number): number {
  return Math.min(length - 1, Math.floor((1 + random() * ((length + 1) ** 0.25 - 1)) ** 4 - 1));
}

function toEntityGraph(
  order: number,
  weights: ReadonlyMap<number, number>,
  mentions: Uint32Array,
  random: () => number,
): EntityGraph {
  const shuffled = Uint32Array.from({ length: order }, (_, node) => node);
  for (let i = order - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
  }
  const nodes: Entity[] = new Array(order);
  for (let i = 0; i < order; i++) {
    const label = `Name ${shuffled[i]}`;
    nodes[shuffled[i]!] = {
      id: `actor:name ${shuffled[i]}`,
      label,
      kind: 'person',
      aliases: [{ name: label, count: mentions[i]! }],
      mentions: mentions[i]!,
      articles: mentions[i]!,
      confidence: 1,
    };
  }
  const edges = [...weights]
    .map(([key, weight]) => {
      const [a, b] = [shuffled[Math.floor(key / order)]!, shuffled[key % order]!];
      return { source: Math.min(a, b), target: Math.max(a, b), weight, articles: weight, proofs: [] };
    })
    .sort((a, b) => a.source - b.source || a.target - b.target);
  return { nodes, edges, roleRelations: [], reach: SAME_SENTENCE };
}
