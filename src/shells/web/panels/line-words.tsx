import { describeEdge } from '../../../index.ts';
import { useAtlas } from './context.ts';
import { useLoaded } from './loading.ts';

/** What a connection is about: the words that set its sentences apart from the others. */
export function LineWords({ edge }: { readonly edge: number }) {
  const { source } = useAtlas();
  const loading = useLoaded(async () => (source.imported ? [] : describeEdge(source, edge)), [source, edge]);
  if (loading.type !== 'done' || loading.value.length === 0) return null;
  return <span class="line-words">{loading.value.join(', ')}</span>;
}
