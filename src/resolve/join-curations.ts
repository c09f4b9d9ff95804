import { type Curation, type Decision, keyOfDecision } from '../model/curation.ts';
import type { Notice } from '../model/notice.ts';

/**
 * What two people decided, as one list: all of the first, then what the second decided beyond it. A decision that both
 * made stands once.
 */
export function joinCurations(one: Curation, other: Curation): Curation {
  const known = new Set(one.map(keyOfDecision));
  const joined: Decision[] = [...one];
  for (const decision of other) {
    const key = keyOfDecision(decision);
    if (known.has(key)) continue;
    known.add(key);
    joined.push(decision);
  }
  return joined;
}

/** Two decisions of one list that contradict each other, by their indices: the later one holds. */
interface Contradiction {
  readonly earlier: number;
  readonly later: number;
}

/** Decisions of one list that contradict each other, in words. In the order of the later ones. */
export function findConflicts(curation: Curation): readonly Notice[] {
  const name = (index: number) => `decision ${index + 1} (${describeDecision(curation[index]!)})`;
  return listContradictions(curation).map(({ earlier, later }) => ({
    where: 'curation',
    message: `${name(later)} contradicts ${name(earlier)}; the later one holds`,
  }));
}

/** In the order of the later ones. */
export function listContradictions(curation: Curation): readonly Contradiction[] {
  const found: Contradiction[] = [];
  /** A question that a decision answers → the last answer, and which decision gave it. */
  const answers = new Map<string, { readonly answer: string; readonly index: number }>();
  for (const [index, decision] of curation.entries()) {
    const said = readAnswer(decision);
    if (!said) continue;
    const [question, answer] = said;
    const earlier = answers.get(question);
    if (earlier && earlier.answer !== answer) found.push({ earlier: earlier.index, later: index });
    answers.set(question, { answer, index });
  }
  return found;
}

/** A question of which one answer can hold, and the answer. */
function readAnswer(decision: Decision): readonly [string, string] | undefined {
  switch (decision.type) {
    case 'merge':
      return [pair('same', decision.entity, decision.into), 'yes'];
    case 'not-same':
      return [pair('same', decision.a, decision.b), 'no'];
    case 'rename':
      return [`label\n${decision.entity}`, decision.label];
    case 'split-name': {
      const { entity, name, article, label, into = label } = decision;
      return [`who\n${entity}\n${name}\n${article}`, into];
    }
    case 'retype':
      return [`kind\n${decision.entity}`, decision.kind];
    case 'hide':
      return [`drawn\n${decision.entity}`, 'no'];
    case 'confirm':
      return [`drawn\n${decision.entity}`, 'yes'];
    default:
      return undefined;
  }
}

function pair(question: string, a: string, b: string): string {
  return `${question}\n${[a, b].sort().join('\n')}`;
}

/** A decision in a few words: its type and what it is about. */
export function describeDecision({ type, by, on, at, seen, ...rest }: Decision): string {
  const said = Object.values(rest).map((value) =>
    typeof value === 'object' ? `${(value as readonly unknown[]).length} mentions` : String(value),
  );
  return [type, ...said].join(' ');
}
