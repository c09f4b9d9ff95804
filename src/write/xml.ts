/** What XML 1.0 does not allow in any form: most control characters, lone surrogates, U+FFFE and U+FFFF. */
const ILLEGAL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const SUSPECT = /[\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;

/** Markup, and all that some parser takes for a line end or folds: those are kept as references. */
const SPECIAL = /[<>&"\t\n\r\u007f-\u009f\u2028\u2029]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const NOT_PLAIN = /[\u0000-\u001f<>&"\u007f-\u009f\u2028\u2029\ud800-\udfff\ufffe\uffff]/;

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** A text without the characters that XML cannot hold. */
export function cleanXml(text: string): string {
  return SUSPECT.test(text) ? text.replace(ILLEGAL, '') : text;
}

/** A text as it stands in an XML attribute or element. */
export function escapeXml(text: string): string {
  return isPlain(text) ? text : cleanXml(text).replace(SPECIAL, escapeCharacter);
}

/** Whether a text stands in XML as it is. */
export function isPlain(text: string): boolean {
  return !NOT_PLAIN.test(text);
}

function escapeCharacter(character: string): string {
  return ENTITIES[character] ?? `&#${character.charCodeAt(0)};`;
}
