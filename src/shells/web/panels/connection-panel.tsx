import '../styles/passages.css';
import { type CatalogArticle, type CoMention, isLeftOut } from '../../../index.ts';
import { listPassages } from '../state/passages.ts';
import { groupByText, type ProofGroup } from '../state/proof-groups.ts';
import { ArticleOrigin, ArticleRow } from './article-list.tsx';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useDecidable, useSession } from './context.ts';
import { Failed } from './failed.tsx';
import { Kept } from './hidden-note.tsx';
import { Lazy, later } from './lazy.tsx';
import { SentencesLeftOut } from './left-out.tsx';
import { LineWords } from './line-words.tsx';
import { useLoaded } from './loading.ts';
import { NodeGlyph } from './node-glyph.tsx';
import { PanelHead } from './panel-head.tsx';
import { PassageText } from './passage-text.tsx';
import { nameWeight } from './proof-words.ts';
import { count } from './words.ts';

const loadTimeline = later(async () => (await import('./timeline.tsx')).Timeline);
const loadFix = later(async () => (await import('./fix-passage.tsx')).FixPassage);

/** Every sentence that proves a connection, by article. */
export function ConnectionPanel({ edge }: { readonly edge: number }) {
  const session = useSession();
  const { scene, source } = useAtlas();
  const { source: a, target: b, weight, articles, independentArticles } = scene.graph.edges[edge]!;
  const isDecidable = useDecidable();
  const loading = useLoaded(async (): Promise<Evidence> => {
    const [proofs, catalog] = await Promise.all([source.evidence(edge), source.catalog()]);
    return { proofs, catalog };
  }, [source, edge]);
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
        {!source.imported && <Lazy name="when" load={loadTimeline} target={{ type: 'edge', edge }} />}
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
        {source.manifest.keptText === 'none' && (
          <p class="left-out">
            The sentences were left out on purpose when this map was handed on. These are the articles that they stand
            in.
          </p>
        )}
        {loading.type === 'waiting' && <p class="waiting">Fetching the sentences…</p>}
        {loading.type === 'failed' && <Failed message={loading.message} />}
        {loading.type === 'done' && (
          <Kept
            items={groupByText(loading.value.proofs, loading.value.catalog, (article) => counts?.[article] !== 0)}
            isKept={({ article }) => counts?.[article] !== 0}
            noun="article"
          >
            {(shown) => (
              <CappedList items={shown} cap={10} class="evidence">
                {(group, at) => (
                  <>
                    {group.month !== (shown[at - 1]?.month ?? '') && (
                      <p class="proof-month">{group.month || 'No date'}</p>
                    )}
                    <ArticleProofs key={group.article} edge={edge} article={group.article} proofs={group.proofs} />
                    <Copies group={group} />
                  </>
                )}
              </CappedList>
            )}
          </Kept>
        )}
      </div>
    </>
  );
}

interface Evidence {
  readonly proofs: readonly CoMention[];
  readonly catalog: readonly CatalogArticle[];
}

/** Where else the same text stands: it is one witness, however many papers print it. */
function Copies({ group: { copies } }: { readonly group: ProofGroup }) {
  if (copies.length === 0) return null;
  return (
    <details class="copies">
      <summary>Printed again in {count(copies.length, 'article')}</summary>
      <CappedList items={copies} cap={12} class="rows">
        {(article) => <ArticleRow article={article} />}
      </CappedList>
    </details>
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
  const passages = listPassages(loading.value, proofs);
  const { text, sentences } = loading.value;
  const isGone = passages.every((passage) => passage.sentences.every((at) => isLeftOut(text, sentences[at]!)));
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
      {isGone ? (
        <SentencesLeftOut article={loading.value} number={passages.length} />
      ) : (
        <CappedList items={passages} cap={12} class="passages">
          {(passage) => (
            <blockquote>
              <PassageText
                article={loading.value}
                passage={passage}
                isMarked={({ node }) => node === a || node === b}
              />
              <a class="read-on" href={link(passage.sentences[0])}>
                Read in the article
              </a>
              <Lazy name="" load={loadFix} article={loading.value} passage={passage} nodes={[a, b]} />
            </blockquote>
          )}
        </CappedList>
      )}
    </>
  );
}
