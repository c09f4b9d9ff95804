import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';

/** Fetches a part of the page from a file of its own. */
type Fetch<Props> = () => Promise<ComponentType<Props>>;

/** A part of the page that is fetched when it is first shown, and stands at once where it was fetched before. */
export function Lazy<Props extends object>({
  load,
  name,
  ...props
}: {
  /** One function for all uses of the part, made outside any component: what was fetched is kept under it. */
  readonly load: Fetch<Props>;
  /** "the filters": what is being fetched. */
  readonly name: string;
} & Props) {
  /** What was fetched last, and what could not be. */
  const arrived = useSignal<Fetch<Props> | undefined>(undefined);
  const failed = useSignal<Fetch<Props> | undefined>(undefined);
  useEffect(() => {
    const arrive = () => {
      arrived.value = load;
    };
    // It may have been fetched ahead since this was drawn, which runs before: then nothing else would draw it again.
    if (fetched.has(load)) return arrive();
    fetchPart(load).then(arrive, () => {
      failed.value = load;
    });
  }, [load]);
  if (failed.value === load) {
    return (
      <p class="failed" role="alert">
        {name} could not be fetched; is <code>dramatis explore</code> still running?
      </p>
    );
  }
  const Part = (arrived.value === load || fetched.has(load)) && (fetched.get(load) as ComponentType<Props>);
  return Part ? <Part {...(props as unknown as Props)} /> : <p class="waiting">Fetching {name}…</p>;
}

/** Has a part fetched by `fetchAhead`, so that nobody sees it arrive. */
export function later<Props>(load: Fetch<Props>): Fetch<Props> {
  waiting.push(() => fetchPart(load));
  return load;
}

/** Fetches all parts that are for later, one after the other, whenever the page has nothing else to do. */
export async function fetchAhead(): Promise<void> {
  for (let fetchNext = waiting.shift(); fetchNext; fetchNext = waiting.shift()) {
    await idle();
    // A part that cannot be fetched now is asked for again, and its absence told, when it is shown.
    await fetchNext().catch(() => undefined);
  }
}

/** Components by what fetches them. */
const fetched = new WeakMap<object, unknown>();
const waiting: (() => Promise<unknown>)[] = [];

async function fetchPart<Props>(load: Fetch<Props>): Promise<ComponentType<Props>> {
  const component = await load();
  fetched.set(load, component);
  return component;
}

/** Safari has no such callback: there a moment has to do. */
function idle(): Promise<unknown> {
  return new Promise((resolve) =>
    'requestIdleCallback' in window ? requestIdleCallback(resolve) : setTimeout(resolve, 200),
  );
}
