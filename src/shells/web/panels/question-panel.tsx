import '../styles/ask.css';
import type { Question } from '../state/question.ts';
import { CommonPanel } from './common-panel.tsx';
import { PathsPanel } from './paths-panel.tsx';
import { TextPanel } from './text-panel.tsx';

/** The answer to what was asked of the map. */
export function QuestionPanel({ question }: { readonly question: Question }) {
  switch (question.type) {
    case 'paths':
      return <PathsPanel key={`${question.from} ${question.to}`} question={question} />;
    case 'common':
      return <CommonPanel key={question.nodes.join()} nodes={question.nodes} />;
    case 'text':
      return <TextPanel key={question.text} text={question.text} />;
  }
}
