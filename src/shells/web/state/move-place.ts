import type { AtlasGraph } from '../../../index.ts';
import type { Target } from '../scene/target.ts';
import type { CloseUp } from './close-up.ts';
import type { Question } from './question.ts';
import type { State } from './state.ts';

type Place = Pick<State, 'selection' | 'reading' | 'question' | 'closeUp' | 'picked'>;

/**
 * What is shown of an atlas, in the indices of the one that decisions made of it. What went into another name shows that one;
 * of a line whose ends are one now, the name.
 *
 * @param heirs the id of each node that is no more → that of the one which it went into; '' where there is none.
 */
export function movePlace(
  before: AtlasGraph,
  after: AtlasGraph,
  heirs: ReadonlyMap<string, string>,
  { selection, reading, question, closeUp, picked }: Place,
): Place {
  const indexOf = new Map(after.nodes.map(({ id }, index) => [id, index]));
  const nodeNow = (node: number): number | undefined => {
    const { id } = before.nodes[node]!;
    return indexOf.get(heirs.get(id) ?? id);
  };
  return {
    selection: selection && moveTarget(before, after, nodeNow, selection),
    reading,
    question: question && moveQuestion(question, nodeNow),
    closeUp: closeUp && moveCloseUp(closeUp, nodeNow),
    picked: moveAll(picked, nodeNow),
  };
}

function moveTarget(
  before: AtlasGraph,
  after: AtlasGraph,
  nodeNow: (node: number) => number | undefined,
  target: Target,
): Target | undefined {
  if (target.type === 'node') {
    const node = nodeNow(target.node);
    return node === undefined ? undefined : { type: 'node', node };
  }
  const { source, target: end } = before.edges[target.edge]!;
  const [a, b] = [nodeNow(source), nodeNow(end)];
  const edge = after.edges.findIndex(({ source: x, target: y }) => (x === a && y === b) || (x === b && y === a));
  if (edge >= 0) return { type: 'edge', edge };
  const left = a ?? b;
  return left === undefined ? undefined : { type: 'node', node: left };
}

function moveAll(nodes: readonly number[], nodeNow: (node: number) => number | undefined): readonly number[] {
  return [...new Set(nodes.map(nodeNow))].filter((node) => node !== undefined);
}

function moveCloseUp(closeUp: CloseUp, nodeNow: (node: number) => number | undefined): CloseUp | undefined {
  const [around, grown, added] = [closeUp.around, closeUp.grown, closeUp.added].map((list) => moveAll(list, nodeNow));
  return around!.length === 0 ? undefined : { ...closeUp, around: around!, grown: grown!, added: added! };
}

function moveQuestion(question: Question, nodeNow: (node: number) => number | undefined): Question | undefined {
  const all = (nodes: readonly number[]) => moveAll(nodes, nodeNow);
  switch (question.type) {
    case 'paths': {
      const [from, to] = [nodeNow(question.from), nodeNow(question.to)];
      if (from === undefined || to === undefined || from === to) return undefined;
      return { ...question, from, to, without: all(question.without) };
    }
    case 'common': {
      const nodes = all(question.nodes);
      return nodes.length < 2 ? undefined : { type: 'common', nodes };
    }
    case 'compare': {
      const [one, other] = all(question.nodes);
      return one === undefined || other === undefined ? undefined : { type: 'compare', nodes: [one, other] };
    }
    case 'changes':
    case 'text':
    case 'desk':
      return question;
  }
}
