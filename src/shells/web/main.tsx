import { render } from 'preact';
import { App } from './panels/app.tsx';
import { SessionContext } from './panels/context.ts';
import { BROWSER } from './state/browser.ts';
import { startLayout } from './state/layout-link.ts';
import { ATLAS_FOLDER, createSession, openServedAtlas } from './state/session.ts';
import { createWorkerLink } from './state/worker-link.ts';

const session = createSession({
  browser: BROWSER,
  link: createWorkerLink(),
  startLayout,
  folder: new URL(ATLAS_FOLDER, location.href).href,
});
render(
  <SessionContext.Provider value={session}>
    <App />
  </SessionContext.Provider>,
  document.getElementById('app')!,
);
void session.open(openServedAtlas);
