import { type Entity, mentionCountsFor, type Resolution } from '../model/entity.ts';
import type { Recognition } from '../model/mention.ts';

/** The entities that are drawn, and for each article, for each of its mentions, the node it names: -1 where it does not count. */
export interface AssignedNodes {
  readonly nodes: readonly Entity[];
  readonly assigned: readonly (readonly number[])[];
}

/**
 * A node is an entity with at least one mention that counts: outside furniture, not hidden, and at or above the least
 * confidence or confirmed. Nodes keep the entities' order.
 */
export function assignNodes(
  { recognitions, resolution }: { readonly recognitions: readonly Recognition[]; readonly resolution: Resolution },
  minConfidence: number,
): AssignedNodes {
  const drawn = new Uint8Array(resolution.entities.length);
  const counting = recognitions.map((recognition, article) =>
    recognition.mentions.map((mention, index) => {
      const at = resolution.assignments[article]?.[index] ?? -1;
      const entity = resolution.entities[at];
      if (!entity || !mentionCountsFor(entity, mention, minConfidence)) return -1;
      drawn[at] = 1;
      return at;
    }),
  );
  const nodeOf = new Int32Array(resolution.entities.length).fill(-1);
  const nodes = resolution.entities.filter((_, entity) => drawn[entity] === 1);
  let node = 0;
  drawn.forEach((is, entity) => {
    if (is) nodeOf[entity] = node++;
  });
  return { nodes, assigned: counting.map((entities) => entities.map((entity) => (entity < 0 ? -1 : nodeOf[entity]!))) };
}
