import { CURATION_FILE, writeCuration } from '../../../index.ts';
import { saveFile } from '../export/save-file.ts';
import { useSession } from './context.ts';
import { Icon } from './icons.tsx';
import { count } from './words.ts';

/** Saves all decisions as a file, and knows them to be there. */
export function useSaveDecisions(): () => void {
  const session = useSession();
  return () => {
    const { decisions = [] } = session.project.peek().present;
    saveFile(CURATION_FILE, new Blob([writeCuration(decisions)], { type: 'application/json' }));
    session.dispatch({ type: 'wrote-decisions', decisions });
  };
}

/** That decisions lie in this tab alone, and the two ways to keep them, or the way there; nothing where they are kept. */
export function UnwrittenNote({ isBrief }: { readonly isBrief: boolean }) {
  const session = useSession();
  const save = useSaveDecisions();
  if (!session.isUnwritten.value) return null;
  const { decisions = [] } = session.project.value.present;
  return (
    <div class="unwritten">
      <p>
        {decisions.length === 0
          ? 'What you changed lies'
          : `${count(decisions.length, 'decision')} ${decisions.length === 1 ? 'lies' : 'lie'}`}{' '}
        only in this tab.
      </p>
      {isBrief ? (
        <a class="side-link" href={session.linkTo({ question: { type: 'desk', desk: 'decisions' } })}>
          Keep…
        </a>
      ) : (
        <div class="answers">
          <button
            type="button"
            class="small-button"
            title="In this browser’s storage on this machine, not encrypted, until you turn it off"
            onClick={async () => (await session.desk()).keepInBrowser(true)}
          >
            Keep in this browser
          </button>
          <button type="button" class="small-button" onClick={save}>
            <Icon name="download" /> Save as a file
          </button>
        </div>
      )}
    </div>
  );
}
