import type { KeptText } from '../../../index.ts';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useSession } from './context.ts';
import { CorpusName, PublishedWhen, useCatalog } from './corpus-facts.tsx';
import { Lazy, later } from './lazy.tsx';
import { NodeGlyph } from './node-glyph.tsx';
import { StoryRows } from './story-rows.tsx';
import { useToldArticles } from './use-told-articles.ts';
import { count, formatNumber, nameReach } from './words.ts';

const loadRest = later(async () => (await import('./overview-rest.tsx')).OverviewRest);

/** What this corpus is about, and where to begin. */
export function Overview() {
  const { source } = useAtlas();
  const { manifest } = source;
  const { articles } = manifest.counts;
  const catalog = useCatalog();
  const left = useArticlesLeft();
  return (
    <div class="panel-body">
      <header class="overview-head">
        <CorpusName articles={catalog} />
        <h2 tabIndex={-1}>
          {left !== undefined && `${formatNumber(left)} of `}
          {articles > 0 ? count(articles, 'article') : 'A graph file'}
        </h2>
        <Lede />
        <PublishedWhen articles={catalog} />
      </header>
      <Stories />
      <Names />
      <Lazy name="the rest" load={loadRest} catalog={catalog} />
      <p class="footnote">
        Made by {manifest.generator}.
        {!source.imported && ' Everything here was read by a machine: check the sentences before you print.'}
      </p>
    </div>
  );
}

const OPENS_TO: Readonly<Record<KeptText, string>> = {
  full: 'every connection opens to the sentences that prove it.',
  sentences: 'every connection opens to the sentences that prove it. The rest of the text was left out.',
  none: "every connection opens to the articles that prove it. The articles' text was left out.",
};

function Lede() {
  const { scene, source } = useAtlas();
  const { nodes, edges } = scene.graph;
  const sight = useSession().plainSight.value;
  const articles = useArticlesLeft();
  const part = (left: number | undefined, whole: number) =>
    left === undefined || left === whole ? '' : `${formatNumber(left)} of `;
  const size =
    `${part(sight?.nodeCount, nodes.length)}${count(nodes.length, 'entity', 'entities')} and ` +
    `${part(sight?.edgeCount, edges.length)}${count(edges.length, 'connection')}`;
  if (source.imported) {
    return <p class="lede">{size} from a graph file. It holds no texts, so its connections open to no sentences.</p>;
  }
  return (
    <p class="lede">
      {size} from {part(articles, source.manifest.counts.articles)}
      {count(source.manifest.counts.articles, 'article')}. Two names are connected where they stand within{' '}
      {nameReach(source.manifest.reach)}; {OPENS_TO[source.manifest.keptText ?? 'full']}
    </p>
  );
}

/** How many articles tell of what the filters leave; undefined where they leave all. */
function useArticlesLeft(): number | undefined {
  const told = useToldArticles();
  const { articles } = useAtlas().source.manifest.counts;
  const left = told?.reduce((sum, own) => sum + own, 0);
  return left === articles ? undefined : left;
}

/** The regions of the map, as the stories that they mostly are. */
function Stories() {
  const { scene, source } = useAtlas();
  if (scene.regions.list.length < 2) return null;
  return (
    <section>
      <h3>
        Stories <span class="unit">{source.imported ? 'names' : 'articles'}</span>
      </h3>
      <StoryRows cap={8} />
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
      <h3>
        {source.imported ? 'Names with most connections' : 'Names in most articles'}{' '}
        <span class="unit">{source.imported ? 'connections' : 'articles'}</span>
      </h3>
      <CappedList items={most} cap={8} class="rows">
        {(node) => (
          <a class="row" href={session.linkTo({ selection: { type: 'node', node } })}>
            <NodeGlyph node={node} />
            <span class="row-name">{nodes[node]!.label}</span>
            <span class="number">{formatNumber(weigh(node))}</span>
          </a>
        )}
      </CappedList>
    </section>
  );
}
