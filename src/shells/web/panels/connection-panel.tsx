import type { CoMention } from '../../../index.ts';
import { groupProofs, listPassages } from '../state/passages.ts';
import { ArticleOrigin } from './article-list.tsx';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useDecidable, useSession } from './context.ts';
import { Failed } from './failed.tsx';
import { Kept } from './hidden-note.tsx';
import { Lazy, later } from './lazy.tsx';
import { LineWords } from './line-words.tsx';
import { useLoaded } from './loading.ts';
import { NodeGlyph } from './node-glyph.tsx';
import { PanelHead } from './panel-head.tsx';
import { PassageText } from './passage-text.tsx';
import { count, nameWeight } from './words.ts';

const loadFix = later(async () => (await import('./fix-passage.tsx')).FixPassage);

/** Every sentence that proves a connection, by article. */
export function ConnectionPanel({ edge }: { readonly edge: number }) {
  const session = useSession();
  const { scene, source } = useAtlas();
  const { source: a, target: b, weight, articles, independentArticles } = scene.graph.edges[edge]!;
  const isDecidable = useDecidable();
  const loading = useLoaded(() => source.evidence(edge), [source, edge]);
  const counts = session.seen.value?.articles;
  const end = (node: number) => (
    <a class="end" href={session.linkTo({ selection: { type: 'node', node } })}>
      <NodeGlyph node={node} />
      {scene.graph.nodes[node]!.label}
    </a>
  );
  return (
    <>
      <PanelHead
        over="Connection"
        title={
          <span class="ends">
            {end(a)} <span class="and">and</span> {end(b)}
          </span>
        }
        closeTo={{}}
        closeLabel="Close the details"
      />
      <div class="panel-body">
        <p class="facts">
          {source.imported
            ? `Connected with ${nameWeight(source, weight)}. The graph file holds no sentences.`
            : weight === 0
              ? 'Not named together in the articles that the filters leave'
              : `Named together in ${nameWeight(source, weight)} in ${count(articles, 'article')}`}
          {independentArticles !== undefined && independentArticles < articles && (
            <span class="confidence" title="Copies of one text in several papers are counted once">
              {independentArticles} independent
            </span>
          )}
        </p>
        {isDecidable && (
          <p>
            <a class="side-link" href={session.linkTo({ question: { type: 'compare', nodes: [a, b] } })}>
              Are the two one?
            </a>
          </p>
        )}
        <p class="about">
          <LineWords edge={edge} />
        </p>
        {loading.type === 'waiting' && <p class="waiting">Fetching the sentences…</p>}
        {loading.type === 'failed' && <Failed message={loading.message} />}
        {loading.type === 'done' && (
          <Kept items={groupProofs(loading.value)} isKept={({ article }) => counts?.[article] !== 0} noun="article">
            {(shown) => (
              <CappedList items={shown} cap={10} class="evidence">
                {({ article, proofs }) => <ArticleProofs key={article} edge={edge} article={article} proofs={proofs} />}
              </CappedList>
            )}
          </Kept>
        )}
      </div>
    </>
  );
}

function ArticleProofs(props: {
  readonly edge: number;
  readonly article: number;
  readonly proofs: readonly CoMention[];
}) {
  const { edge, article, proofs } = props;
  const session = useSession();
  const { source, scene } = useAtlas();
  const loading = useLoaded(() => source.article(article), [source, article]);
  if (loading.type === 'failed') return <Failed message={loading.message} />;
  if (loading.type === 'waiting') return <p class="waiting">Fetching…</p>;
  const { source: a, target: b } = scene.graph.edges[edge]!;
  const link = (sentence?: number) =>
    session.linkTo({
      selection: { type: 'edge', edge },
      reading: sentence === undefined ? { article } : { article, sentence },
    });
  return (
    <>
      <h3 class="article-title">
        <a href={link()}>{loading.value.title}</a>
        <ArticleOrigin article={loading.value} />
      </h3>
      <CappedList items={listPassages(loading.value, proofs)} cap={12} class="passages">
        {(passage) => (
          <blockquote>
            <PassageText article={loading.value} passage={passage} nodes={[a, b]} />
            <a class="read-on" href={link(passage.sentences[0])}>
              Read in the article
            </a>
            <Lazy name="" load={loadFix} article={loading.value} passage={passage} nodes={[a, b]} />
          </blockquote>
        )}
      </CappedList>
    </>
  );
}
