import fc from 'fast-check';
import type { Decision } from '../../src/model/curation.ts';
import type { ResolvedCorpus } from '../../src/resolve/resolve.ts';
import { printedIdOf } from '../../src/text/name-key.ts';

/** Numbers that `chooseDecision` makes decisions of. */
export const decisionChoices = fc.array(fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100)), {
  minLength: 1,
  maxLength: 8,
});

/** A decision about what stands at that moment: how a person makes one. */
export function chooseDecision(
  { resolution, recognitions }: Pick<ResolvedCorpus, 'resolution' | 'recognitions'>,
  [kind, x, y]: readonly number[],
): Decision {
  const a = pick(resolution.entities, x!).id;
  const b = pick(resolution.entities, y!).id;
  const { article, mentions } = pick(recognitions, y!);
  const { from, to } = pick(mentions, x!);
  const at = { article, from, to };
  switch (kind! % 9) {
    case 0:
      // One of the names that went into it, as it is printed.
      return { type: 'not-same', a, b: printedIdOf(a, pick(pick(resolution.entities, x!).aliases, y!).name) };
    case 1:
      return { type: 'split', entity: a, mentions: [at], label: `Split ${x}` };
    case 2:
      return { type: 'rename', entity: a, label: `Name ${y}` };
    case 3:
      return { type: 'retype', entity: a, kind: 'person' };
    case 4:
      return { type: 'hide', entity: a };
    case 5:
      return { type: 'hide-name', name: pick(pick(resolution.entities, x!).aliases, y!).name };
    case 6:
      return { type: 'not-a-name', mentions: [at] };
    case 7:
      return {
        type: 'name',
        name: pick(['waited', 'Monday', 'Angela', 'Popular Workers'], x!),
        kind: 'organization',
      };
    default:
      return { type: 'merge', entity: a, into: b };
  }
}

function pick<Value>(values: readonly Value[], at: number): Value {
  return values[at % values.length]!;
}
