import '../styles/reader.css';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { type AtlasArticle, type Span, typeOfKind } from '../../../index.ts';
import { cutArticle, type Piece } from '../state/article-pieces.ts';
import type { Reading } from '../state/update.ts';
import { ArticleOrigin } from './article-list.tsx';
import { useAtlas, useSession } from './context.ts';
import { Icon } from './icons.tsx';
import { useLoaded } from './loading.ts';
import { FINDER_NAMES, KIND_NAMES } from './words.ts';

/** A whole article, every name in it marked and leading to its entity. */
export function Reader({ reading }: { readonly reading: Reading }) {
  const session = useSession();
  const { source } = useAtlas();
  const selection = session.selection.value;
  const loading = useLoaded(() => source.article(reading.article), [source, reading.article]);
  return (
    <>
      <header class="panel-head">
        <button type="button" class="small-button" onClick={() => session.go({ selection })}>
          <Icon name="back" /> {selection ? 'Back to the details' : 'Back to the overview'}
        </button>
      </header>
      <div class="panel-body reader">
        {loading.type === 'waiting' && <p class="waiting">Fetching the article…</p>}
        {loading.type === 'failed' && (
          <p class="failed" role="alert">
            {loading.message}
          </p>
        )}
        {loading.type === 'done' && <Text article={loading.value} sentence={reading.sentence} />}
      </div>
    </>
  );
}

function Text({ article, sentence }: { readonly article: AtlasArticle; readonly sentence: number | undefined }) {
  const session = useSession();
  const { scene } = useAtlas();
  const selection = session.selection.value;
  const root = useRef<HTMLElement>(null);
  const paragraphs = useMemo(() => cutArticle(article), [article]);
  const chosen = new Set(
    selection === undefined
      ? []
      : selection.type === 'node'
        ? [selection.node]
        : [scene.graph.edges[selection.edge]!.source, scene.graph.edges[selection.edge]!.target],
  );

  useEffect(() => {
    const spot = root.current?.querySelector('.here');
    root.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    if (spot) spot.scrollIntoView({ block: 'center' });
    else root.current?.closest('.panel-body')?.scrollTo(0, 0);
  }, [article, sentence]);

  const url = article.url && /^https?:/.test(article.url) ? article.url : undefined;
  return (
    <article ref={root}>
      <h2 tabIndex={-1}>{article.title}</h2>
      <p class="byline">
        <ArticleOrigin article={article} />
        {url && (
          <a href={url} target="_blank" rel="noreferrer noopener">
            Original
          </a>
        )}
      </p>
      {paragraphs.map((paragraph) => (
        <p key={paragraph.from} class={paragraph.furniture ? 'furniture' : undefined} title={paragraph.furniture}>
          {paragraph.pieces.map((piece) => (
            <PieceText
              key={piece.from}
              article={article}
              piece={piece}
              isHere={piece.sentence !== undefined && piece.sentence === sentence}
              isChosen={piece.mention !== undefined && chosen.has(piece.mention.node)}
            />
          ))}
        </p>
      ))}
    </article>
  );
}

function PieceText(props: {
  readonly article: AtlasArticle;
  readonly piece: Piece & Span;
  readonly isHere: boolean;
  readonly isChosen: boolean;
}) {
  const { article, piece, isHere, isChosen } = props;
  const session = useSession();
  const text = article.text.slice(piece.from, piece.to);
  const here = isHere ? 'here' : '';
  const { mention } = piece;
  if (!mention) return isHere ? <span class={here}>{text}</span> : text;
  const about = [
    mention.label,
    KIND_NAMES[mention.entityKind].toLowerCase(),
    `${FINDER_NAMES[mention.finder]}, ${Math.round(mention.confidence * 100)} % sure`,
    mention.attribution ? 'named as the source' : '',
  ]
    .filter(Boolean)
    .join(' · ');
  const classes = `name ${typeOfKind(mention.entityKind)} ${isChosen ? 'chosen' : ''} ${here}`;
  if (mention.node < 0) {
    return (
      <span class={`${classes} undrawn`} title={`${about} · not on the map`}>
        {text}
      </span>
    );
  }
  return (
    <a class={classes} title={about} href={session.linkTo({ selection: { type: 'node', node: mention.node } })}>
      {text}
    </a>
  );
}
