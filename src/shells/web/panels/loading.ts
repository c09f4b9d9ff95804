import { useEffect, useState } from 'preact/hooks';

export type Loading<Value> =
  | { readonly type: 'waiting' }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'done'; readonly value: Value };

/** Loads a value whenever one of `keys` changes; a result that comes too late is dropped. */
export function useLoaded<Value>(load: () => Promise<Value>, keys: readonly unknown[]): Loading<Value> {
  const [state, setState] = useState<{ readonly keys: readonly unknown[]; readonly loading: Loading<Value> }>();
  useEffect(() => {
    let wanted = true;
    const settle = (loading: Loading<Value>) => {
      if (wanted) setState({ keys, loading });
    };
    load().then(
      (value) => settle({ type: 'done', value }),
      (error: unknown) => settle({ type: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [...keys]);
  const current = state?.keys.every((key, i) => key === keys[i]);
  return current ? state!.loading : { type: 'waiting' };
}
