import { typeOfKind } from '../../../index.ts';
import { PALETTES } from '../scene/palette.ts';
import { colourOfRegion } from '../scene/regions.ts';
import { describeTarget } from '../scene/target.ts';
import { ArticleRow } from './article-list.tsx';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useDecidable, useSession } from './context.ts';
import { Glyph } from './icons.tsx';
import { LineWords } from './line-words.tsx';
import { count, formatNumber, nameReach, nameWeight } from './words.ts';

/** What this corpus is about, and where to begin. */
export function Overview() {
  const { source } = useAtlas();
  const { manifest } = source;
  const { articles } = manifest.counts;
  return (
    <div class="panel-body">
      <header class="overview-head">
        <h2 tabIndex={-1}>{articles > 0 ? count(articles, 'article') : 'A graph file'}</h2>
        <Lede />
      </header>
      <ReviewRow />
      <Stories />
      <Names />
      <TellingConnections />
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
      <p class="footnote">
        Made by {manifest.generator}.
        {!source.imported && ' Everything here was read by a machine: check the sentences before you print.'}
      </p>
    </div>
  );
}

/** Where the bar has no room for it: the way to what is worth a look. */
function ReviewRow() {
  const { linkTo } = useSession();
  if (!useDecidable()) return null;
  return (
    <p class="review-row">
      <a class="small-button" href={linkTo({ question: { type: 'desk', desk: 'review' } })}>
        Review what is doubtful
      </a>
    </p>
  );
}

function Lede() {
  const { scene, source } = useAtlas();
  const { nodes, edges } = scene.graph;
  const size = `${count(nodes.length, 'entity', 'entities')} and ${count(edges.length, 'connection')}`;
  if (source.imported) {
    return <p class="lede">{size} from a graph file. It holds no texts, so its connections open to no sentences.</p>;
  }
  return (
    <p class="lede">
      {size} from {count(source.manifest.counts.articles, 'article')}. Two names are connected where{' '}
      {nameReach(source.manifest.reach)} names both; every connection opens to the sentences that prove it.
    </p>
  );
}

/** Names of a region that are shown when one looks at it. */
const FRAMED = 24;

/** The regions of the map, as the stories that they mostly are. */
function Stories() {
  const { stage, shade, seen } = useSession();
  const { scene } = useAtlas();
  const isRange = seen.value?.articles !== undefined;
  const list = scene.regions.list
    .map((region, place) => ({ ...region, place }))
    .filter(({ articles, nodes }) => (isRange ? articles : nodes.length) > 0);
  const palette = PALETTES[shade.value];
  if (list.length < 2) return null;
  return (
    <section>
      <h3>Stories</h3>
      <CappedList items={list} cap={8} class="rows">
        {(region) => (
          <button
            type="button"
            class="row"
            title="Show this part of the map"
            onClick={() => stage.value?.frameNodes(region.nodes.slice(0, FRAMED))}
          >
            <span class="swatch" style={{ background: colourOfRegion(scene.regions, palette, region.place) }} />
            <span class="row-name">
              {region.title}
              {region.names !== region.title && <span class="origin">{region.names}</span>}
            </span>
            <span class="number">{formatNumber(region.articles || region.nodes.length)}</span>
          </button>
        )}
      </CappedList>
    </section>
  );
}

function Names() {
  const session = useSession();
  const { scene, source } = useAtlas();
  const { nodes } = scene.graph;
  const weigh = (node: number) => (source.imported ? scene.adjacency[node]!.length : nodes[node]!.articles);
  const most = scene.order
    .filter((node) => scene.types[node] !== 'role' && session.sight.value?.nodes[node] !== 0)
    .sort((a, b) => weigh(b) - weigh(a) || nodes[b]!.mentions - nodes[a]!.mentions || a - b);
  return (
    <section>
      <h3>{source.imported ? 'Names with most connections' : 'Names in most articles'}</h3>
      <CappedList items={most} cap={8} class="rows">
        {(node) => (
          <a class="row" href={session.linkTo({ selection: { type: 'node', node } })}>
            <Glyph type={typeOfKind(nodes[node]!.kind)} />
            <span class="row-name">{nodes[node]!.label}</span>
            <span class="number">{formatNumber(weigh(node))}</span>
          </a>
        )}
      </CappedList>
    </section>
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
      <h3>Most telling connections</h3>
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

function AllArticles({ count: size }: { readonly count: number }) {
  const counts = useSession().seen.value?.articles;
  const articles = Array.from({ length: size }, (_, i) => i).filter((article) => counts?.[article] !== 0);
  return (
    <section>
      <h3>Articles {articles.length < size && <span class="number">{formatNumber(articles.length)}</span>}</h3>
      <CappedList items={articles} cap={5} class="rows">
        {(article) => <ArticleRow key={article} article={article} />}
      </CappedList>
    </section>
  );
}
