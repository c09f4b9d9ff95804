import '../styles/desk.css';
import { useState } from 'preact/hooks';
import type { AtlasArticle } from '../../../index.ts';
import { listMentions, type Passage } from '../state/passages.ts';
import { useAtlas, useDecidable, useSession } from './context.ts';
import { nameAnother } from './decision-words.ts';

/** What may be wrong in a sentence that proves a line: that it names somebody else, or nobody. */
export function FixPassage(props: {
  readonly article: AtlasArticle;
  readonly passage: Passage;
  /** The ends of the line. */
  readonly nodes: readonly number[];
}) {
  const { article, passage, nodes } = props;
  const [isOpen, open] = useState(false);
  const session = useSession();
  const { scene } = useAtlas();
  if (!useDecidable()) return null;
  if (!isOpen) {
    return (
      <button type="button" class="side-link wrong" aria-expanded={false} onClick={() => open(true)}>
        Wrong?
      </button>
    );
  }
  const mentions = passage.sentences.flatMap((sentence) => listMentions(article, sentence));
  const [one, other] = nodes.map((node) => scene.graph.nodes[node]!.label);
  return (
    <>
      <p class="effect">
        It names another: the name here becomes one of its own. No name: it counts nowhere. Either way this sentence no
        longer proves the line between {one} and {other}.
      </p>
      <div class="answers">
        {nodes.flatMap((node) => {
          const { id, label, kind } = scene.graph.nodes[node]!;
          const own = mentions.filter((mention) => mention.node === node);
          const [first] = own;
          if (!first) return [];
          const printed = article.text.slice(first.from, first.to);
          const addresses = own.map(({ from, to }) => ({ article: article.id, from, to }));
          const decide = async (said: string, isName: boolean) => {
            const desk = await session.desk();
            await desk.decide(
              [
                isName
                  ? { type: 'split', entity: id, mentions: addresses, label: printed }
                  : { type: 'not-a-name', mentions: addresses },
              ],
              said,
            );
          };
          return [
            <button
              key={`${node} other`}
              type="button"
              class="small-button"
              onClick={() => decide(`“${printed}” there is not ${label}`, true)}
            >
              “{printed}” is {nameAnother(kind)}
            </button>,
            <button
              key={`${node} none`}
              type="button"
              class="small-button"
              onClick={() => decide(`“${printed}” there is no name`, false)}
            >
              “{printed}” is no name
            </button>,
          ];
        })}
      </div>
    </>
  );
}
