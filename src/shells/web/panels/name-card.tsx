import { type AtlasArticle, sliceSpan, typeOfKind } from '../../../index.ts';
import { useAtlas, useSession } from './context.ts';
import { Glyph } from './icons.tsx';
import { useLoaded } from './loading.ts';
import { PassageText } from './passage-text.tsx';
import { formatDate, KIND_NAMES } from './proof-words.ts';
import { count } from './words.ts';

/** Where a name is printed. */
export interface Spot {
  readonly article: number;
  readonly mention: number;
}

/** A name with what is known of it and sentences that say it, so that two can be held beside each other. */
export function NameCard({
  node,
  spots,
  aside,
}: {
  readonly node: number;
  readonly spots?: readonly Spot[];
  readonly aside?: string;
}) {
  const session = useSession();
  const { scene, source } = useAtlas();
  const entity = scene.graph.nodes[node]!;
  const own = spots?.map(({ article }) => article).join();
  const loading = useLoaded(
    async () => (await Promise.all((spots ?? (await findSpots())).map(readSpot))).filter((spot) => spot !== undefined),
    [source, node, own],
  );
  async function findSpots(): Promise<readonly Spot[]> {
    const articles = await source.nodeArticles(node);
    const first = articles.slice(0, SENTENCES).map(async ({ article }) => {
      const { mentions } = await source.article(article);
      return { article, mention: mentions.findIndex((mention) => mention.node === node) };
    });
    return (await Promise.all(first)).filter(({ mention }) => mention >= 0);
  }
  async function readSpot({ article, mention }: Spot) {
    const read = await source.article(article);
    const found = read.mentions[mention];
    return found && { article, read, sentence: found.sentence, node: found.node };
  }
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
      {loading.type === 'done' &&
        loading.value.map(({ article, read, sentence, node: named }) => (
          <Quotation key={`${article} ${sentence}`} article={article} read={read} sentence={sentence} node={named} />
        ))}
      {loading.type === 'done' && entity.mentions === 1 && <p class="quiet">It is named nowhere else.</p>}
    </section>
  );
}

/** Sentences of a name where nobody says which. */
const SENTENCES = 2;

/** One sentence with a name marked in it, and where it stands. */
function Quotation(props: {
  readonly article: number;
  readonly read: AtlasArticle;
  readonly sentence: number;
  readonly node: number;
}) {
  const { article, read, sentence, node } = props;
  const session = useSession();
  const span = read.sentences[sentence];
  if (!span) return null;
  return (
    <blockquote class="quotation" title={sliceSpan(read.text, span)}>
      <PassageText article={read} passage={{ sentences: [sentence] }} nodes={[node]} />
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
