import { type AtlasArticle, sliceSpan, typeOfKind } from '../../../index.ts';
import { useAtlas, useSession } from './context.ts';
import { Glyph } from './icons.tsx';
import { useLoaded } from './loading.ts';
import { PassageText } from './passage-text.tsx';
import { formatDate, KIND_NAMES } from './proof-words.ts';
import { count } from './words.ts';

/** A sentence that names somebody, whether the map draws it or not. */
export interface Quoted {
  /** Its index. */
  readonly article: number;
  readonly read: AtlasArticle;
  readonly sentence: number;
  /** Id of whom it names. */
  readonly entity: string;
}

/** The sentence in which a mention stands. */
export function quote(article: number, read: AtlasArticle, mention: number): readonly Quoted[] {
  const found = read.mentions[mention];
  return found ? [{ article, read, sentence: found.sentence, entity: found.entity }] : [];
}

/** A name with what is known of it and the sentences that say most of it. */
export function NameCard({ node, aside }: { readonly node: number; readonly aside?: string | undefined }) {
  const { source } = useAtlas();
  const loading = useLoaded(async () => {
    const articles = await source.nodeArticles(node);
    const first = articles.slice(0, SENTENCES).map(async ({ article }) => {
      const read = await source.article(article);
      return quote(
        article,
        read,
        read.mentions.findIndex((mention) => mention.node === node),
      );
    });
    return (await Promise.all(first)).flat();
  }, [source, node]);
  return <QuotedName node={node} aside={aside} quoted={loading.type === 'done' ? loading.value : loading.type} />;
}

/** A name with what is known of it and sentences that say it, so that two can be held beside each other. */
export function QuotedName(props: {
  readonly node: number;
  readonly aside?: string | undefined;
  readonly quoted: readonly Quoted[] | 'waiting' | 'failed';
}) {
  const { node, aside, quoted } = props;
  const session = useSession();
  const { scene } = useAtlas();
  const entity = scene.graph.nodes[node]!;
  return (
    <section class="name-card">
      <h3>
        <Glyph type={typeOfKind(entity.kind)} />
        <a href={session.linkTo({ selection: { type: 'node', node } })}>{entity.label}</a>
        {aside && <span class="tag">{aside}</span>}
      </h3>
      <p class="quiet">
        {KIND_NAMES[entity.kind]} · {count(entity.mentions, 'mention')} ·{' '}
        {count(scene.adjacency[node]!.length, 'connection')}
      </p>
      {quoted === 'waiting' ? (
        <p class="quiet">Fetching its sentences…</p>
      ) : quoted === 'failed' ? (
        <p class="quiet">Its sentences could not be read.</p>
      ) : (
        <>
          {quoted.map((own) => (
            <Quotation key={`${own.article} ${own.sentence}`} {...own} />
          ))}
          {entity.mentions === 1 && <p class="quiet">It is named nowhere else.</p>}
        </>
      )}
    </section>
  );
}

/** Sentences of a name where nobody says which. */
const SENTENCES = 2;

/** One sentence with a name marked in it, and where it stands. */
function Quotation({ article, read, sentence, entity }: Quoted) {
  const session = useSession();
  const span = read.sentences[sentence];
  if (!span) return null;
  return (
    <blockquote class="quotation" title={sliceSpan(read.text, span)}>
      <PassageText
        article={read}
        passage={{ sentences: [sentence] }}
        isMarked={(mention) => mention.entity === entity}
        isShort
      />
      <a
        class="side-link"
        href={session.linkTo({ selection: session.selection.value, reading: { article, sentence } })}
      >
        {read.title}
        {read.published && ` · ${formatDate(read.published)}`}
      </a>
    </blockquote>
  );
}
