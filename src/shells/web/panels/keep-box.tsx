import type { ComponentChildren } from 'preact';

interface KeepBoxProps {
  readonly class: string;
  readonly isKept: () => boolean;
  readonly keep: (keeps: boolean) => Promise<void>;
  readonly children: ComponentChildren;
}

/** Whether this browser keeps something; stays true to `isKept` also where the browser refused. */
export function KeepBox({ class: name, isKept, keep, children }: KeepBoxProps) {
  return (
    <label class={name}>
      <input
        type="checkbox"
        checked={isKept()}
        onChange={async ({ currentTarget: box }) => {
          await keep(box.checked);
          // Nothing changed then that would draw the box anew.
          box.checked = isKept();
        }}
      />
      {children}
    </label>
  );
}
