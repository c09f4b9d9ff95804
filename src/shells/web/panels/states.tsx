import type { ComponentChildren } from 'preact';
import { Lazy } from './lazy.tsx';

const loadWelcome = async () => (await import('./welcome.tsx')).Welcome;

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
      <Lazy name="the introduction" load={loadWelcome} />
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
