import { useMemo } from 'preact/hooks';
import { findCommonNeighbours, makeNetwork } from '../../../index.ts';
import { showsRoles } from '../state/filters.ts';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useSession } from './context.ts';
import { NodeGlyph } from './node-glyph.tsx';
import { PanelHead } from './panel-head.tsx';
import { nameWeight } from './proof-words.ts';
import { useRoute } from './use-route.ts';
import { count } from './words.ts';

/** Of what several names share, so many are shown on the map. */
const SHOWN = 20;

/** What is connected with each of two to five names, the most telling first. */
export function CommonPanel({ nodes: asked }: { readonly nodes: readonly number[] }) {
  const session = useSession();
  const { scene, source } = useAtlas();
  const { nodes, edges } = scene.graph;
  const sight = session.sight.value;
  const withRoles = showsRoles(scene, session.settled.value);
  const common = useMemo(() => {
    const telling = edges.map((edge) => edge.telling);
    const isShown = (node: number) =>
      asked.includes(node) || (sight?.nodes[node] !== 0 && (withRoles || scene.types[node] !== 'role'));
    const allowed = {
      nodes: Uint8Array.from(nodes, (_, node) => +isShown(node)),
      ...(sight && { edges: sight.edges }),
    };
    return findCommonNeighbours(makeNetwork(nodes.length, edges), asked, telling, allowed);
  }, [scene.graph, sight, withRoles, asked.join()]);
  const shown = common.slice(0, SHOWN);
  useRoute(
    [...asked, ...shown.map(({ node }) => node)],
    shown.flatMap((own) => own.edges),
  );
  const labels = asked.map((node) => nodes[node]!.label);
  return (
    <>
      <PanelHead
        over="What they share"
        title={`${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`}
        closeTo={{}}
        closeLabel="Close the list"
      />
      <div class="panel-body">
        <p class="facts">{count(common.length, 'name')} connected with each of them, the most telling first</p>
        <CappedList items={common} cap={40} class="rows">
          {({ node, edges: own }) => (
            <>
              <a class="row" href={session.linkTo({ selection: { type: 'node', node } })}>
                <NodeGlyph node={node} />
                <span class="row-name">{nodes[node]!.label}</span>
              </a>
              <p class="row-links">
                {own.map((edge, place) => (
                  <a key={edge} href={session.linkTo({ selection: { type: 'edge', edge } })}>
                    {labels[place]}: {nameWeight(source, edges[edge]!.weight)}
                  </a>
                ))}
              </p>
            </>
          )}
        </CappedList>
      </div>
    </>
  );
}
