import '../styles/passages.css';
import { type AtlasArticle, isLeftOut } from '../../../index.ts';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useSession } from './context.ts';
import { NodeGlyph } from './node-glyph.tsx';
import { count } from './words.ts';

/** The address at which a browser can go and read an article. */
export function findAddress({ url }: Pick<AtlasArticle, 'url'>): string | undefined {
  return url !== undefined && /^https?:\/\//i.test(url) ? url : undefined;
}

/** The way to what was left out of a map that was handed on. */
function ReadAtSource({ article }: { readonly article: AtlasArticle }) {
  const url = findAddress(article);
  if (url === undefined) return <span class="quiet">No address says where it can be read.</span>;
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : 'its source';
  return (
    <a class="read-on" href={url} target="_blank" rel="noreferrer noopener">
      Read it at {host}
    </a>
  );
}

/** In the place of sentences that do not go with the map. */
export function SentencesLeftOut({ article, number }: { readonly article: AtlasArticle; readonly number: number }) {
  return (
    <p class="left-out">
      {count(number, 'sentence')} here. <ReadAtSource article={article} />
    </p>
  );
}

/** What of an article's text does not go with the map, above what does; nothing where all of it is there. */
export function TextLeftOut({ article }: { readonly article: AtlasArticle }) {
  const { source } = useAtlas();
  const { keptText } = source.manifest;
  if (keptText === undefined) return null;
  const isGone = isLeftOut(article.text, { from: 0, to: article.text.length });
  if (!isGone && !article.sentences.some((sentence) => isLeftOut(article.text, sentence))) return null;
  return (
    <>
      <p class="left-out">
        {isGone
          ? 'The text of this article was left out on purpose when the map was handed on. '
          : 'Only the sentences that prove connections were handed on with the map; … stands for the rest, which was left out on purpose. '}
        <ReadAtSource article={article} />
      </p>
      {isGone && <NamesIn article={article} />}
    </>
  );
}

/** Whom an article names whose text is not there. */
function NamesIn({ article: { mentions } }: { readonly article: AtlasArticle }) {
  const session = useSession();
  const { nodes } = useAtlas().scene.graph;
  const counts = new Map<number, number>();
  for (const { node } of mentions) if (nodes[node]) counts.set(node, (counts.get(node) ?? 0) + 1);
  const named = [...counts].sort(([a, x], [b, y]) => y - x || a - b);
  if (named.length === 0) return null;
  return (
    <section>
      <h3>
        Named in it <span class="unit">times</span>
      </h3>
      <CappedList items={named} cap={20} class="rows">
        {([node, times]) => (
          <a class="row" href={session.linkTo({ selection: { type: 'node', node } })}>
            <NodeGlyph node={node} />
            <span class="row-name">{nodes[node]!.label}</span>
            <span class="number">{times}</span>
          </a>
        )}
      </CappedList>
    </section>
  );
}
