import '../styles/welcome.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { OpenButtons } from './open-articles.tsx';
import { ProjectChoices } from './project-choices.tsx';

const PUT_AWAY = 'dramatis-introduction';

const STEPS = [
  [
    'Open your articles',
    'PDF, Word, mail, saved pages, tables: files, folders or zips. They are read on this machine.',
  ],
  ['See who is named with whom', 'Names are found and told apart. The nearer you look, the more of them there are.'],
  ['Open any line', 'Each connection opens to the sentences that prove it, in the articles they stand in.'],
] as const;

/** An empty page: what this is in three steps, a sample to look at, what was kept, and how to begin. */
export function Welcome() {
  const isShown = useSignal(!wasPutAway());
  useEffect(() => {
    // An app of its own, where no atlas is served: it opens without a network from now on, where the browser allows it.
    navigator.serviceWorker?.register('./offline.js').catch(() => {});
  }, []);
  const putAway = () => {
    isShown.value = false;
    try {
      localStorage.setItem(PUT_AWAY, 'put away');
    } catch {
      // A browser that keeps nothing: it comes back with the next visit.
    }
  };
  return (
    <>
      {isShown.value && (
        <section class="steps" aria-label="Introduction">
          <ol>
            {STEPS.map(([title, text], index) => (
              <li key={title}>
                <span class="step-number" aria-hidden="true">
                  {index + 1}
                </span>
                <div>
                  <h3>{title}</h3>
                  <p>{text}</p>
                </div>
              </li>
            ))}
          </ol>
          <button type="button" class="small-button" onClick={putAway}>
            Put this introduction away
          </button>
        </section>
      )}
      <p>Open articles in this page, or drop them on it. Nothing is sent anywhere.</p>
      <OpenButtons />
      <p>
        <a class="small-button" href="./?sample">
          Look at a sample of five articles
        </a>
      </p>
      <ProjectChoices />
      <details class="terminal">
        <summary>Or in a terminal on this machine</summary>
        <pre>
          <code>{'dramatis build ARTICLES -o ATLAS\ndramatis explore ATLAS'}</code>
        </pre>
      </details>
    </>
  );
}

function wasPutAway(): boolean {
  try {
    return localStorage.getItem(PUT_AWAY) !== null;
  } catch {
    return false;
  }
}
