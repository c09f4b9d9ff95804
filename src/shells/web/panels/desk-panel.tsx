import '../styles/desk.css';
import type { Desk } from '../state/question.ts';
import { useSession } from './context.ts';
import { DecisionList } from './decision-list.tsx';
import { PanelHead } from './panel-head.tsx';
import { ReviewDesk } from './review-desk.tsx';
import { UnwrittenNote } from './unwritten-note.tsx';

const TITLES: Readonly<Record<Desk, string>> = {
  review: 'Worth a look',
  decisions: 'What was decided',
};

/** Where names are put right: one question after the other, and all answers. */
export function DeskPanel({ desk }: { readonly desk: Desk }) {
  const session = useSession();
  const tab = (own: Desk, label: string) => (
    <a
      class="segment"
      aria-current={own === desk ? 'page' : undefined}
      href={session.linkTo({ question: { type: 'desk', desk: own } })}
    >
      {label}
    </a>
  );
  return (
    <>
      <PanelHead over="Names" title={TITLES[desk]} closeTo={{}} closeLabel="Back to the overview" />
      <div class="panel-body desk">
        <nav class="segments" aria-label="Names">
          {tab('review', 'Worth a look')}
          {tab('decisions', 'Decided')}
        </nav>
        <UnwrittenNote isBrief={desk === 'review'} />
        {desk === 'review' ? <ReviewDesk /> : <DecisionList />}
      </div>
    </>
  );
}
