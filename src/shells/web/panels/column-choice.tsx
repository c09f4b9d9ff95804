import { type Signal, signal } from '@preact/signals';
import { Menu } from './menu.tsx';
import { useDisclosure } from './use-disclosure.ts';

/** Columns that are left out until somebody asks for them, by their keys: with them a table is wider than a screen beside the panel. */
export const leftOut: Signal<ReadonlySet<string>> = signal(new Set(['betweenness', 'rank', 'confidence', 'finders']));

/** Which columns a table shows. The first, which names the row, always does. */
export function ColumnChoice({
  columns,
}: {
  readonly columns: readonly { readonly key: PropertyKey; readonly title: string }[];
}) {
  const disclosure = useDisclosure();
  const isShown = (key: PropertyKey) => !leftOut.value.has(String(key));
  const shown = columns.filter(({ key }) => isShown(key)).length;
  const toggle = (key: PropertyKey) => {
    const next = new Set(leftOut.value);
    if (!next.delete(String(key))) next.add(String(key));
    leftOut.value = next;
  };
  return (
    <Menu
      id="columns-menu"
      icon="table"
      label={`Columns (${shown} of ${columns.length})`}
      side="left"
      disclosure={disclosure}
    >
      <fieldset class="columns">
        <legend class="sr-only">Columns shown</legend>
        {columns.slice(1).map(({ key, title }) => (
          <label key={title}>
            <input type="checkbox" checked={isShown(key)} onChange={() => toggle(key)} /> {title}
          </label>
        ))}
      </fieldset>
    </Menu>
  );
}
