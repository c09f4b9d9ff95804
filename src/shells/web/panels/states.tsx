import type { ComponentChildren } from 'preact';
import { Lazy } from './lazy.tsx';

const loadButtons = async () => (await import('./open-articles.tsx')).OpenButtons;

export function Loading() {
  return (
    <State title="Opening the map">
      <p class="waiting" role="status">
        Reading the atlas…
      </p>
    </State>
  );
}

/** Nothing to show yet: how to make something. */
export function Missing() {
  return (
    <State title="There is no atlas here yet">
      <p>An atlas is made from a folder of articles. On this machine, in a terminal:</p>
      <pre>
        <code>{'dramatis build ARTICLES -o ATLAS\ndramatis explore ATLAS'}</code>
      </pre>
      <p>Or open articles in this page: it reads them on this machine and sends nothing anywhere.</p>
      <Lazy name="the buttons" load={loadButtons} />
    </State>
  );
}

export function Failure({ message }: { readonly message: string }) {
  return (
    <State title="The atlas cannot be opened">
      <p class="failed" role="alert">
        {message}
      </p>
      <p>
        <button type="button" class="button" onClick={() => location.reload()}>
          Try again
        </button>
      </p>
    </State>
  );
}

export function NothingFound() {
  return (
    <State title="No names were found">
      <p>
        The articles were read, but no actor, place or role in them was sure enough to be drawn. Build the atlas from
        more text, or name who to look for with <code>--names FILE</code>.
      </p>
    </State>
  );
}

function State({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="state">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
