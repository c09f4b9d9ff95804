import '../styles/desk.css';
import { useEffect, useState } from 'preact/hooks';
import { useAtlas, useSession } from './context.ts';
import { describeMerge } from './merge-effect.ts';
import { NameCard } from './name-card.tsx';
import { PanelHead } from './panel-head.tsx';

/** Two names side by side with their sentences: what would change if they were one, and the ways to say so. */
export function ComparePanel({ nodes }: { readonly nodes: readonly [number, number] }) {
  const session = useSession();
  const { scene } = useAtlas();
  const [isTurned, turn] = useState(false);
  const [into, from] = isTurned ? [nodes[1], nodes[0]] : nodes;
  const { [into]: stays, [from]: goes } = scene.graph.nodes;
  useEffect(() => {
    const own = { nodes, edges: [], brought: nodes };
    session.route.value = own;
    void session.desk().then((desk) => desk.prepare());
    return () => {
      if (session.route.peek() === own) session.route.value = undefined;
    };
  }, [nodes.join()]);
  if (!stays || !goes) return null;
  const merge = async () => {
    const desk = await session.desk();
    session.go({ selection: { type: 'node', node: into } });
    await desk.decide([{ type: 'merge', entity: goes.id, into: stays.id }], `${goes.label} is ${stays.label}`);
  };
  const part = async () => {
    const desk = await session.desk();
    session.go({ selection: { type: 'node', node: into } });
    await desk.decide(
      [{ type: 'not-same', a: stays.id, b: goes.id }],
      `${goes.label} is not ${stays.label}, and is not suggested again`,
    );
  };
  return (
    <>
      <PanelHead
        over="Are these one?"
        title={`${stays.label} and ${goes.label}`}
        closeTo={{ selection: { type: 'node', node: nodes[0] } }}
        closeLabel="Leave them as they are"
      />
      <div class="panel-body desk">
        <p class="effect">{describeMerge(scene, into, from)}</p>
        <div class="cards">
          <NameCard node={into} aside="stays" />
          <NameCard node={from} />
        </div>
        <div class="answers at-foot">
          <button type="button" class="button" onClick={merge}>
            They are one
          </button>
          <button type="button" class="small-button" onClick={part}>
            They are two
          </button>
          <button type="button" class="small-button" onClick={() => turn(!isTurned)}>
            Keep “{goes.label}” instead
          </button>
        </div>
      </div>
    </>
  );
}
