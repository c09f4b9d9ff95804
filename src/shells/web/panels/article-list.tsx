import type { AtlasArticle } from '../../../index.ts';
import { useAtlas, useSession } from './context.ts';
import { useLoaded } from './loading.ts';
import { formatDate } from './proof-words.ts';

/** One article in a list, its title fetched when it is shown. */
export function ArticleRow({ article, aside }: { readonly article: number; readonly aside?: string }) {
  const session = useSession();
  const { source } = useAtlas();
  const loading = useLoaded(() => source.article(article), [source, article]);
  const selection = session.selection.value;
  return (
    <a class="row article-row" href={session.linkTo({ selection, reading: { article } })}>
      <span class="row-name">
        {loading.type === 'done' ? loading.value.title : loading.type === 'failed' ? loading.message : '…'}
        {loading.type === 'done' && <ArticleOrigin article={loading.value} />}
      </span>
      {aside && <span class="number">{aside}</span>}
    </a>
  );
}

/** Where and when an article was published and who wrote it, as far as it says. */
export function ArticleOrigin({ article: { id, source, author, published } }: { readonly article: AtlasArticle }) {
  const parts = [source, author !== source && author, published && formatDate(published)].filter(Boolean);
  return <span class="origin">{parts.length > 0 ? parts.join(' · ') : id}</span>;
}
