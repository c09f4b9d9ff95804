import type { Page, ThemeChoice } from '../state/state.ts';
import { AskMenu, TimeButton } from './ask-menu.tsx';
import { useDecidable, useSession } from './context.ts';
import { ExportMenu } from './export-menu.tsx';
import { Icon, type IconName } from './icons.tsx';
import { OpenMenu } from './open-menu.tsx';
import { Search } from './search.tsx';
import { StoryMenu } from './story-menu.tsx';

const THEMES: readonly { readonly choice: ThemeChoice; readonly icon: IconName; readonly label: string }[] = [
  { choice: 'system', icon: 'system', label: 'Colours: as the system has them' },
  { choice: 'light', icon: 'sun', label: 'Colours: light' },
  { choice: 'dark', icon: 'moon', label: 'Colours: dark' },
];

export function Header() {
  const session = useSession();
  const isOpen = session.status.value.type === 'ready' && session.atlas.value !== undefined;
  return (
    <header class="header">
      <h1 class="brand">
        <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true" focusable="false">
          <path class="brand-lines" d="M9 10 23 9M9 10l6 14M23 9l-8 15" />
          <circle class="actor" cx="9" cy="10" r="6" />
          <path class="place" d="M18 4h10v10H18z" />
          <path class="role" d="m15 16 8 8-8 8-8-8z" />
        </svg>
        <span>Dramatis</span>
      </h1>
      {isOpen && <Search />}
      <div class="tools">
        {isOpen && <PageSwitch />}
        {isOpen && <AskMenu />}
        {isOpen && <TimeButton />}
        {isOpen && <ReviewLink />}
        {isOpen && !session.isPublished && <OpenMenu />}
        {isOpen && <StoryMenu />}
        {isOpen && <ExportMenu />}
        <ThemeButton />
      </div>
    </header>
  );
}

/** Leads to what is worth a look, and to what was decided. */
function ReviewLink() {
  const { question, linkTo } = useSession();
  if (!useDecidable()) return null;
  return (
    <a
      class="tool-button review"
      href={linkTo({ question: { type: 'desk', desk: 'review' } })}
      aria-current={question.value?.type === 'desk' ? 'page' : undefined}
    >
      <Icon name="check" />
      <span class="label">Review</span>
    </a>
  );
}

function PageSwitch() {
  const { page: shown, dispatch } = useSession();
  const choice = (page: Page, icon: IconName, label: string) => (
    <button
      type="button"
      class="segment"
      aria-pressed={shown.value === page}
      onClick={() => dispatch({ type: 'show-page', page })}
    >
      <Icon name={icon} />
      <span class="label">{label}</span>
    </button>
  );
  return (
    <fieldset class="segments">
      <legend class="sr-only">Show as</legend>
      {choice('graph', 'graph', 'Graph')}
      {choice('table', 'table', 'Table')}
    </fieldset>
  );
}

function ThemeButton() {
  const { theme, dispatch } = useSession();
  const at = THEMES.findIndex(({ choice }) => choice === theme.value);
  const now = THEMES[at]!;
  const next = THEMES[(at + 1) % THEMES.length]!;
  return (
    <button
      type="button"
      class="icon-button"
      title={now.label}
      aria-label={now.label}
      onClick={() => dispatch({ type: 'set-theme', theme: next.choice })}
    >
      <Icon name={now.icon} />
    </button>
  );
}
