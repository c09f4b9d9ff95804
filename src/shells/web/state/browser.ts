import type { Theme } from '../scene/palette.ts';
import type { ThemeChoice } from './state.ts';

/** What the session asks of the browser around it. */
export interface Browser {
  /** The part of the address after and with `#`; '' = none. */
  readHash(): string;
  /** Goes there, so that Back comes back. */
  writeHash(hash: string): void;
  /** Says where the page is in a step of its own for Back, or in the present one. Nobody is told of it. */
  pushHash(hash: string): void;
  replaceHash(hash: string): void;
  /** Takes the hash away without a step for Back. */
  clearHash(): void;
  watchHash(listen: () => void): void;
  readTheme(): ThemeChoice;
  keepTheme(theme: ThemeChoice): void;
  readSystemTheme(): Theme;
  watchSystemTheme(listen: (theme: Theme) => void): void;
  showTheme(theme: Theme): void;
  prefersStillness(): boolean;
  /** What the page was given to write decisions with; '' where it may not. */
  readEditToken(): string;
  /** Whether a person ever had it keep something of this page; what, `keep/` says. */
  keepsAnything(): Promise<boolean>;
  /** Id of the kept project that this tab had open, where the page is loaded anew and not gone to; '' where there was none. */
  readProjectBefore(): string;
  /** '' = none is open. */
  noteProject(kept: string): void;
  /** Whether to ask before the page is left. */
  guardLeaving(isGuarded: boolean): void;
}

const THEME_KEY = 'dramatis-theme';
const PROJECT_KEY = 'dramatis-project';
const DARK = '(prefers-color-scheme: dark)';

export const BROWSER: Browser = {
  readHash: () => location.hash,
  writeHash(hash) {
    location.hash = hash;
  },
  pushHash: (hash) => history.pushState(null, '', hash),
  replaceHash: (hash) => history.replaceState(null, '', hash),
  clearHash: () => history.replaceState(null, '', location.pathname + location.search),
  watchHash: (listen) => window.addEventListener('hashchange', listen),
  readTheme() {
    try {
      const kept = localStorage.getItem(THEME_KEY);
      return kept === 'light' || kept === 'dark' ? kept : 'system';
    } catch {
      return 'system';
    }
  },
  keepTheme(theme) {
    try {
      localStorage.setItem(THEME_KEY, theme);
    } catch {
      // A browser that keeps nothing: the choice lasts until the page is closed.
    }
  },
  readSystemTheme: () => (matchMedia(DARK).matches ? 'dark' : 'light'),
  watchSystemTheme: (listen) =>
    matchMedia(DARK).addEventListener('change', ({ matches }) => listen(matches ? 'dark' : 'light')),
  showTheme(theme) {
    document.documentElement.dataset.theme = theme;
  },
  readEditToken: () => document.querySelector<HTMLMetaElement>('meta[name="dramatis-edit"]')?.content ?? '',
  async keepsAnything() {
    // A browser that has no list of what it keeps is looked through.
    const list = globalThis.indexedDB?.databases?.();
    return !list || (await list.catch(() => [])).length > 0;
  },
  prefersStillness: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
  readProjectBefore() {
    const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (visit?.type === 'navigate') return '';
    try {
      return sessionStorage.getItem(PROJECT_KEY) ?? '';
    } catch {
      return '';
    }
  },
  noteProject(kept) {
    try {
      if (kept === '') sessionStorage.removeItem(PROJECT_KEY);
      else sessionStorage.setItem(PROJECT_KEY, kept);
    } catch {
      // A browser that keeps nothing keeps no project either.
    }
  },
  guardLeaving(isGuarded) {
    if (isGuarded) window.addEventListener('beforeunload', askToStay);
    else window.removeEventListener('beforeunload', askToStay);
  },
};

/** The browser asks in its own words. */
function askToStay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
