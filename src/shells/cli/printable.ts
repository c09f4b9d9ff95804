/**
 * Text for a terminal, or a line of its own: control characters, with which a file's name or a person's could move the
 * cursor, colour the screen or forge a line, become what cannot. So do the marks that turn the direction of writing round.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (sign) => (/[\t\n\r\u2028\u2029]/.test(sign) ? ' ' : '\ufffd'));
}

/** A line of JSON without any control character: those above 7F, which JSON leaves as they are, are escaped. */
export function toJsonLine(value: unknown): string {
  return JSON.stringify(value).replace(UNPRINTABLE, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Fields with tabs between them; none can move the cursor or part a field. */
export function writeRow(fields: readonly (string | number)[]): string {
  return fields.map((field) => printable(String(field))).join('\t');
}

/** Writes a line on standard error. */
export function say(line: string): void {
  console.error(printable(line));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** `1 article`, `19,043 articles` */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
