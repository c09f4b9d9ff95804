import { useState } from 'preact/hooks';
import { type Merge, printedIdOf } from '../../../index.ts';
import { useAtlas, useDecidable, useSession } from './context.ts';

/** Says that a name was wrongly taken for another; what a person decided is withdrawn in the list of decisions. */
export function WrongMerge({ node, merge: { name, reason } }: { readonly node: number; readonly merge: Merge }) {
  const session = useSession();
  const { scene } = useAtlas();
  const { id, label } = scene.graph.nodes[node]!;
  const [isOpen, open] = useState(false);
  const printed = printedIdOf(id, name);
  if (!useDecidable() || reason === 'decision' || printed === id) return null;
  const part = async () => {
    const desk = await session.desk();
    await desk.decide([{ type: 'not-same', a: id, b: printed }], `“${name}” is not ${label}, but a name of its own`);
  };
  if (!isOpen) {
    return (
      <button
        type="button"
        class="side-link wrong"
        aria-expanded={false}
        aria-label={`Wrong? “${name}”`}
        onClick={() => open(true)}
      >
        Wrong?
      </button>
    );
  }
  return (
    <span class="wrong-role">
      <span class="effect">
        “{name}” becomes a name of its own, wherever it stands for {label}.
      </span>
      <button type="button" class="small-button" onClick={part}>
        “{name}” is not {label}
      </button>
    </span>
  );
}
