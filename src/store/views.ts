import { FormatError } from '../model/notice.ts';
import type { NamedView } from '../model/view.ts';
import { anything, type Check, checkFile, expectThat, listOf, oneOf, record, text } from './check.ts';

/** In a project, and beside the files of an atlas: no part of these, so that a rebuild leaves it alone. */
export const VIEWS_FILE = 'views.json';

const VIEWS_FORMAT = 'dramatis-views';
/** Raised whenever a reader of the version before would misread the file. */
const VIEWS_VERSION = 1;

/** Named views in the order of their story, as a file for version control: a view a line. */
export function writeViews(views: readonly NamedView[]): string {
  const rows = views.map(({ name, caption, address }) => JSON.stringify({ name, caption, address }));
  const list = rows.length === 0 ? '[]' : `[\n${rows.join(',\n')}\n]`;
  return `{"format":"${VIEWS_FORMAT}","version":${VIEWS_VERSION},"views":${list}}\n`;
}

/**
 * Reads such a file.
 *
 * @throws FormatError naming the file, the view and what was expected.
 */
export function readViews(file: string, content: string): readonly NamedView[] {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw new FormatError(file, `is no JSON (${(error as Error).message}); ${ADVICE}`);
  }
  const { version } = checkFile(file, value, checkHead, ADVICE);
  if (version !== VIEWS_VERSION) {
    throw new FormatError(file, `is of version ${version}, expected ${VIEWS_VERSION}; read it with a newer program`);
  }
  return checkFile(file, value, checkContent, ADVICE).views;
}

/** The files of an atlas, and its views beside them: there also where there are none, so that nobody asks in vain. */
export function* addViews(
  files: Iterable<{ readonly path: string; readonly text: string }>,
  views: readonly NamedView[],
): Generator<{ readonly path: string; readonly text: string }> {
  yield* files;
  yield { path: VIEWS_FILE, text: writeViews(views) };
}

const ADVICE = 'save the views again, or mend it by hand';

/** Leads nowhere but to a place of the page that is open. */
const address: Check<string> = (value) => {
  const own = text(value);
  expectThat(own.startsWith('#'), 'an address that begins with #', own);
  return own;
};

const checkHead = record<{ readonly format: string; readonly version: unknown }>({
  format: oneOf({ [VIEWS_FORMAT]: true }),
  version: anything,
});
const checkContent = record<{ readonly views: readonly NamedView[] }>({
  views: listOf(record<NamedView>({ name: text, caption: text, address })),
});
