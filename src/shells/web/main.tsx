import { render } from 'preact';
import { App } from './panels/app.tsx';
import { SessionContext } from './panels/context.ts';
import { createSession, openServedAtlas } from './state/session.ts';

const session = createSession();
render(
  <SessionContext.Provider value={session}>
    <App />
  </SessionContext.Provider>,
  document.getElementById('app')!,
);
void session.open(openServedAtlas);
