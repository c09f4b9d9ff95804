import type { Curation, Decision } from '../model/curation.ts';
import type { Kind } from '../model/mention.ts';
import { FormatError } from '../model/notice.ts';

/** Beside the atlas's files, and no part of them: a rebuild leaves it alone. */
export const CURATION_FILE = 'curation.json';

const CURATION_FORMAT = 'dramatis-curation';
/** Raised whenever a reader of the version before would misread the file. */
const CURATION_VERSION = 1;

/**
 * What people decided, as a file for version control: a decision a line, in the order in which they were made, its type
 * first and its other properties by name.
 */
export function writeCuration(curation: Curation): string {
  const rows = curation.map((decision) => JSON.stringify(sortProperties(decision)));
  const list = rows.length === 0 ? '[]' : `[\n${rows.join(',\n')}\n]`;
  return `{"format":"${CURATION_FORMAT}","version":${CURATION_VERSION},"decisions":${list}}\n`;
}

/**
 * Reads such a file.
 *
 * @throws FormatError naming the file, the decision and what was expected.
 */
export function readCuration(file: string, content: string): Curation {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw new FormatError(file, `is no JSON (${(error as Error).message}); undo the last change to it by hand`);
  }
  const { format, version, decisions } = readObject(file, 'its content', value);
  if (format !== CURATION_FORMAT) throw expected(file, 'format', `"${CURATION_FORMAT}"`, format);
  if (version !== CURATION_VERSION) {
    throw new FormatError(file, `is of version ${version}, expected ${CURATION_VERSION}; read it with a newer program`);
  }
  if (!Array.isArray(decisions)) throw expected(file, 'decisions', 'a list', decisions);
  return decisions.map((decision, index) => readDecision(file, `decisions[${index}]`, decision));
}

function sortProperties({ type, ...rest }: Decision): Record<string, unknown> {
  const sorted = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return { type, ...Object.fromEntries(sorted) };
}

/** What a property has to be; with `?` it may be left out. */
type Field = 'text' | 'text?' | 'offset' | 'kind' | 'mentions';

/** The properties of a decision of each type, but for its signature. */
const DECISIONS: {
  readonly [Type in Decision['type']]: {
    readonly [Key in Exclude<keyof Extract<Decision, { readonly type: Type }>, 'type' | 'by' | 'on'>]-?: Field;
  };
} = {
  merge: { entity: 'text', into: 'text' },
  'not-same': { a: 'text', b: 'text' },
  split: { entity: 'text', mentions: 'mentions', label: 'text' },
  'split-name': { entity: 'text', name: 'text', article: 'text', label: 'text' },
  rename: { entity: 'text', label: 'text' },
  retype: { entity: 'text', kind: 'kind' },
  hide: { entity: 'text' },
  'hide-name': { name: 'text' },
  confirm: { entity: 'text' },
  'not-a-name': { mentions: 'mentions' },
  'not-a-role': { mentions: 'mentions', of: 'text?' },
  name: { name: 'text', kind: 'kind', entity: 'text?', article: 'text?' },
  'not-boilerplate': { article: 'text', from: 'offset', to: 'offset' },
  note: { about: 'text', text: 'text' },
};

const FIELDS_OF = new Map<unknown, Readonly<Record<string, Field>>>(Object.entries(DECISIONS));
const SIGNATURE: Readonly<Record<string, Field>> = { by: 'text?', on: 'text?' };
const ADDRESS: Readonly<Record<string, Field>> = { article: 'text', from: 'offset', to: 'offset' };
const KINDS: Readonly<Record<Kind, true>> = { person: true, organization: true, group: true, place: true, role: true };

function readDecision(file: string, place: string, value: unknown): Decision {
  const decision = readObject(file, place, value);
  const fields = FIELDS_OF.get(decision.type);
  if (!fields) throw expected(file, `${place}.type`, `one of ${[...FIELDS_OF.keys()].join(', ')}`, decision.type);
  checkFields(file, place, decision, { ...fields, ...SIGNATURE });
  // Every property of its type has been looked at.
  return decision as unknown as Decision;
}

function checkFields(
  file: string,
  place: string,
  value: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, Field>>,
): void {
  for (const [key, field] of Object.entries(fields)) checkField(file, `${place}.${key}`, value[key], field);
}

function checkField(file: string, place: string, value: unknown, field: Field): void {
  switch (field) {
    case 'text?':
      if (value !== undefined) checkField(file, place, value, 'text');
      return;
    case 'text':
      if (typeof value !== 'string') throw expected(file, place, 'a text', value);
      return;
    case 'offset':
      if (!(Number.isSafeInteger(value) && (value as number) >= 0))
        throw expected(file, place, 'a whole number of 0 or more', value);
      return;
    case 'kind':
      if (typeof value !== 'string' || !Object.hasOwn(KINDS, value))
        throw expected(file, place, `one of ${Object.keys(KINDS).join(', ')}`, value);
      return;
    case 'mentions':
      if (!Array.isArray(value)) throw expected(file, place, 'a list', value);
      for (const [index, mention] of value.entries()) {
        const at = `${place}[${index}]`;
        checkFields(file, at, readObject(file, at, mention), ADDRESS);
      }
  }
}

function readObject(file: string, place: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw expected(file, place, 'an object', value);
  }
  return value as Readonly<Record<string, unknown>>;
}

function expected(file: string, place: string, what: string, value: unknown): FormatError {
  const found = value === undefined ? 'but is missing' : `but is ${JSON.stringify(value)?.slice(0, 40)}`;
  return new FormatError(file, `${place} should be ${what}, ${found}; mend it by hand`);
}
