import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { StaleAtlasError } from '../../../index.ts';

export type Loading<Value> =
  | { readonly type: 'waiting' }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'done'; readonly value: Value };

/** Loads a value whenever one of `keys` changes; a result that comes too late is dropped. */
export function useLoaded<Value>(load: () => Promise<Value>, keys: readonly unknown[]): Loading<Value> {
  const [state, setState] = useState<
    { readonly keys: readonly unknown[]; readonly loading: Loading<Value> } | undefined
  >(undefined);
  // At once, not after a frame: an answer that needs two readings would wait for two.
  useLayoutEffect(() => {
    let wanted = true;
    const settle = (loading: Loading<Value>) => {
      if (wanted) setState({ keys, loading });
    };
    load().then(
      (value) => settle({ type: 'done', value }),
      (error: unknown) => settle({ type: 'failed', message: explain(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [...keys]);
  const current = state?.keys.every((key, i) => key === keys[i]);
  return current ? state!.loading : { type: 'waiting' };
}

function explain(error: unknown): string {
  if (error instanceof StaleAtlasError) {
    return 'This can no longer be read: the atlas was built anew since the page was opened. Load the new one.';
  }
  return error instanceof Error ? error.message : String(error);
}

/**
 * The same for what decisions change under the reader: while only the atlas is another, the value before stays until the new one
 * is there, so that a text does not jump. Its indices may be those of the atlas before.
 */
export function useKept<Value>(
  load: () => Promise<Value>,
  keys: readonly [source: object, ...rest: (string | number)[]],
) {
  const loading = useLoaded(load, keys);
  const kept = useRef<{ readonly keys: readonly unknown[]; readonly loading: Loading<Value> } | undefined>(undefined);
  if (loading.type !== 'waiting') kept.current = { keys, loading };
  const isSame = kept.current?.keys.every((key, at) => at === 0 || key === keys[at]);
  return loading.type === 'waiting' && isSame ? kept.current!.loading : loading;
}
