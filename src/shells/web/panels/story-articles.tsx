import '../styles/story-articles.css';
import { ArticleRow } from './article-list.tsx';
import { CappedList } from './capped-list.tsx';

/** The articles that are about a story. */
export function StoryArticles({ articles }: { readonly articles: readonly number[] }) {
  return (
    <div class="story-articles">
      <CappedList items={articles} cap={12} class="rows">
        {(article) => <ArticleRow key={article} article={article} />}
      </CappedList>
    </div>
  );
}
