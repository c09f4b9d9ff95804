import '../styles/reader.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type AtlasArticle, isLeftOut, type Span, typeOfKind } from '../../../index.ts';
import { cutArticle, type Piece } from '../state/article-pieces.ts';
import type { Reading } from '../state/state.ts';
import { ArticleOrigin } from './article-list.tsx';
import { useAtlas, useDecidable, useSession } from './context.ts';
import { Failed } from './failed.tsx';
import { Lazy, later } from './lazy.tsx';
import { findAddress, TextLeftOut } from './left-out.tsx';
import { useKept } from './loading.ts';
import { PanelIcon } from './panel-icons.tsx';
import { FINDER_NAMES, KIND_NAMES, nameConfidence } from './proof-words.ts';

/** A whole article, every name in it marked and leading to its entity. */
export function Reader({ reading }: { readonly reading: Reading }) {
  const session = useSession();
  const { source } = useAtlas();
  const selection = session.selection.value;
  const isDecidable = useDecidable();
  const [isFixing, fix] = useState(false);
  const loading = useKept(() => source.article(reading.article), [source, reading.article]);
  return (
    <>
      <header class="panel-head">
        <button type="button" class="small-button" onClick={() => session.go({ selection })}>
          <PanelIcon name="back" /> {selection ? 'Back to the details' : 'Back to the overview'}
        </button>
        {isDecidable && (
          <button type="button" class="small-button" aria-pressed={isFixing} onClick={() => fix(!isFixing)}>
            <PanelIcon name="pen" /> Put names right
          </button>
        )}
      </header>
      <div class="panel-body reader">
        {loading.type === 'waiting' && <p class="waiting">Fetching the article…</p>}
        {loading.type === 'failed' && <Failed message={loading.message} />}
        {loading.type === 'done' && <Text article={loading.value} sentence={reading.sentence} isFixing={isFixing} />}
      </div>
    </>
  );
}

/** A stretch that a person wants to say something of. */
type Spot = Span & {
  readonly top: number;
  /** It was asked what it is, though names are not put right here otherwise. */
  readonly isAsked?: boolean;
};

const loadFix = later(async () => (await import('./fix-text.tsx')).FixText);

function Text(props: {
  readonly article: AtlasArticle;
  readonly sentence: number | undefined;
  readonly isFixing: boolean;
}) {
  const { article, sentence, isFixing } = props;
  const [spot, setSpot] = useState<Spot | undefined>(undefined);
  const session = useSession();
  const { scene } = useAtlas();
  const selection = session.selection.value;
  const root = useRef<HTMLElement>(null);
  const paragraphs = useMemo(
    () => (isLeftOut(article.text, { from: 0, to: article.text.length }) ? [] : cutArticle(article)),
    [article],
  );
  const chosen = new Set(
    selection === undefined
      ? []
      : selection.type === 'node'
        ? [selection.node]
        : [scene.graph.edges[selection.edge]!.source, scene.graph.edges[selection.edge]!.target],
  );

  useEffect(() => {
    setSpot(undefined);
    const listen = ({ target }: Event) => {
      // What is pressed there is about the stretch that is chosen already.
      if (target instanceof Element && target.closest('.fix-text')) return;
      const chosen = root.current ? readSelection(root.current, article.text) : undefined;
      if (chosen || !isFixing) setSpot(chosen);
    };
    document.addEventListener('pointerup', listen);
    document.addEventListener('keyup', listen);
    return () => {
      document.removeEventListener('pointerup', listen);
      document.removeEventListener('keyup', listen);
    };
    // Not where decisions alone changed what its names are: one may be in the middle of the next.
  }, [isFixing, article.id, article.text]);
  useEffect(() => {
    const spot = root.current?.querySelector('.here');
    root.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    if (spot) spot.scrollIntoView({ block: 'center' });
    else root.current?.closest('.panel-body')?.scrollTo(0, 0);
  }, [article.id, sentence]);

  const url = findAddress(article);
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
      <TextLeftOut article={article} />
      {spot && !isFixing && !spot.isAsked && (
        <SpotActions
          text={article.text.slice(spot.from, spot.to)}
          top={spot.top}
          onFix={() => setSpot({ ...spot, isAsked: true })}
        />
      )}
      {spot && (isFixing || spot.isAsked) && (
        <Lazy
          name="what it may be"
          load={loadFix}
          article={article}
          span={spot}
          top={spot.top}
          onClose={() => setSpot(undefined)}
        />
      )}
      {paragraphs.map((paragraph) => (
        <p
          key={paragraph.from}
          data-from={paragraph.from}
          class={paragraph.furniture ? 'furniture' : undefined}
          data-note={paragraph.furniture}
        >
          {paragraph.pieces.map((piece) => (
            <PieceText
              key={piece.from}
              article={article}
              piece={piece}
              isHere={piece.sentence !== undefined && piece.sentence === sentence}
              isChosen={piece.mention !== undefined && chosen.has(piece.mention.node)}
              onFix={isFixing ? (on) => setSpot(measureSpot(piece, on)) : undefined}
            />
          ))}
        </p>
      ))}
    </article>
  );
}

/** What can be done with what is selected: it is put right, or searched for in all articles. */
function SpotActions(props: { readonly text: string; readonly top: number; readonly onFix: () => void }) {
  const { text, top, onFix } = props;
  const session = useSession();
  const { source } = useAtlas();
  const isDecidable = useDecidable();
  const words = text.replace(/["“”]/g, ' ').replace(/\s+/g, ' ').trim();
  const short = words.length > 40 ? `${words.slice(0, 40).trimEnd()}…` : words;
  return (
    <div class="search-spot" style={{ top: `${top + 6}px` }}>
      {isDecidable && (
        <button type="button" class="small-button" onClick={onFix}>
          <PanelIcon name="pen" /> Put it right…
        </button>
      )}
      {source.text && (
        <a class="small-button" href={session.linkTo({ question: { type: 'text', text: `"${words}"` } })}>
          <PanelIcon name="search" /> Search for “{short}”
        </a>
      )}
    </div>
  );
}

/** The longest stretch that can be a name. */
const LONGEST = 120;

/** What is selected in the article, without the blanks around it; undefined where it is nothing, too much, or in two paragraphs. */
function readSelection(root: HTMLElement, text: string): Spot | undefined {
  const selected = document.getSelection();
  const range = selected && selected.rangeCount > 0 ? selected.getRangeAt(0) : undefined;
  if (!range || range.collapsed || !root.contains(range.startContainer)) return undefined;
  const first = range.startContainer;
  const paragraph = (first instanceof Element ? first : first.parentElement)?.closest<HTMLElement>('[data-from]');
  if (!paragraph) return undefined;
  const own = range.cloneRange();
  if (!paragraph.contains(range.endContainer)) {
    // A threefold press selects up to where the next paragraph begins.
    if (range.endOffset > 0) return undefined;
    own.setEnd(paragraph, paragraph.childNodes.length);
  }
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = Number(paragraph.dataset.from) + before.toString().length;
  const raw = text.slice(start, start + own.toString().length);
  const from = start + raw.length - raw.trimStart().length;
  const to = start + raw.trimEnd().length;
  if (to <= from || to - from > LONGEST) return undefined;
  return { from, to, top: range.getBoundingClientRect().bottom - root.getBoundingClientRect().top };
}

function measureSpot({ from, to }: Span, on: HTMLElement): Spot {
  const root = on.closest('article')!.getBoundingClientRect();
  return { from, to, top: on.getBoundingClientRect().bottom - root.top };
}

function PieceText(props: {
  readonly article: AtlasArticle;
  readonly piece: Piece & Span;
  readonly isHere: boolean;
  readonly isChosen: boolean;
  /** What a press on a name does where names are put right, in the place of going to it. */
  readonly onFix: ((on: HTMLElement) => void) | undefined;
}) {
  const { article, piece, isHere, isChosen, onFix } = props;
  const session = useSession();
  const { scene } = useAtlas();
  const text = article.text.slice(piece.from, piece.to);
  const here = isHere ? 'here' : '';
  const { mention } = piece;
  if (!mention) return isHere ? <span class={here}>{text}</span> : text;
  const about = [
    mention.label,
    KIND_NAMES[mention.entityKind].toLowerCase(),
    `${FINDER_NAMES[mention.finder]}, ${nameConfidence(mention.confidence)}`,
    mention.attribution ? 'named as the source' : '',
  ]
    .filter(Boolean)
    .join(' · ');
  const classes = `name ${typeOfKind(mention.entityKind)} ${isChosen ? 'chosen' : ''} ${here}`;
  if (onFix) {
    return (
      <button type="button" class={`${classes} fixable`} title={about} onClick={(event) => onFix(event.currentTarget)}>
        {text}
      </button>
    );
  }
  if (mention.node < 0 || !scene.graph.nodes[mention.node]) {
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
