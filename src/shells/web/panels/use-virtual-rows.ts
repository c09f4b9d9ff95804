import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** Which of many rows to draw: those in sight and some around them. */
export interface VirtualRows {
  readonly indices: readonly number[];
  /** CSS pixels above the first of them, and of all rows together. */
  readonly before: number;
  readonly height: number;
  scrollToTop(): void;
}

/** Rows beyond the edges of what is in sight. */
const OVERSCAN = 15;

/** @param rowHeight CSS pixels, the same for every row. */
export function useVirtualRows(rows: number, scroll: RefObject<HTMLElement | null>, rowHeight: number): VirtualRows {
  const [, redraw] = useReducer<number, void>((turn) => turn + 1, 0);
  const options: VirtualizerOptions<HTMLElement, Element> = {
    count: rows,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(),
  };
  const [virtual] = useState(() => new Virtualizer(options));
  virtual.setOptions(options);
  useLayoutEffect(() => virtual._didMount(), []);
  useLayoutEffect(() => virtual._willUpdate());
  const items = virtual.getVirtualItems();
  return {
    indices: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    height: virtual.getTotalSize(),
    scrollToTop: () => virtual.scrollToOffset(0),
  };
}
