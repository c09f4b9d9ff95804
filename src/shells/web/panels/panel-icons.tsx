import { Drawn, Icon, type IconName } from './icons.tsx';

/** Those that stand in panels alone, so that the first load goes without them. */
const PATHS = {
  link: 'M6.5 9.5l3-3M7 4.5l1.5-1.5a3 3 0 0 1 4.3 4.3L11.3 8.8M9 11.5l-1.5 1.5a3 3 0 0 1-4.3-4.3L4.7 7.2',
  path: 'M3 13a1.8 1.8 0 1 0 0-.01M13 3a1.8 1.8 0 1 0 0-.01M4.6 12.2c4.5-.4 1.8-7.6 6.8-8.4',
  play: 'M5 3l8 5-8 5z',
  pause: 'M5 3v10M11 3v10',
  text: 'M3 3.5h10M3 7h10M3 10.5h6.5',
  pen: 'M2.5 13.5l.8-3.2 7.4-7.4a1.4 1.4 0 0 1 2 0l.4.4a1.4 1.4 0 0 1 0 2l-7.4 7.4zM9.5 4l2.5 2.5',
  chevron: 'M4 6l4 4 4-4',
  up: 'M4 10l4-4 4 4',
  back: 'M9.5 3L4.5 8l5 5',
  forward: 'M6.5 3l5 5-5 5',
} as const;

export type PanelIconName = IconName | keyof typeof PATHS;

export function PanelIcon({ name }: { readonly name: PanelIconName }) {
  return name in PATHS ? <Drawn path={PATHS[name as keyof typeof PATHS]} /> : <Icon name={name as IconName} />;
}
