import type { ComponentChildren, ComponentProps } from 'preact';
import { Icon } from './icons.tsx';
import type { Disclosure } from './use-disclosure.ts';

interface MenuProps {
  readonly id: string;
  readonly icon: ComponentProps<typeof Icon>['name'];
  readonly label: string;
  readonly disclosure: Disclosure;
  /** Which edge of the button the opened part keeps to. */
  readonly side?: 'left' | 'right';
  readonly children: ComponentChildren;
}

/** A button of a bar and what it opens below itself. */
export function Menu({ id, icon, label, disclosure, side = 'right', children }: MenuProps) {
  const { root, isOpen, onKeyDown } = disclosure;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what its button opened
    <div class="menu" ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="tool-button"
        aria-expanded={isOpen.value}
        aria-controls={id}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <Icon name={icon} />
        <span class="label">{label}</span>
      </button>
      <div id={id} class="menu-body" data-side={side} hidden={!isOpen.value}>
        {children}
      </div>
    </div>
  );
}
