import { describeEdge } from '../../../index.ts';
import { useAtlas } from './context.ts';
import { useLoaded } from './loading.ts';

/**
 * What a connection is about: the words that set its sentences apart from the others.
 *
 * @param asKept only what the atlas keeps of it: a list opens no evidence.
 */
export function LineWords({ edge, asKept = false }: { readonly edge: number; readonly asKept?: boolean }) {
  const { source } = useAtlas();
  const load = async () => {
    if (source.imported) return [];
    return asKept ? ((await source.words()).lines.get(edge) ?? []) : describeEdge(source, edge);
  };
  const loading = useLoaded(load, [source, edge, asKept]);
  if (loading.type !== 'done' || loading.value.length === 0) return null;
  return <span class="line-words">{loading.value.join(', ')}</span>;
}
