import { type AtlasArticle, sliceSpan, typeOfKind } from '../../../index.ts';
import { listMentions, type Passage } from '../state/passages.ts';

/** The sentences of a passage with some entities marked in the colour of their kind. */
export function PassageText({
  article,
  passage,
  nodes,
}: {
  readonly article: AtlasArticle;
  readonly passage: Passage;
  /** Whose names to mark. */
  readonly nodes: readonly number[];
}) {
  return (
    <p class="passage">
      {passage.sentences.map((sentence, i) => {
        const gap = i > 0 && sentence > passage.sentences[i - 1]! + 1;
        return (
          <span key={sentence}>
            {gap ? ' […] ' : i > 0 ? ' ' : ''}
            <Sentence article={article} sentence={sentence} nodes={nodes} />
          </span>
        );
      })}
    </p>
  );
}

function Sentence(props: {
  readonly article: AtlasArticle;
  readonly sentence: number;
  readonly nodes: readonly number[];
}) {
  const { article, sentence, nodes } = props;
  const span = article.sentences[sentence]!;
  let at = span.from;
  const parts = listMentions(article, sentence)
    .filter(({ node }) => nodes.includes(node))
    .flatMap((mention) => {
      const before = article.text.slice(at, mention.from);
      at = mention.to;
      return [
        before,
        <mark key={mention.from} class={`name ${typeOfKind(mention.entityKind)}`}>
          {sliceSpan(article.text, mention)}
        </mark>,
      ];
    });
  return (
    <>
      {parts}
      {article.text.slice(at, span.to)}
    </>
  );
}
