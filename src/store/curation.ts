import type { Curation, Decision, MentionAddress, Signature } from '../model/curation.ts';
import { type Check, listOf, oneOf, optional, record, text, whole } from './check.ts';
import { kind } from './entities.ts';
import { type ListedFile, readListed, writeListed } from './listed-file.ts';

/** Beside the atlas's files, and no part of them: a rebuild leaves it alone. */
export const CURATION_FILE = 'curation.json';

/**
 * What people decided, as a file for version control: a decision a line, in the order in which they were made, its type
 * first and its other properties by name.
 */
export function writeCuration(curation: Curation): string {
  return writeListed(
    FILE,
    curation.map((decision) => JSON.stringify(sortProperties(decision))),
  );
}

/**
 * Reads such a file.
 *
 * @throws FormatError naming the file, the decision and what was expected.
 */
export function readCuration(file: string, content: string): Curation {
  return readListed(file, content, FILE);
}

function sortProperties({ type, ...rest }: Decision): Record<string, unknown> {
  const sorted = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return { type, ...Object.fromEntries(sorted) };
}

const mentions = listOf(record<MentionAddress>({ article: text, from: whole(), to: whole() }));

type Part<Type> = Extract<Decision, { readonly type: Type }>;

/** The properties of a decision of each type, but for its type and signature. */
const PROPERTIES: {
  readonly [Type in Decision['type']]: {
    readonly [Key in Exclude<keyof Part<Type>, 'type' | keyof Signature>]-?: Check<Part<Type>[Key]>;
  };
} = {
  merge: { entity: text, into: text },
  'not-same': { a: text, b: text },
  split: { entity: text, mentions, label: text },
  'split-name': { entity: text, name: text, article: text, label: text },
  rename: { entity: text, label: text },
  retype: { entity: text, kind },
  hide: { entity: text },
  'hide-name': { name: text },
  confirm: { entity: text },
  'not-a-name': { mentions },
  'not-a-role': { mentions, of: optional(text) as Check<string> },
  name: { name: text, kind, entity: optional(text) as Check<string>, article: optional(text) as Check<string> },
  'not-boilerplate': { article: text, from: whole(), to: whole() },
  note: { about: text, text },
};

const CHECKS = new Map<string, Check<object>>(
  Object.entries(PROPERTIES).map(([type, properties]) => [
    type,
    record({ ...properties, by: optional(text), on: optional(text) } as Record<string, Check<unknown>>),
  ]),
);
const checkType = record<Pick<Decision, 'type'>>({
  type: oneOf(
    Object.fromEntries(Object.keys(PROPERTIES).map((type) => [type, true])) as Record<Decision['type'], true>,
  ),
});

/** A decision out of a JSON file. */
export const checkDecision: Check<Decision> = (value) => CHECKS.get(checkType(value).type)!(value) as Decision;

const FILE: ListedFile<Decision> = {
  format: 'dramatis-curation',
  version: 1,
  list: 'decisions',
  row: checkDecision,
  advice: { unparsed: 'undo the last change to it by hand', wrong: 'mend it by hand' },
};
