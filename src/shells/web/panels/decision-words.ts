import type { AtlasNode, Decision, Kind } from '../../../index.ts';
import { KIND_NAMES } from './words.ts';

/** How names are called: by the labels they have on the map, else by the words of their id. */
export function nameLabels(nodes: readonly AtlasNode[]): (id: string) => string {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  return (id) => labels.get(id) ?? writeId(id);
}

function writeId(id: string): string {
  const words = id.slice(id.indexOf(':') + 1).replace(/~.*$/, '');
  return words.replace(/(^|-)(\p{L})/gu, (_, gap, letter) => `${gap === '' ? '' : ' '}${letter.toUpperCase()}`);
}

/** A decision as a person would say it: "Merged Cohen into Michael Cohen". */
export function sayDecision(decision: Decision, label: (id: string) => string): string {
  switch (decision.type) {
    case 'merge':
      return `${label(decision.entity)} is ${label(decision.into)}`;
    case 'not-same':
      return `${label(decision.a)} is not ${label(decision.b)}`;
    case 'split':
      return `${countMentions(decision.mentions.length)} of ${label(decision.entity)} made ${decision.label}`;
    case 'split-name':
      return `“${decision.name}” in one article is not ${label(decision.entity)} but ${decision.label}`;
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
      return `${countMentions(decision.mentions.length)} names nobody`;
    case 'not-a-role':
      return decision.of === undefined
        ? `${countMentions(decision.mentions.length)} is no role`
        : `A role is not said of ${label(decision.of)}`;
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

function countMentions(count: number): string {
  return count === 1 ? 'One mention' : `${count} mentions`;
}
