import { type AtlasNode, type Decision, type Kind, printedIdOf } from '../../../index.ts';
import { KIND_NAMES } from './proof-words.ts';

/** How names are called: by the labels they have on the map, else as they were printed, else by the words of their id. */
export function nameLabels(nodes: readonly AtlasNode[]): (id: string) => string {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  return (id) => labels.get(id) ?? nameAsRead(id, nodes) ?? writeId(id);
}

/**
 * How names were called when they were decided on: not by what a decision calls them since.
 *
 * @param opened the names of the map before this page decided anything.
 */
export function readLabels(nodes: readonly AtlasNode[], opened: readonly AtlasNode[]): (id: string) => string {
  const [before, now] = [nameLabels(opened), nameLabels(nodes)];
  const known = new Set(opened.map(({ id }) => id));
  return (id) => (known.has(id) ? before(id) : now(id));
}

/** What the articles print for a name that has no place of its own on the map: it is part of another there. */
function nameAsRead(id: string, nodes: readonly AtlasNode[]): string | undefined {
  for (const { aliases } of nodes) for (const { name } of aliases) if (printedIdOf(id, name) === id) return name;
  return undefined;
}

function writeId(id: string): string {
  const words = id.slice(id.indexOf(':') + 1).replace(/~.*$/, '');
  return words.replace(/(^|-)(\p{L})/gu, (_, gap, letter) => `${gap === '' ? '' : ' '}${letter.toUpperCase()}`);
}

/**
 * A decision as a person would say it: "Merged Cohen into Michael Cohen".
 *
 * @param printed what the articles print where it is about mentions.
 */
export function sayDecision(decision: Decision, label: (id: string) => string, printed?: string): string {
  const what = (mentions: number) => {
    if (printed === undefined) return countMentions(mentions);
    return mentions === 1 ? `“${printed}”` : `“${printed}” in ${mentions} places`;
  };
  switch (decision.type) {
    case 'merge':
      return `${label(decision.entity)} is ${label(decision.into)}`;
    case 'not-same':
      return `${label(decision.a)} is not ${label(decision.b)}`;
    case 'split':
      return `${what(decision.mentions.length)} of ${label(decision.entity)} made ${decision.label}`;
    case 'split-name':
      return decision.into === decision.entity
        ? `“${decision.name}” in one article is ${label(decision.entity)}`
        : `“${decision.name}” in one article is not ${label(decision.entity)} but ${decision.label}`;
    case 'rename':
      return `${label(decision.entity)} called ${decision.label}`;
    case 'retype':
      return `${label(decision.entity)} made ${nameKind(decision.kind)}`;
    case 'hide':
      return `${label(decision.entity)} taken off the map`;
    case 'hide-name':
      return `“${decision.name}” is never a name`;
    case 'confirm':
      return `${label(decision.entity)} confirmed`;
    case 'not-a-name':
      return `${what(decision.mentions.length)} names nobody`;
    case 'not-a-role':
      return decision.of === undefined
        ? `${what(decision.mentions.length)} is no role`
        : `${label(decision.of)} is not ${printed === undefined ? 'what a role says' : `“${printed}”`}`;
    case 'name':
      return decision.entity === undefined
        ? `“${decision.name}” made ${nameKind(decision.kind)}`
        : `“${decision.name}” is ${label(decision.entity)}`;
    case 'not-boilerplate':
      return 'A passage counted as text of the article';
    case 'note':
      return `Note on ${label(decision.about)}: ${decision.text}`;
  }
}

/** "a person", "an organisation". */
export function nameKind(kind: Kind): string {
  const name = KIND_NAMES[kind].toLowerCase();
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

/** What else than one of this kind may be meant: "somebody else", "another place". */
export function nameAnother(kind: Kind): string {
  return kind === 'person' ? 'somebody else' : `another ${KIND_NAMES[kind].toLowerCase()}`;
}

function countMentions(count: number): string {
  return count === 1 ? 'One mention' : `${count} mentions`;
}
