import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { formatNumber } from './words.ts';

/** Rows added by each press of the button under a long list. */
const STEP = 100;

/** A list that begins short and says how many more there are. */
export function CappedList<Item>({
  items,
  cap,
  class: name,
  children,
}: {
  readonly items: readonly Item[];
  readonly cap: number;
  readonly class: string;
  readonly children: (item: Item, index: number) => ComponentChildren;
}) {
  const [shown, setShown] = useState(cap);
  const more = Math.min(STEP, items.length - shown);
  return (
    <>
      <ul class={name}>
        {items.slice(0, shown).map((item, i) => (
          <li key={i}>{children(item, i)}</li>
        ))}
      </ul>
      {more > 0 && (
        <button type="button" class="more" onClick={() => setShown(shown + STEP)}>
          and {formatNumber(items.length - shown)} more
        </button>
      )}
    </>
  );
}
