import type { EntityType } from '../../../index.ts';

const PATHS = {
  search: 'M11 11l4 4M12.5 7a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0z',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.1 1.1M11.9 11.9L13 13M3 13l1.1-1.1M11.9 4.1L13 3',
  moon: 'M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1z',
  system: 'M2 3h12v8H2zM6 14h4M8 11v3',
  download: 'M8 2v8M4.5 7L8 10.5 11.5 7M2.5 13.5h11',
  undo: 'M5 3L2 6l3 3M2 6h7.5a4 4 0 0 1 0 8H6',
  redo: 'M11 3l3 3-3 3M14 6H6.5a4 4 0 0 0 0 8H10',
  graph: 'M4 5a2 2 0 1 0 0-.01M12 4a2 2 0 1 0 0-.01M8.5 13a2 2 0 1 0 0-.01M5.5 5.5L7.5 11M10.5 5L9 11M6 4.5h4',
  table: 'M2 3h12v10H2zM2 6.5h12M2 10h12M6.5 3v10',
  folder: 'M2 4h4l1.5 2H14v7H2z',
  filter: 'M2 3h12L9.5 8.5V13l-3 1.2V8.5z',
  clock: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM8 4.5V8l2.5 1.8',
  check: 'M2.5 8.5l3.5 3.5 7.5-8',
  story: 'M3.5 14V2.5M3.5 3h9.5l-2.5 3 2.5 3H3.5',
  line: 'M3.5 12.5l9-9M2 12.5a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0M11 3.5a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0',
  layout: 'M3 3h3v3H3zM10 5h3v3h-3zM5 10h3v3H5zM6 5.5l4 1M7 10l3.5-2.5M4.5 6l1.5 4',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return <Drawn path={PATHS[name]} />;
}

/** @param path in a square of 16. */
export function Drawn({ path }: { readonly path: string }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}

/** The shape of a type, and its colour where no other is given. */
export function Glyph({ type, colour }: { readonly type: EntityType; readonly colour?: string }) {
  return (
    <svg
      class={`glyph ${type}`}
      style={colour && { fill: colour }}
      viewBox="0 0 14 14"
      width="14"
      height="14"
      aria-hidden="true"
      focusable="false"
    >
      {type === 'actor' && <circle cx="7" cy="7" r="5.5" />}
      {type === 'place' && <rect x="2.2" y="2.2" width="9.6" height="9.6" rx="1" />}
      {type === 'role' && <path d="M7 .4L13.6 7 7 13.6.4 7z" />}
    </svg>
  );
}
