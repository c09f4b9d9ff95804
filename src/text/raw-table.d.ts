/** A table of `graph-data`, as its text: Vite compiles it in. */
declare module '*.tsv?raw' {
  const text: string;
  export default text;
}
