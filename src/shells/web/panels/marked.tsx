import type { Span } from '../../../index.ts';

/** A text with some of its spans marked. */
export function Marked({ text, marks }: { readonly text: string; readonly marks: readonly Span[] }) {
  let at = 0;
  const parts = marks.flatMap((mark) => {
    const before = text.slice(at, mark.from);
    at = mark.to;
    return [before, <mark key={mark.from}>{text.slice(mark.from, mark.to)}</mark>];
  });
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
