import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Notice } from '../../../index.ts';
import type { Report } from '../state/update.ts';
import { CappedList } from './capped-list.tsx';
import { useSession } from './context.ts';
import { Icon } from './icons.tsx';
import { count } from './words.ts';
import '../styles/intake.css';

/** What came of opening files: in a line, and in full. */
export function ReportBar() {
  const { report, canUndo, dispatch } = useSession();
  const isOpen = useSignal(false);
  const now = report.value;
  if (!now) return null;
  return (
    <section class="work-bar" role="status" aria-label="What was read">
      <p>{sayReport(now)}</p>
      <button
        type="button"
        class="small-button"
        onClick={() => {
          isOpen.value = true;
        }}
      >
        Details
      </button>
      {now.isShown && canUndo.value && (
        <button type="button" class="small-button" onClick={() => dispatch({ type: 'undo' })}>
          Back to the map before
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label="Put this report away"
        onClick={() => dispatch({ type: 'dismiss-report' })}
      >
        <Icon name="close" />
      </button>
      {isOpen.value && (
        <Details
          report={now}
          onClose={() => {
            isOpen.value = false;
          }}
        />
      )}
    </section>
  );
}

function sayReport({ files, filesRead, articles, isShown }: Report): string {
  const left = files - filesRead;
  const read = `${count(articles, 'article')} read from ${count(filesRead, 'file')}`;
  const rest = left > 0 ? `, ${count(left, 'file')} gave none` : '';
  if (isShown) return `${read}${rest}.`;
  if (articles === 0) return `No article could be read from ${count(files, 'file')}. The map is as it was.`;
  return `${read}${rest}, but no name in them was sure enough to be drawn. The map is as it was.`;
}

function Details({ report, onClose }: { readonly report: Report; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="report-title" onClose={onClose}>
      <h2 id="report-title">What was read</h2>
      <div class="dialog-body">
        <p>{sayReport(report)}</p>
        {groupNotices(report.notices).map(({ title, notices }) => (
          <section key={title}>
            <h3>
              {title} <span class="quiet">{notices.length}</span>
            </h3>
            <CappedList items={notices} cap={50} class="notice-list">
              {({ where, message }) => (
                <>
                  <strong>{where}</strong> {message}
                </>
              )}
            </CappedList>
          </section>
        ))}
      </div>
      <footer class="dialog-foot">
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
      </footer>
    </dialog>
  );
}

/** Dates first, for a wrong one is seen nowhere else; then the rest as it was met. */
function groupNotices(
  notices: readonly Notice[],
): readonly { readonly title: string; readonly notices: readonly Notice[] }[] {
  const dates = notices.filter(({ message }) => message.startsWith('its date '));
  const rest = notices.filter(({ message }) => !message.startsWith('its date '));
  return [
    { title: 'Doubtful dates', notices: dates },
    { title: 'Left out, or read with care', notices: rest },
  ].filter((group) => group.notices.length > 0);
}
