import '../styles/passages.css';
import { useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import {
  type AtlasArticle,
  makeTextQuery,
  markPhrases,
  parseQuery,
  searchText,
  type TextAnswer,
  type TextHit,
  type TextQuery,
  typeOfKind,
} from '../../../index.ts';
import { listFirstLines } from '../scene/first-lines.ts';
import { nameFurniture } from '../state/article-pieces.ts';
import { lookAround } from '../state/close-up.ts';
import { showsRoles } from '../state/filters.ts';
import { gatherNames } from '../state/gather-names.ts';
import { listMentions } from '../state/passages.ts';
import { ArticleOrigin } from './article-list.tsx';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useSession } from './context.ts';
import { Failed } from './failed.tsx';
import { useLoaded } from './loading.ts';
import { Marked } from './marked.tsx';
import { PanelHead } from './panel-head.tsx';
import { useRoute } from './use-route.ts';
import { count, formatNumber } from './words.ts';

/** Names that are shown of an answer, and lines of each to others of them. */
const SHOWN = 40;
const LINES = 3;
/** Sentences of one article that are listed at once. */
const LISTED = 3;

/** The sentences that say what was typed, by article, and the names in them on the map. */
export function TextPanel({ text }: { readonly text: string }) {
  const session = useSession();
  const { source } = useAtlas();
  const kept = session.seen.value?.articles;
  const query = useMemo(() => makeTextQuery(parseQuery(text).clauses), [text]);
  const loading = useLoaded(
    async (): Promise<TextAnswer> =>
      source.text ? searchText(source.text, query, source.manifest.counts.articles, kept) : { hits: [], sentences: 0 },
    [source, text, kept],
  );
  return (
    <>
      <PanelHead over="Sentences" title={text} closeTo={{}} closeLabel="Close the sentences" />
      <div class="panel-body">
        {loading.type === 'waiting' && <p class="waiting">Searching the text…</p>}
        {loading.type === 'failed' && <Failed message={loading.message} />}
        {loading.type === 'done' && <Answer answer={loading.value} query={query} />}
      </div>
    </>
  );
}

function Answer({ answer: { hits, sentences }, query }: { readonly answer: TextAnswer; readonly query: TextQuery }) {
  const { source } = useAtlas();
  const isMapped = useSignal(false);
  if (hits.length === 0) {
    const { keptText } = source.manifest;
    const nothing = keptText
      ? `No sentence ${keptText === 'none' ? 'goes with this map' : 'that goes with this map says this'}: the rest of the articles' text was left out when it was handed on.`
      : 'No sentence says this.';
    return <p class="quiet">{source.text ? nothing : 'This map came without texts.'}</p>;
  }
  const together = hits.filter(({ isTogether }) => isTogether).length;
  return (
    <>
      <p class="facts" role="status">
        {sentences > 0 && `${count(sentences, 'sentence')} in ${count(together, 'article')}`}
        {hits.length > together &&
          `${sentences > 0 ? '; ' : ''}${count(hits.length - together, 'article')} ${sentences > 0 ? 'with the words apart' : 'with the words, not in one sentence'}`}
      </p>
      <button
        type="button"
        class="button"
        aria-pressed={isMapped.value}
        onClick={() => {
          isMapped.value = !isMapped.value;
        }}
      >
        {isMapped.value ? 'Take these names off the map' : 'Map these'}
      </button>
      {isMapped.value && <Mapped hits={hits} />}
      <CappedList items={hits} cap={12} class="evidence">
        {(hit) => <ArticleHit hit={hit} query={query} />}
      </CappedList>
    </>
  );
}

/** The names in all of the sentences on the map, those in most of the articles first. */
function Mapped({ hits }: { readonly hits: readonly TextHit[] }) {
  const session = useSession();
  const { source, scene } = useAtlas();
  const sight = session.sight.value;
  const done = useSignal(0);
  const wanted = useRef<readonly TextHit[] | undefined>(undefined);
  useEffect(
    () => () => {
      wanted.current = undefined;
    },
    [],
  );
  const loading = useLoaded(() => {
    wanted.current = hits;
    const isWanted = () => wanted.current === hits;
    return gatherNames(source, hits, isWanted, (read) => {
      done.value = read;
    });
  }, [source, hits]);
  const withRoles = showsRoles(scene, session.settled.value);
  const counts = loading.type === 'done' ? [...loading.value] : [];
  const named = counts
    .filter(([node]) => sight?.nodes[node] && (withRoles || scene.types[node] !== 'role'))
    .sort((a, b) => b[1] - a[1] || scene.graph.nodes[a[0]]!.rank - scene.graph.nodes[b[0]]!.rank)
    .map(([node]) => node);
  const nodes = named.slice(0, SHOWN);
  useRoute(nodes, sight ? listFirstLines(scene, sight, nodes, LINES) : []);
  if (loading.type === 'failed') return <Failed message={loading.message} />;
  if (loading.type === 'waiting') {
    return (
      <p class="waiting">
        Gathering the names{done.value > 0 && `: ${formatNumber(done.value)} of ${count(hits.length, 'article')}`}…
      </p>
    );
  }
  if (nodes.length === 0) return <p class="quiet">These sentences name nobody on the map.</p>;
  const isPart = nodes.length < named.length;
  return (
    <p class="quiet" role="status">
      {isPart && `${formatNumber(nodes.length)} of `}
      {count(named.length, 'name')} on the map{isPart && `: those in most of the ${count(hits.length, 'article')}`}{' '}
      <button
        type="button"
        class="small-button"
        onClick={() =>
          session.dispatch({
            type: 'look-closely',
            closeUp: lookAround(nodes, 0),
          })
        }
      >
        Only these
      </button>
    </p>
  );
}

function ArticleHit({ hit, query }: { readonly hit: TextHit; readonly query: TextQuery }) {
  const session = useSession();
  const { source } = useAtlas();
  const loading = useLoaded(() => source.article(hit.article), [source, hit.article]);
  if (loading.type === 'failed') return <Failed message={loading.message} />;
  if (loading.type === 'waiting') return <p class="waiting">Fetching…</p>;
  const article = loading.value;
  const link = (sentence?: number) =>
    session.linkTo({ reading: sentence === undefined ? { article: hit.article } : { article: hit.article, sentence } });
  return (
    <>
      <h3 class="article-title">
        <a href={link()}>{article.title}</a>
        <ArticleOrigin article={article} />
      </h3>
      <CappedList items={hit.sentences} cap={LISTED} class="passages">
        {(sentence) => {
          return (
            <blockquote>
              <p class="passage">
                <HitSentence article={article} sentence={sentence} query={query} />
              </p>
              <a class="read-on" href={link(sentence)}>
                Read in the article
              </a>
              {nameFurniture(article, sentence) && <p class="quiet">{nameFurniture(article, sentence)}</p>}
            </blockquote>
          );
        }}
      </CappedList>
    </>
  );
}

/** A sentence with the words that were searched for, and its names leading to what is known of them. */
function HitSentence(props: { readonly article: AtlasArticle; readonly sentence: number; readonly query: TextQuery }) {
  const { article, sentence, query } = props;
  const session = useSession();
  const { nodes } = useAtlas().scene.graph;
  const span = article.sentences[sentence]!;
  const marks = markPhrases(article.text, span, query);
  const mark = (from: number, to: number) => (
    <Marked
      text={article.text.slice(from, to)}
      marks={marks.flatMap((own) => {
        const cut = { from: Math.max(own.from, from) - from, to: Math.min(own.to, to) - from };
        return cut.from < cut.to ? [cut] : [];
      })}
    />
  );
  let at = span.from;
  const parts = listMentions(article, sentence)
    .filter(({ node }) => nodes[node])
    .map(({ from, to, node, entityKind }) => {
      const before = mark(at, from);
      at = to;
      return (
        <Fragment key={from}>
          {before}
          <a class={`name ${typeOfKind(entityKind)}`} href={session.linkTo({ selection: { type: 'node', node } })}>
            {mark(from, to)}
          </a>
        </Fragment>
      );
    });
  return (
    <>
      {parts}
      {mark(at, span.to)}
    </>
  );
}
