import { useEffect } from 'preact/hooks';
import { useSession } from './context.ts';
import { DropTarget } from './drop-target.tsx';
import { focusPanel } from './focus-panel.ts';
import { GraphPage } from './graph-page.tsx';
import { Header } from './header.tsx';
import { listenToKeys } from './keys.ts';
import { fetchAhead, Lazy, later } from './lazy.tsx';
import { Loading } from './opening.tsx';
import { Panel } from './panel.tsx';

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
  const story = isOpen && session.views.value.length > 0 ? session.story.value : undefined;
  /** Of a view that is told only what it is about stands beside the map. */
  const hasDetails = session.selection.value ?? session.reading.value ?? session.question.value;
  const isEmpty = isOpen && atlas.scene.graph.nodes.length === 0;
  const { work, report, isStale, trouble } = session;
  const isTold = work.value !== undefined || report.value !== undefined || isStale.value || trouble.value !== '';
  const why = status.type === 'missing' || status.type === 'failed' ? status.type : isEmpty ? 'empty' : undefined;
  return (
    <div class={story === undefined ? 'app' : `app telling ${hasDetails ? '' : 'bare'}`}>
      <button type="button" class="skip" onClick={focusPanel}>
        Skip to the details
      </button>
      <Header />
      <main class="main">
        {status.type === 'loading' && <Loading />}
        {why && (
          <Lazy
            name="what to do"
            load={loadNothing}
            why={why}
            {...(status.type === 'failed' && { message: status.message })}
          />
        )}
        {isOpen && !isEmpty && <GraphPage />}
        {isOpen && !isEmpty && session.page.value === 'table' && <Lazy name="the table" load={loadTable} />}
        {isOpen && !isEmpty && <Panel />}
        {isTold && <Lazy name="what goes on" load={loadWork} />}
        {session.toast.value && <Lazy name="what was decided" load={loadToast} />}
      </main>
      {!session.isPublished && <DropTarget />}
      {session.intake.value && <Lazy name="the list of files" load={loadIntake} />}
      {session.replacing.value && <Lazy name="what would be lost" load={loadReplace} />}
      {session.showsHandOn.value && <Lazy name="what is handed on" load={loadHandOn} />}
      {story !== undefined && <Lazy name="the story" load={loadStory} at={story} />}
      <output class="sr-only" aria-live="polite">
        {session.announcement}
      </output>
    </div>
  );
}

const loadToast = later(async () => (await import('./toast.tsx')).DecisionToast);
const loadWork = later(async () => (await import('./work-bar.tsx')).WorkBar);
const loadNothing = async () => (await import('./nothing-open.tsx')).NothingOpen;
const loadStory = later(async () => (await import('./story-bar.tsx')).StoryBar);
const loadTable = later(async () => (await import('./table-page.tsx')).TablePage);
const loadIntake = later(async () => (await import('./intake.tsx')).Intake);
const loadReplace = later(async () => (await import('./replace-dialog.tsx')).ReplaceDialog);
const loadHandOn = later(async () => (await import('./hand-on.tsx')).HandOnDialog);
