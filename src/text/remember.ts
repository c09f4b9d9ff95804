/** Texts remembered before all are forgotten again: some megabytes. */
const MOST = 1 << 15;

/**
 * The same function, which remembers what it answered: for one that is asked of the same names and words again and again.
 * Forgets all at once where it knows `MOST` texts, so that what it holds is bounded.
 *
 * @param answer depends on the text alone.
 */
export function remember<Value extends string>(answer: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      if (known.size >= MOST) known.clear();
      value = answer(text);
      known.set(text, value);
    }
    return value;
  };
}
