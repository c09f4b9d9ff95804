import { type Signal, useSignal } from '@preact/signals';
import type { FunctionComponent, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from './icons.tsx';

/** The card in which a layout is set. What is in it is fetched when it is first opened. */
interface Card {
  readonly isOpen: Signal<boolean>;
  readonly content: Signal<FunctionComponent | undefined>;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly head: RefObject<HTMLHeadingElement | null>;
  toggle(): void;
  close(): void;
}

export function useLayoutCard(): Card {
  const isOpen = useSignal(false);
  const content = useSignal<FunctionComponent | undefined>(undefined);
  const button = useRef<HTMLButtonElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const open = async () => {
    isOpen.value = true;
    const { LayoutForm } = await import('./layout-form.tsx');
    content.value = LayoutForm;
    head.current?.focus();
  };
  const close = () => {
    isOpen.value = false;
    button.current?.focus();
  };
  return { isOpen, content, button, head, close, toggle: () => (isOpen.value ? close() : void open()) };
}

export function LayoutButton({ card: { isOpen, button, toggle } }: { readonly card: Card }) {
  return (
    <button
      type="button"
      class="tool-button"
      ref={button}
      aria-expanded={isOpen.value}
      aria-controls="layout-card"
      onClick={toggle}
    >
      <Icon name="layout" />
      <span class="label">Layout</span>
    </button>
  );
}

export function LayoutCard({ card: { isOpen, content, head, close } }: { readonly card: Card }) {
  const Content = content.value;
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
        close();
      }}
    >
      <header class="layout-head">
        <h2 id="layout-title" ref={head} tabIndex={-1}>
          Layout
        </h2>
        <button type="button" class="icon-button" aria-label="Close the layout" title="Close" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {Content && <Content />}
    </section>
  );
}
