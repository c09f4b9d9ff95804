import type { ComponentChildren, ComponentProps } from 'preact';
import { Icon } from './icons.tsx';
import type { Disclosure } from './use-disclosure.ts';

interface MenuProps {
  readonly id: string;
  readonly icon: ComponentProps<typeof Icon>['name'];
  readonly label: string;
  readonly disclosure: Disclosure;
  readonly children: ComponentChildren;
}

/** A button of the header and what it opens below itself. */
export function Menu({ id, icon, label, disclosure, children }: MenuProps) {
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
      <div id={id} class="menu-body" hidden={!isOpen.value}>
        {children}
      </div>
    </div>
  );
}
