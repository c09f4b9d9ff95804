import { type AtlasArticle, type AtlasMention, sliceSpan, typeOfKind } from '../../../index.ts';
import { listMentions, type Passage } from '../state/passages.ts';

/** The sentences of a passage with some mentions marked in the colour of their entity's kind. */
export function PassageText({
  article,
  passage,
  isMarked,
}: {
  readonly article: AtlasArticle;
  readonly passage: Passage;
  readonly isMarked: (mention: AtlasMention) => boolean;
}) {
  return (
    <p class="passage">
      {passage.sentences.map((sentence, i) => {
        const gap = i > 0 && sentence > passage.sentences[i - 1]! + 1;
        return (
          <span key={sentence}>
            {gap ? ' […] ' : i > 0 ? ' ' : ''}
            <Sentence article={article} sentence={sentence} isMarked={isMarked} />
          </span>
        );
      })}
    </p>
  );
}

function Sentence(props: {
  readonly article: AtlasArticle;
  readonly sentence: number;
  readonly isMarked: (mention: AtlasMention) => boolean;
}) {
  const { article, sentence, isMarked } = props;
  const span = article.sentences[sentence]!;
  let at = span.from;
  const parts = listMentions(article, sentence)
    .filter(isMarked)
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
