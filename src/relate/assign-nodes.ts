import type { Entity, Resolution } from '../model/entity.ts';
import type { Mention, Recognition } from '../model/mention.ts';

/** The entities that are drawn, and for each article, for each of its mentions, the node it names: -1 where it does not count. */
export interface AssignedNodes {
  readonly nodes: readonly Entity[];
  readonly assigned: readonly (readonly number[])[];
}

/**
 * A node is an entity with at least one mention that counts: outside furniture, not hidden, and at or above the least
 * confidence or confirmed, and one of them not in a headline that nothing confirms. It is as large as those are
 * many. Nodes keep the entities' order.
 */
export function assignNodes(
  { recognitions, resolution }: { readonly recognitions: readonly Recognition[]; readonly resolution: Resolution },
  minConfidence: number,
): AssignedNodes {
  const { entities } = resolution;
  const mentions = new Uint32Array(entities.length);
  const articles = new Uint32Array(entities.length);
  /** Whether a mention speaks for its entity by itself. */
  const known = new Uint8Array(entities.length);
  /** For each entity the article that named it last. */
  const lastArticle = new Int32Array(entities.length).fill(-1);
  const needs = new Uint8Array(entities.length);
  for (let at = 0; at < entities.length; at++) {
    const { hidden, confirmed } = entities[at]!;
    needs[at] = hidden ? NEVER : confirmed ? UNSURE : WAITING;
  }
  const assigned = recognitions.map((recognition, article) => {
    const levels = levelMentions(recognition.mentions, minConfidence);
    const own = resolution.assignments[article] ?? [];
    const counting = new Array<number>(levels.length).fill(-1);
    for (let mention = 0; mention < levels.length; mention++) {
      const at = own[mention] ?? -1;
      if (at < 0 || levels[mention]! < needs[at]!) continue;
      counting[mention] = at;
      mentions[at]!++;
      if (levels[mention] === SURE || needs[at] === UNSURE) known[at] = 1;
      if (lastArticle[at] === article) continue;
      lastArticle[at] = article;
      articles[at]!++;
    }
    return counting;
  });
  const nodeOf = new Int32Array(entities.length).fill(-1);
  const nodes: Entity[] = [];
  for (const [at, entity] of entities.entries()) {
    if (known[at] === 0) continue;
    nodeOf[at] = nodes.length;
    nodes.push(countEntity(entity, mentions[at]!, articles[at]!));
  }
  for (const own of assigned) {
    for (let mention = 0; mention < own.length; mention++) {
      if (own[mention]! >= 0) own[mention] = nodeOf[own[mention]!]!;
    }
  }
  return { nodes, assigned };
}

/** What an entity asks of its mentions, and what a mention gives (see `mentionCountsFor`). */
const FURNITURE = 0;
const UNSURE = 1;
const WAITING = 2;
const SURE = 3;
const NEVER = 4;

interface Levels {
  readonly minConfidence: number;
  readonly levels: Uint8Array;
}

/** The mentions of an article do not change from one decision to the next. */
const lastLevels = new WeakMap<readonly Mention[], Levels>();

function levelMentions(mentions: readonly Mention[], minConfidence: number): Uint8Array {
  const last = lastLevels.get(mentions);
  if (last?.minConfidence === minConfidence) return last.levels;
  const levels = Uint8Array.from(mentions, ({ furniture, confidence, unconfirmed }) =>
    furniture ? FURNITURE : confidence < minConfidence ? UNSURE : unconfirmed ? WAITING : SURE,
  );
  lastLevels.set(mentions, { minConfidence, levels });
  return levels;
}

/** What was last made of an entity of which some mentions do not count. */
const lastNodes = new WeakMap<Entity, Entity>();

/** The entity as large as it counts. The same value as long as nothing changes, so that whoever compares is done at once. */
function countEntity(entity: Entity, mentions: number, articles: number): Entity {
  if (entity.mentions === mentions && entity.articles === articles) return entity;
  const last = lastNodes.get(entity);
  if (last?.mentions === mentions && last.articles === articles) return last;
  const node = { ...entity, mentions, articles };
  lastNodes.set(entity, node);
  return node;
}
