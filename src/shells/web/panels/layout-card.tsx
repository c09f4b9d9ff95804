import '../styles/layout.css';
import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { LayoutForm } from './layout-form.tsx';

/** The card in which a layout is set; closed, it is only hidden, so that what was set in it stays. */
export function LayoutCard({ isOpen, onClose }: { readonly isOpen: Signal<boolean>; readonly onClose: () => void }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isOpen.value) head.current?.focus();
  }, [isOpen.value]);
  return (
    <section
      id="layout-card"
      class="layout-card"
      data-overlay
      aria-labelledby="layout-title"
      hidden={!isOpen.value}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <header class="layout-head">
        <h2 id="layout-title" ref={head} tabIndex={-1}>
          Layout
        </h2>
        <button type="button" class="icon-button" aria-label="Close the layout" title="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <LayoutForm />
    </section>
  );
}
