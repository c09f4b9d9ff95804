import { render } from 'preact';
import { fetchBeside } from '../worker/fetch-folder.ts';
import { App } from './panels/app.tsx';
import { SessionContext } from './panels/context.ts';
import { fetchFonts } from './stage/label-style.ts';
import { BROWSER } from './state/browser.ts';
import { startLayout } from './state/layout-link.ts';
import { createLazyLink } from './state/lazy-link.ts';
import { ATLAS_FOLDER, createSession, openServedAtlas, SAMPLE_FOLDER } from './state/session.ts';

fetchFonts();
/** The sample is a place of its own, so that Back leads away from it. */
const folder = location.search === '?sample' ? SAMPLE_FOLDER : ATLAS_FOLDER;
const session = createSession({
  // Decisions that a server writes down are of its atlas, never of the sample.
  browser: folder === SAMPLE_FOLDER ? { ...BROWSER, readEditToken: () => '' } : BROWSER,
  link: createLazyLink(async () => (await import('./state/worker-link.ts')).createWorkerLink()),
  startLayout,
  folder: new URL(folder, location.href).href,
  readBeside: folder === SAMPLE_FOLDER ? async () => undefined : fetchBeside(folder),
});
render(
  <SessionContext.Provider value={session}>
    <App />
  </SessionContext.Provider>,
  document.getElementById('app')!,
);
/** The kept project that was open here before the page was loaded anew. */
const before = folder === SAMPLE_FOLDER ? '' : BROWSER.readProjectBefore();
void begin();

async function begin(): Promise<void> {
  if (before !== '') {
    const address = BROWSER.readHash();
    try {
      if (await (await import('./state/projects.ts')).comeBack(session, before, address)) return;
    } catch {
      // The page is as it is at a first visit, where what is kept is listed.
    }
    BROWSER.noteProject('');
  }
  await session.open(() => openServedAtlas(folder));
  // What is new can also be read in the terminal; the map is there.
  if (session.opened.peek())
    await import('./state/tell-news.ts').then(({ tellNews }) => tellNews(session)).catch(() => {});
}
