import { useMemo } from 'preact/hooks';
import type { CatalogArticle } from '../../../index.ts';
import { listIslands } from '../scene/islands.ts';
import { describeTarget } from '../scene/target.ts';
import { ArticleRow } from './article-list.tsx';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useSession } from './context.ts';
import { Sources } from './corpus-facts.tsx';
import { Kept } from './hidden-note.tsx';
import { LineWords } from './line-words.tsx';
import { NodeGlyph } from './node-glyph.tsx';
import { nameWeight } from './proof-words.ts';
import { useToldArticles } from './use-told-articles.ts';
import { count, formatNumber } from './words.ts';

/** What the overview ends with: below what is seen at first. */
export function OverviewRest({ catalog }: { readonly catalog: readonly CatalogArticle[] | undefined }) {
  const { manifest } = useAtlas().source;
  const { articles } = manifest.counts;
  return (
    <>
      <TellingConnections />
      <Islands />
      <Alone />
      <Sources articles={catalog} />
      {articles > 0 && <AllArticles count={articles} />}
      {manifest.notices.length > 0 && (
        <details class="notices">
          <summary>{count(manifest.notices.length, 'notice')} from reading</summary>
          <CappedList items={manifest.notices} cap={50} class="notice-list">
            {({ where, message }) => (
              <>
                <strong>{where}</strong> {message}
              </>
            )}
          </CappedList>
        </details>
      )}
    </>
  );
}

function TellingConnections() {
  const session = useSession();
  const { scene, source } = useAtlas();
  const { edges } = scene.graph;
  const sight = session.sight.value;
  const isName = (node: number) => scene.types[node] !== 'role';
  const most = [...edges.keys()]
    .filter((edge) => isName(edges[edge]!.source) && isName(edges[edge]!.target) && sight?.edges[edge] !== 0)
    .sort(scene.compareTelling);
  if (most.length === 0) return null;
  return (
    <section>
      <h3>
        Most telling connections <span class="unit">{source.imported ? 'weight' : 'named together'}</span>
      </h3>
      <CappedList items={most} cap={8} class="rows">
        {(edge) => (
          <a class="row" href={session.linkTo({ selection: { type: 'edge', edge } })}>
            <span class="row-name">
              {describeTarget(scene, { type: 'edge', edge })}
              <LineWords edge={edge} asKept />
            </span>
            <span class="number" title={nameWeight(source, edges[edge]!.weight)}>
              {formatNumber(edges[edge]!.weight)}
            </span>
          </a>
        )}
      </CappedList>
    </section>
  );
}

/** Small groups that nothing connects with the rest: they stand below the map. */
function Islands() {
  const { stage } = useSession();
  const { scene } = useAtlas();
  const islands = useMemo(() => listIslands(scene), [scene.adjacency]);
  if (islands.length === 0) return null;
  return (
    <section>
      <details class="alone">
        <summary>
          {formatNumber(islands.length)} {islands.length === 1 ? 'group stands' : 'groups stand'} apart
        </summary>
        <p class="quiet">No connection leads from them to the rest; they lie below the map.</p>
        <CappedList items={islands} cap={20} class="rows">
          {(nodes) => (
            <button type="button" class="row" title="Show it on the map" onClick={() => stage.value?.frameNodes(nodes)}>
              <span class="row-name">
                {nodes
                  .slice(0, NAMED)
                  .map((node) => scene.graph.nodes[node]!.label)
                  .join(' · ')}
              </span>
              <span class="number">{formatNumber(nodes.length)}</span>
            </button>
          )}
        </CappedList>
      </details>
    </section>
  );
}

/** Names that stand for a group. */
const NAMED = 3;

/** Names that no sentence connects with another name: they are not on the map. */
function Alone() {
  const session = useSession();
  const { scene } = useAtlas();
  const { nodes } = scene.graph;
  const alone = scene.order.filter((node) => scene.isAlone[node] && session.sight.value?.nodes[node] !== 0);
  if (alone.length === 0) return null;
  return (
    <section>
      <details class="alone">
        <summary>
          {formatNumber(alone.length)} {alone.length === 1 ? 'name stands' : 'names stand'} alone
        </summary>
        <p class="quiet">No sentence connects them with another name, so the map leaves them out.</p>
        <CappedList items={alone} cap={20} class="rows">
          {(node) => (
            <a class="row" href={session.linkTo({ selection: { type: 'node', node } })}>
              <NodeGlyph node={node} />
              <span class="row-name">{nodes[node]!.label}</span>
              <span class="number">{formatNumber(nodes[node]!.mentions)}</span>
            </a>
          )}
        </CappedList>
      </details>
    </section>
  );
}

function AllArticles({ count: size }: { readonly count: number }) {
  const told = useToldArticles();
  return (
    <section>
      <h3>Articles</h3>
      <Kept items={[...Array(size).keys()]} isKept={(article) => told?.[article] !== 0} noun="article">
        {(articles) => (
          <CappedList items={articles} cap={5} class="rows">
            {(article) => <ArticleRow key={article} article={article} />}
          </CappedList>
        )}
      </Kept>
    </section>
  );
}
