import type { Attribute, AttributeType } from '../model/graph-document.ts';

/** Columns that are kept; a file that names a column a node would otherwise need room that grows with its square. */
export const MOST_COLUMNS = 500;

/** The columns of nodes or of edges while a file is read: found by name, added where they are not there yet. */
export class ColumnList {
  readonly columns: Attribute[] = [];
  private readonly places = new Map<string, number>();

  /** The place of a column, or -1 where it would be one too many. */
  place(name: string, type: AttributeType): number {
    const known = this.places.get(name);
    if (known !== undefined) return known;
    if (this.columns.length >= MOST_COLUMNS) return -1;
    const at = this.columns.push({ name, type }) - 1;
    this.places.set(name, at);
    return at;
  }
}
