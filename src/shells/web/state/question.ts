import { readDay, writeDay } from '../../../index.ts';
import type { Stretch } from './changes.ts';

/** What is asked of the map beyond one name or line; its answer stands in the panel and on the map. Nodes by index. */
export type Question =
  /** The ways from one name to another, not through some. */
  | {
      readonly type: 'paths';
      readonly from: number;
      readonly to: number;
      readonly without: readonly number[];
      readonly onlyPeople: boolean;
    }
  /** What is tied to each of two to five names. */
  | { readonly type: 'common'; readonly nodes: readonly number[] }
  /** The sentences that say something, as it was typed. */
  | { readonly type: 'text'; readonly text: string }
  /** What is new, stronger, weaker and gone from one stretch of time to another. */
  | { readonly type: 'changes'; readonly before: Stretch; readonly after: Stretch }
  /** Whether two names are one: the first would stay. */
  | { readonly type: 'compare'; readonly nodes: readonly [number, number] }
  /** What is worth a look, or all that was decided. */
  | { readonly type: 'desk'; readonly desk: Desk };

/** Where names are put right: `review` asks one thing after the other and `decisions` lists the answers. */
export type Desk = (typeof DESKS)[number];

const DESKS = ['review', 'decisions'] as const;

/** The question as parts of an address, nodes by their ids. */
export function writeQuestion(question: Question, idOf: (node: number) => string, parts: URLSearchParams): void {
  switch (question.type) {
    case 'paths':
      parts.set('from', idOf(question.from));
      parts.set('to', idOf(question.to));
      for (const node of question.without) parts.append('without', idOf(node));
      if (question.onlyPeople) parts.set('only', 'people');
      return;
    case 'common':
      for (const node of question.nodes) parts.append('common', idOf(node));
      return;
    case 'text':
      parts.set('text', question.text);
      return;
    case 'changes': {
      const { before, after } = question;
      parts.set('changes', [before.from, before.to, after.from, after.to].map(writeDay).join('_'));
      return;
    }
    case 'compare':
      parts.set('one', idOf(question.nodes[0]));
      parts.set('other', idOf(question.nodes[1]));
      return;
    case 'desk':
      parts.set('desk', question.desk);
      return;
  }
}

/** Reads what `writeQuestion` wrote; undefined where a name is not in the graph. */
export function readQuestion(
  parts: URLSearchParams,
  nodeOf: (id: string | null) => number | undefined,
): Question | undefined {
  const text = parts.get('text');
  if (text !== null && text.trim() !== '') return { type: 'text', text };
  const changes = readChanges(parts.get('changes'));
  if (changes) return changes;
  const desk = DESKS.find((one) => one === parts.get('desk'));
  if (desk) return { type: 'desk', desk };
  const [one, other] = [nodeOf(parts.get('one')), nodeOf(parts.get('other'))];
  if (one !== undefined && other !== undefined && one !== other) return { type: 'compare', nodes: [one, other] };
  const nodes = [...new Set(parts.getAll('common').map(nodeOf))];
  if (nodes.length >= 2 && nodes.length <= 5 && nodes.every((node) => node !== undefined)) {
    return { type: 'common', nodes };
  }
  const [from, to] = [nodeOf(parts.get('from')), nodeOf(parts.get('to'))];
  if (from === undefined || to === undefined || from === to) return undefined;
  const without = parts.getAll('without').flatMap((id) => nodeOf(id) ?? []);
  return { type: 'paths', from, to, without, onlyPeople: parts.get('only') === 'people' };
}

function readChanges(text: string | null): Question | undefined {
  const days = text?.split('_').map((day) => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? readDay(day) : undefined)) ?? [];
  const [from, to, next, last] = days;
  if (days.length !== 4 || from === undefined || to === undefined || next === undefined || last === undefined) {
    return undefined;
  }
  if (from > to || next > last) return undefined;
  return { type: 'changes', before: { from, to }, after: { from: next, to: last } };
}
