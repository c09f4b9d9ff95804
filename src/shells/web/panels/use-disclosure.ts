import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface Disclosure {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly isOpen: Signal<boolean>;
  /** Closes and puts the focus back on the button. */
  close(): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** A button with something that it opens: a press outside or Escape closes it. */
export function useDisclosure(): Disclosure {
  const isOpen = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen.value) return;
    const closeOutside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) isOpen.value = false;
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen.value]);
  const close = () => {
    isOpen.value = false;
    root.current?.querySelector('button')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen.value) return;
    event.preventDefault();
    close();
  };
  return { root, isOpen, close, onKeyDown };
}
