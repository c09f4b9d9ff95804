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

/** The open atlas; only for what is shown when there is one. */
export function useAtlas(): ShownAtlas {
  const atlas = useSession().atlas.value;
  if (!atlas) throw new RangeError('useAtlas must be called where an atlas is open');
  return atlas;
}
