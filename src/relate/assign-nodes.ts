import { type Entity, mentionCountsFor, type Resolution } from '../model/entity.ts';
import type { Recognition } from '../model/mention.ts';

/** The entities that are drawn, and for each article, for each of its mentions, the node it names: -1 where it does not count. */
export interface AssignedNodes {
  readonly nodes: readonly Entity[];
  readonly assigned: readonly (readonly number[])[];
}

/**
 * A node is an entity with at least one mention that counts: outside furniture, not hidden, and at or above the least
 * confidence or confirmed. It is as large as those are
 * many. Nodes keep the entities' order.
 */
export function assignNodes(
  { recognitions, resolution }: { readonly recognitions: readonly Recognition[]; readonly resolution: Resolution },
  minConfidence: number,
): AssignedNodes {
  const mentions = new Uint32Array(resolution.entities.length);
  const articles = new Uint32Array(resolution.entities.length);
  const counting = recognitions.map((recognition, article) => {
    const own = recognition.mentions.map((mention, index) => {
      const at = resolution.assignments[article]?.[index] ?? -1;
      const entity = resolution.entities[at];
      if (!entity || !mentionCountsFor(entity, mention, minConfidence)) return -1;
      mentions[at]!++;
      return at;
    });
    for (const at of new Set(own)) if (at >= 0) articles[at]!++;
    return own;
  });
  const nodeOf = new Int32Array(resolution.entities.length).fill(-1);
  const nodes: Entity[] = [];
  for (const [at, entity] of resolution.entities.entries()) {
    if (mentions[at] === 0) continue;
    nodeOf[at] = nodes.length;
    nodes.push({ ...entity, mentions: mentions[at]!, articles: articles[at]! });
  }
  return { nodes, assigned: counting.map((entities) => entities.map((entity) => (entity < 0 ? -1 : nodeOf[entity]!))) };
}
