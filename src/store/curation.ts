import {
  type Curation,
  type Decision,
  keyOfDecision,
  type MentionAddress,
  type SeenArticle,
  type Signature,
} from '../model/curation.ts';
import { compareText } from '../model/random.ts';
import { type Check, listOf, oneOf, optional, record, text, whole } from './check.ts';
import { kind } from './entities.ts';
import { type ListedFile, readListed, writeListed } from './listed-file.ts';

/** Beside the atlas's files, and no part of them: a rebuild leaves it alone. */
export const CURATION_FILE = 'curation.json';

/**
 * What people decided, as a file for version control: a decision a line, its type first and its other properties by name, the lines
 * sorted by what they say, so that what two people add stands in two places and joins by itself. The order in which they were made, which
 * counts where they are about the same, is in `at`: a number that a decision keeps.
 */
export function writeCuration(curation: Curation): string {
  const rows = numberDecisions(curation).map((decision) => ({ decision, key: sortKey(decision) }));
  rows.sort((a, b) => compareText(a.key, b.key) || a.decision.at - b.decision.at);
  return writeListed(
    FILE,
    rows.map(({ decision }) => JSON.stringify(sortProperties(decision))),
  );
}

/**
 * Reads such a file; in the order in which the decisions were made. One without its place, which somebody added by hand, comes last.
 *
 * @throws FormatError naming the file, the decision and what was expected.
 */
export function readCuration(file: string, content: string): Curation {
  const placeOf = ({ at = Number.POSITIVE_INFINITY }: Decision): number => at;
  return [...readListed(file, content, FILE)].sort((a, b) => {
    const [one, other] = [placeOf(a), placeOf(b)];
    // Two people gave it one place: the same order wherever their files are joined.
    return one === other ? (one === Number.POSITIVE_INFINITY ? 0 : compareText(sortKey(a), sortKey(b))) : one - other;
  });
}

/** Gives each a place after the one before; one that has such a place keeps it. */
function numberDecisions(curation: Curation): readonly (Decision & { readonly at: number })[] {
  let last = 0;
  let before = '';
  return curation.map((decision) => {
    const key = sortKey(decision);
    const { at = 0 } = decision;
    const fits = at > last || (at > 0 && at === last && compareText(before, key) < 0);
    last = fits ? at : last + 1;
    before = key;
    return { ...decision, at: last };
  });
}

function sortKey(decision: Decision): string {
  return `${decision.type}\n${keyOfDecision(decision)}`;
}

function sortProperties({ type, ...rest }: Decision): Record<string, unknown> {
  const sorted = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return { type, ...Object.fromEntries(sorted) };
}

const mentions = listOf(record<MentionAddress>({ article: text, from: whole(), to: whole() }));

const seen = listOf(record<SeenArticle>({ article: text, title: text, published: optional(text), text }));

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
  'split-name': { entity: text, name: text, article: text, label: text, into: optional(text) as Check<string> },
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
    record({
      ...properties,
      by: optional(text),
      on: optional(text),
      at: optional(whole(1)),
      seen: optional(seen),
    } as Record<string, Check<unknown>>),
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
