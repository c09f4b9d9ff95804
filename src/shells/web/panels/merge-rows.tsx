import '../styles/dialog.css';
import '../styles/desk.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Decision } from '../../../index.ts';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useSession } from './context.ts';
import { describeMerge } from './merge-effect.ts';
import { NameCard } from './name-card.tsx';
import { count } from './words.ts';

/** Names that are held beside each other at once: each brings its sentences. */
const BESIDE = 6;

/** Names that were chosen, beside each other with their sentences: what would change if they were one, before it is done. */
export function MergeRows(props: {
  /** Two or more; the first is proposed as the one that stays. */
  readonly nodes: readonly number[];
  readonly onMerge: (decisions: readonly Decision[]) => void;
  readonly onClose: () => void;
}) {
  const { nodes, onMerge, onClose } = props;
  const session = useSession();
  const { scene } = useAtlas();
  const { nodes: known } = scene.graph;
  const dialog = useRef<HTMLDialogElement>(null);
  const [into, keep] = useState(nodes[0]!);
  const others = nodes.filter((node) => node !== into);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  const { value: selection } = session.selection;
  const before = useRef(selection);
  useEffect(() => {
    // A link to one of them was followed: what it opens stands behind the dialog.
    if (selection !== before.current) close();
  }, [selection]);
  return (
    <dialog ref={dialog} class="dialog merge-rows" aria-labelledby="merge-rows-title" onClose={onClose}>
      <h2 id="merge-rows-title">Are these {count(nodes.length, 'name')} one?</h2>
      <div class="dialog-body desk">
        <CappedList items={nodes} cap={BESIDE} class="cards">
          {(node) => (
            <>
              <NameCard node={node} aside={node === into ? 'stays' : undefined} />
              {node !== into && (
                <button type="button" class="side-link" onClick={() => keep(node)}>
                  Keep “{known[node]!.label}” instead
                </button>
              )}
            </>
          )}
        </CappedList>
      </div>
      <footer class="dialog-foot">
        <p class="effect">{describeMerge(scene, into, ...others)}</p>
        <div class="dialog-buttons">
          <button type="button" class="small-button" onClick={close}>
            Leave them as they are
          </button>
          <button
            type="button"
            class="button"
            onClick={() => {
              close();
              onMerge(others.map((node) => ({ type: 'merge', entity: known[node]!.id, into: known[into]!.id })));
            }}
          >
            They are one
          </button>
        </div>
      </footer>
    </dialog>
  );
}
