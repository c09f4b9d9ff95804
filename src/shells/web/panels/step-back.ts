import { sameTarget, type Target } from '../scene/target.ts';
import type { Question } from '../state/question.ts';
import type { Session } from '../state/session.ts';

/** What is selected and asked. */
export interface Stand {
  readonly selection?: Target | undefined;
  readonly question?: Question | undefined;
}

/** The last step by a key of the map from a name to a connection or to paths, and the map it was made on. */
const steps = new WeakMap<Session, { readonly from: Stand; readonly to: Stand; readonly on: unknown }>();

/** Goes on from what is selected, so that Escape leads back there and not out of everything. */
export function stepInto(session: Session, to: Stand): void {
  const { selection, question } = session.state.value;
  steps.set(session, { from: { selection, question }, to, on: session.source.value });
  session.go(to);
}

/** Where one came from, if one is still where the last step led. */
export function whereFrom(session: Session): Stand | undefined {
  const { selection, question } = session.state.value;
  const step = steps.get(session);
  const isThere =
    step?.on === session.source.value &&
    sameTarget(step?.to.selection, selection) &&
    JSON.stringify(step?.to.question) === JSON.stringify(question);
  return isThere ? step?.from : undefined;
}
