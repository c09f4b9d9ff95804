/** A list as one string, for formats that know no lists: `|` between the items, `\` before a `|` or `\` in them. */
export function joinList(items: readonly string[]): string {
  if (items.length === 1) return escapeItem(items[0]!);
  return items.map(escapeItem).join('|');
}

/** `\` before each `|` or `\` in a text. */
export function escapeItem(text: string): string {
  return NEEDS_ESCAPE.test(text) ? text.replace(SPECIAL, '\\$&') : text;
}

const SPECIAL = /[\\|]/g;
const NEEDS_ESCAPE = /[\\|]/;
