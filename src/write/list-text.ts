/** A list as one string, for formats that know no lists: `|` between the items, `\` before a `|` or `\` in them. */
export function joinList(items: readonly string[]): string {
  return items.map((item) => item.replace(/[\\|]/g, '\\$&')).join('|');
}
