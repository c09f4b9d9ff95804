import { typeOfKind } from '../../../index.ts';
import { describeTarget } from '../scene/target.ts';
import { ArticleRow } from './article-list.tsx';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useSession } from './context.ts';
import { Glyph } from './icons.tsx';
import { count, formatNumber, nameReach, nameWeight } from './words.ts';

/** What the whole map is, and where to begin. */
export function Overview() {
  const session = useSession();
  const { scene, source } = useAtlas();
  const { manifest } = source;
  const { nodes, edges } = scene.graph;
  const heaviest = [...edges.keys()].sort((a, b) => edges[b]!.weight - edges[a]!.weight || a - b).slice(0, 60);
  return (
    <div class="panel-body">
      <header class="overview-head">
        <h2 tabIndex={-1}>Who, where and in what role</h2>
        {source.imported ? (
          <p class="lede">
            {count(nodes.length, 'entity', 'entities')} and {count(edges.length, 'connection')} from a graph file. It
            holds no texts, so its connections open to no sentences.
          </p>
        ) : (
          <p class="lede">
            {count(nodes.length, 'entity', 'entities')} and {count(edges.length, 'connection')} from{' '}
            {count(manifest.counts.articles, 'article')}. Two names are connected where {nameReach(manifest.reach)}{' '}
            names both; every connection opens to the sentences that prove it.
          </p>
        )}
      </header>
      <section>
        <h3>Named most</h3>
        <CappedList items={scene.byMentions} cap={8} class="rows">
          {(node) => (
            <a class="row" href={session.linkTo({ selection: { type: 'node', node } })}>
              <Glyph type={typeOfKind(nodes[node]!.kind)} />
              <span class="row-name">{nodes[node]!.label}</span>
              <span class="number">{formatNumber(nodes[node]!.mentions)}</span>
            </a>
          )}
        </CappedList>
      </section>
      {heaviest.length > 0 && (
        <section>
          <h3>Strongest connections</h3>
          <CappedList items={heaviest} cap={8} class="rows">
            {(edge) => (
              <a class="row" href={session.linkTo({ selection: { type: 'edge', edge } })}>
                <span class="row-name">{describeTarget(scene, { type: 'edge', edge })}</span>
                <span class="number" title={nameWeight(source, edges[edge]!.weight)}>
                  {formatNumber(edges[edge]!.weight)}
                </span>
              </a>
            )}
          </CappedList>
        </section>
      )}
      {manifest.counts.articles > 0 && <AllArticles count={manifest.counts.articles} />}
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

function AllArticles({ count: size }: { readonly count: number }) {
  const articles = Array.from({ length: size }, (_, i) => i);
  return (
    <section>
      <h3>Articles</h3>
      <CappedList items={articles} cap={5} class="rows">
        {(article) => <ArticleRow article={article} />}
      </CappedList>
    </section>
  );
}
