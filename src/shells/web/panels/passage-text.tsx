import { type AtlasArticle, type AtlasMention, sliceSpan, typeOfKind } from '../../../index.ts';
import { listMentions, type Passage, startNear } from '../state/passages.ts';

/**
 * The sentences of a passage with some mentions marked in the colour of their entity's kind.
 *
 * @param isShort of a long sentence only a few lines are seen: it begins near the first name that is marked.
 */
export function PassageText({
  article,
  passage,
  isMarked,
  isShort = false,
}: {
  readonly article: AtlasArticle;
  readonly passage: Passage;
  readonly isMarked: (mention: AtlasMention) => boolean;
  readonly isShort?: boolean;
}) {
  return (
    <p class="passage">
      {passage.sentences.map((sentence, i) => {
        const gap = i > 0 && sentence > passage.sentences[i - 1]! + 1;
        return (
          <span key={sentence}>
            {gap ? ' […] ' : i > 0 ? ' ' : ''}
            <Sentence article={article} sentence={sentence} isMarked={isMarked} isShort={isShort} />
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
  readonly isShort: boolean;
}) {
  const { article, sentence, isMarked, isShort } = props;
  const span = article.sentences[sentence]!;
  const marked = listMentions(article, sentence).filter(isMarked);
  const start = isShort && marked[0] ? startNear(article.text, span.from, marked[0].from) : span.from;
  let at = start;
  const parts = marked.flatMap((mention) => {
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
      {start > span.from && '… '}
      {parts}
      {article.text.slice(at, span.to)}
    </>
  );
}
