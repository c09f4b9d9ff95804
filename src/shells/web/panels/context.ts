import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ShownAtlas } from '../state/derive.ts';
import type { Session } from '../state/session.ts';

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new RangeError('useSession must be called below SessionContext');
  return session;
}

/** Whether names can be put right: not in a graph file, which has no texts, nor in a page that was given away. */
export function useDecidable(): boolean {
  const { isPublished, atlas } = useSession();
  return !isPublished && atlas.value !== undefined && !atlas.value.source.imported;
}

/** The open atlas; only for what is shown when there is one. */
export function useAtlas(): ShownAtlas {
  const atlas = useSession().atlas.value;
  if (!atlas) throw new RangeError('useAtlas must be called where an atlas is open');
  return atlas;
}
