import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { count } from './words.ts';

/** What of a list the filters leave, and how many they keep from it: one press shows those too. */
export function Kept<Item>({
  items,
  isKept,
  noun,
  plural,
  children,
}: {
  readonly items: readonly Item[];
  readonly isKept: (item: Item) => boolean;
  /** Of what is hidden: "connection". */
  readonly noun: string;
  readonly plural?: string;
  readonly children: (shown: readonly Item[]) => ComponentChildren;
}) {
  const [showsAll, setShowsAll] = useState(false);
  const kept = items.filter(isKept);
  const hidden = items.length - kept.length;
  return (
    <>
      {children(showsAll ? [...kept, ...items.filter((item) => !isKept(item))] : kept)}
      {hidden > 0 && (
        <p class="hidden-note">
          {count(hidden, noun, plural)} {showsAll ? 'outside the filters shown' : 'hidden by the filters'}{' '}
          <button type="button" class="small-button" aria-pressed={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Hide' : 'Show'}
          </button>
        </p>
      )}
    </>
  );
}
