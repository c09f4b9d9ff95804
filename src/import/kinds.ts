import type { DocumentNode, GraphDocument } from '../model/graph-document.ts';
import type { Kind } from '../model/mention.ts';

/** The kinds of nodes by the first column that says a known one of at least half of them. */
export function findKinds(document: GraphDocument, nodes: readonly DocumentNode[]): (Kind | undefined)[] | undefined {
  for (const name of KIND_COLUMNS) {
    const at = document.nodeAttributes.findIndex((column) => column.name.toLowerCase() === name);
    if (at < 0) continue;
    const kinds = nodes.map(({ values }) => {
      const word = values[at];
      return typeof word === 'string' ? KIND_WORDS.get(word.trim().toLowerCase()) : undefined;
    });
    if (2 * kinds.filter((kind) => kind !== undefined).length >= nodes.length) return kinds;
  }
  return undefined;
}

/** Words that programs use for kinds, in lower case. */
const KIND_WORDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['person', 'person'],
  ['people', 'person'],
  ['per', 'person'],
  ['individual', 'person'],
  ['organization', 'organization'],
  ['organisation', 'organization'],
  ['org', 'organization'],
  ['company', 'organization'],
  ['institution', 'organization'],
  ['group', 'group'],
  ['norp', 'group'],
  ['actor', 'group'],
  ['place', 'place'],
  ['location', 'place'],
  ['loc', 'place'],
  ['gpe', 'place'],
  ['country', 'place'],
  ['city', 'place'],
  ['role', 'role'],
  ['position', 'role'],
  ['title', 'role'],
]);

const KIND_COLUMNS: readonly string[] = ['kind', 'entity_type', 'type', 'category', 'class', 'ner', 'schema'];
