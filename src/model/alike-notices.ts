import type { Notice } from './notice.ts';

/** Notices that say the same of several. */
export interface AlikeNotices {
  readonly message: string;
  /** In their order, each once. */
  readonly wheres: readonly string[];
}

/** Notices by what they say, in the order in which each was first said: three thousand that say the same hide no other. */
export function gatherAlike(notices: readonly Notice[]): readonly AlikeNotices[] {
  const wheresOf = new Map<string, Set<string>>();
  for (const { where, message } of notices) {
    const wheres = wheresOf.get(message);
    if (wheres) wheres.add(where);
    else wheresOf.set(message, new Set([where]));
  }
  return Array.from(wheresOf, ([message, wheres]) => ({ message, wheres: [...wheres] }));
}

/** Names in a line, the others counted. @param most that are named. */
export function nameSome(names: readonly string[], most: number): string {
  const rest = names.length - most;
  return rest > 0 ? `${names.slice(0, most).join(', ')} and ${rest.toLocaleString('en')} more` : names.join(', ');
}

/** Notices under what they are about. */
export interface NoticeGroup {
  readonly title: string;
  readonly notices: readonly Notice[];
}

/** Dates first, for a wrong one is seen nowhere else; then the rest as it was met. */
export function groupNotices(notices: readonly Notice[]): readonly NoticeGroup[] {
  const isOfDates = ({ message }: Notice) => /^(?:its date|the dates of) /.test(message);
  const dates = notices.filter(isOfDates);
  const rest = notices.filter((notice) => !isOfDates(notice));
  return [
    { title: 'Doubtful dates', notices: dates },
    { title: 'Left out, or read with care', notices: rest },
  ].filter((group) => group.notices.length > 0);
}
