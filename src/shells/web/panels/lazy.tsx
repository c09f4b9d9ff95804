import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';

/** A part of the page that is fetched when it is first shown. */
export function Lazy<Props extends object>({
  load,
  name,
  ...props
}: {
  readonly load: () => Promise<ComponentType<Props>>;
  /** "the filters": what is being fetched. */
  readonly name: string;
} & Props) {
  const part = useSignal<{ readonly component: ComponentType<Props> } | 'waiting' | 'failed'>('waiting');
  useEffect(() => {
    load().then(
      (component) => {
        part.value = { component };
      },
      () => {
        part.value = 'failed';
      },
    );
  }, []);
  if (part.value === 'waiting') return <p class="waiting">Fetching {name}…</p>;
  if (part.value === 'failed') {
    return (
      <p class="failed" role="alert">
        {name} could not be fetched; is <code>dramatis explore</code> still running?
      </p>
    );
  }
  const Part = part.value.component;
  return <Part {...(props as unknown as Props)} />;
}
