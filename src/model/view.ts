/** What a person looked at and gave a name, to come back to it or to tell a story with it. */
export interface NamedView {
  readonly name: string;
  /** What is to be seen there, in a sentence or a few; '' = nothing is said. */
  readonly caption: string;
  /** All of the view as the page's address holds it, with its `#`: names go by their ids, so it outlives a rebuild. */
  readonly address: string;
}

/** Whether two lists of views mean the same. */
export function sameViews(a: readonly NamedView[], b: readonly NamedView[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ name, caption, address }, at) => {
      const other = b[at]!;
      return name === other.name && caption === other.caption && address === other.address;
    })
  );
}
