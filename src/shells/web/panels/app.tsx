import { useEffect } from 'preact/hooks';
import { useSession } from './context.ts';
import { DropTarget } from './drop-target.tsx';
import { focusPanel } from './focus-panel.ts';
import { GraphPage } from './graph-page.tsx';
import { Header } from './header.tsx';
import { listenToKeys } from './keys.ts';
import { fetchAhead, Lazy, later } from './lazy.tsx';
import { Panel } from './panel.tsx';
import { Failure, Loading, Missing, NothingFound } from './states.tsx';
import { WorkBar } from './work-bar.tsx';

export function App() {
  const session = useSession();
  useEffect(() => listenToKeys(session), [session]);
  const isShown = session.shown.value !== undefined;
  useEffect(() => {
    if (!isShown) return;
    let isOver = false;
    let stop = () => {};
    void fetchAhead()
      .then(() => import('./follow-print.ts'))
      .then(({ followPrint }) => {
        if (!isOver) stop = followPrint(session);
      })
      // Nothing but printing from the browser's own menu is lost.
      .catch(() => {});
    return () => {
      isOver = true;
      stop();
    };
  }, [isShown]);
  const status = session.status.value;
  const atlas = session.atlas.value;
  const isOpen = status.type === 'ready' && atlas !== undefined;
  const isEmpty = isOpen && atlas.scene.graph.nodes.length === 0;
  return (
    <div class="app">
      <button type="button" class="skip" onClick={focusPanel}>
        Skip to the details
      </button>
      <Header />
      <main class="main">
        {status.type === 'loading' && <Loading />}
        {status.type === 'missing' && <Missing />}
        {status.type === 'failed' && <Failure message={status.message} />}
        {isEmpty && <NothingFound />}
        {isOpen && !isEmpty && <GraphPage />}
        {isOpen && !isEmpty && session.page.value === 'table' && <Lazy name="the table" load={loadTable} />}
        {isOpen && !isEmpty && <Panel />}
        <WorkBar />
        {session.toast.value && <Lazy name="what was decided" load={loadToast} />}
      </main>
      {!session.isPublished && <DropTarget />}
      {session.intake.value && <Lazy name="the list of files" load={loadIntake} />}
      {session.showsHandOn.value && <Lazy name="what is handed on" load={loadHandOn} />}
      <output class="sr-only" aria-live="polite">
        {session.announcement}
      </output>
    </div>
  );
}

const loadToast = later(async () => (await import('./toast.tsx')).DecisionToast);
const loadTable = later(async () => (await import('./table-page.tsx')).TablePage);
const loadIntake = later(async () => (await import('./intake.tsx')).Intake);
const loadHandOn = later(async () => (await import('./hand-on.tsx')).HandOnDialog);
