import type { WorkProgress } from '../../worker/protocol.ts';
import { ATLAS_FOLDER, openServedAtlas } from '../state/session.ts';
import { useSession } from './context.ts';
import { Icon } from './icons.tsx';
import { Lazy } from './lazy.tsx';
import { useTimeLeft } from './use-time-left.ts';
import '../styles/work.css';

const STEPS: Readonly<Record<WorkProgress['step'], string>> = {
  fetch: 'fetching the articles',
  open: 'reading the files',
  unpack: 'unpacking',
  pack: 'packing',
  read: 'reading',
  recognise: 'finding names',
  resolve: 'telling who is who',
  relate: 'connecting',
  arrange: 'arranging the map',
  describe: 'finding what it is about',
  write: 'writing',
};

const loadReport = async () => (await import('./intake-report.tsx')).ReportBar;

/** What goes on in the background, how far it is, and the way to stop it; and what went wrong. */
export function WorkBar() {
  const { work, trouble, report, isStale, stopWork, dispatch, open } = useSession();
  const now = work.value;
  const left = useTimeLeft(now?.progress);
  if (now) {
    const { progress } = now;
    const share = progress && progress.total > 0 ? progress.done / progress.total : 0;
    return (
      <section class="work-bar" aria-label="Work in the background">
        <p>
          {now.title}
          <span class="quiet">
            {progress ? `: ${STEPS[progress.step]}${left}` : '…'}
            {progress?.name !== undefined && <span class="work-name">{progress.name}</span>}
          </span>
        </p>
        <progress value={share} max={1} aria-label={now.title} />
        <button type="button" class="small-button" onClick={stopWork}>
          Stop
        </button>
      </section>
    );
  }
  if (isStale.value) {
    return (
      <section class="work-bar" role="alert">
        <p>The atlas was built anew. This is the older one; its sentences are no longer there.</p>
        <button type="button" class="small-button" onClick={() => open(() => openServedAtlas(ATLAS_FOLDER))}>
          Load the new one
        </button>
      </section>
    );
  }
  if (trouble.value === '') return report.value ? <Lazy name="the report" load={loadReport} /> : null;
  return (
    <section class="work-bar" role="alert">
      <p class="failed">{trouble.value}</p>
      <button
        type="button"
        class="icon-button"
        aria-label="Put this message away"
        onClick={() => dispatch({ type: 'dismiss-trouble' })}
      >
        <Icon name="close" />
      </button>
    </section>
  );
}
