import type { ComponentChildren } from 'preact';
import { Welcome } from './welcome.tsx';

/** Why there is no map, and what to do about it; `message`: what failed. */
export function NothingOpen({
  why,
  message,
}: {
  readonly why: 'missing' | 'failed' | 'empty';
  readonly message?: string;
}) {
  if (why === 'missing') {
    return (
      <State title="There is no atlas here yet">
        <Welcome />
      </State>
    );
  }
  if (why === 'empty') {
    return (
      <State title="No names were found">
        <p>
          The articles were read, but no actor, place or role in them was sure enough to be drawn. Build the atlas from
          more text, or name who to look for with <code>--names FILE</code>.
        </p>
      </State>
    );
  }
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

function State({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="state">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
