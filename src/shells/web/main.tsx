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
void session
  .open(() => openServedAtlas(folder))
  .then(async () => {
    if (session.opened.peek()) await (await import('./state/tell-news.ts')).tellNews(session);
  })
  // What is new can also be read in the terminal; the map is there.
  .catch(() => {});
