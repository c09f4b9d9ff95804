import '../styles/ask.css';
import type { Question } from '../state/question.ts';
import { CommonPanel } from './common-panel.tsx';
import { Lazy, later } from './lazy.tsx';
import { PathsPanel } from './paths-panel.tsx';
import { TextPanel } from './text-panel.tsx';

const loadCompare = later(async () => (await import('./compare-panel.tsx')).ComparePanel);
const loadChanges = later(async () => (await import('./changes-panel.tsx')).ChangesPanel);
const loadDesk = later(async () => (await import('./desk-panel.tsx')).DeskPanel);

/** The answer to what was asked of the map. */
export function QuestionPanel({ question }: { readonly question: Question }) {
  switch (question.type) {
    case 'paths':
      return <PathsPanel key={`${question.from} ${question.to}`} question={question} />;
    case 'common':
      return <CommonPanel key={question.nodes.join()} nodes={question.nodes} />;
    case 'text':
      return <TextPanel key={question.text} text={question.text} />;
    case 'changes':
      return <Lazy key="changes" name="what changed" load={loadChanges} question={question} />;
    case 'compare':
      return <Lazy key={question.nodes.join()} name="the two names" load={loadCompare} nodes={question.nodes} />;
    case 'desk':
      return <Lazy key={question.desk} name="the decisions" load={loadDesk} desk={question.desk} />;
  }
}
