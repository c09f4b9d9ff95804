import { useRef } from 'preact/hooks';

interface HistogramProps {
  /** What is counted, for screen readers. */
  readonly label: string;
  readonly counts: readonly number[];
  /** The bins that are chosen, both included. */
  readonly first: number;
  readonly last: number;
  /** What is chosen lies beyond all bins: none of them is. */
  readonly isElsewhere?: boolean;
  /** What a bin is: "March 2019". */
  readonly nameBin: (bin: number) => string;
  /** What the range begins and ends with, where that is more exact than the bins. */
  readonly nameEnds?: readonly [from: string, to: string];
  onChange(first: number, last: number): void;
  /** The hand is off: what was changed until now is one change. */
  onEnd(): void;
}

/** Bars over which a range is drawn with the pointer, or moved at either end with the keys. */
export function Histogram(props: HistogramProps) {
  const { label, counts, first, last, isElsewhere, nameBin, nameEnds, onChange, onEnd } = props;
  const anchor = useRef<number | undefined>(undefined);
  const most = Math.max(1, ...counts);
  const end = Math.max(0, counts.length - 1);
  const binAt = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.min(end, Math.max(0, Math.floor(((event.clientX - left) / Math.max(1, width)) * counts.length)));
  };
  const letGo = () => {
    anchor.current = undefined;
    onEnd();
  };
  const slider = (name: string, value: number, words: string | undefined, put: (bin: number) => void) => (
    <input
      type="range"
      min={0}
      max={end}
      value={value}
      aria-label={`${label}: ${name}`}
      aria-valuetext={words ?? nameBin(value)}
      onInput={(event) => put(Number(event.currentTarget.value))}
      onChange={onEnd}
    />
  );
  return (
    <div class="histogram">
      <div
        class="bars"
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          anchor.current = binAt(event);
          onChange(anchor.current, anchor.current);
        }}
        onPointerMove={(event) => {
          if (anchor.current === undefined) return;
          const bin = binAt(event);
          onChange(Math.min(anchor.current, bin), Math.max(anchor.current, bin));
        }}
        onPointerUp={letGo}
        onPointerCancel={letGo}
      >
        {counts.map((count, bin) => (
          <span
            key={bin}
            class={!isElsewhere && bin >= first && bin <= last ? 'bar' : 'bar out'}
            style={{ height: count === 0 ? '0' : `${Math.max(4, (100 * count) / most)}%` }}
            title={`${nameBin(bin)}: ${count}`}
          />
        ))}
      </div>
      <div class="ends-of-range">
        {slider('from', first, nameEnds?.[0], (bin) => onChange(Math.min(bin, last), last))}
        {slider('to', last, nameEnds?.[1], (bin) => onChange(first, Math.max(bin, first)))}
      </div>
    </div>
  );
}
