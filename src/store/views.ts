import type { NamedView } from '../model/view.ts';
import { type Check, expectThat, record, text } from './check.ts';
import { type ListedFile, readListed, writeListed } from './listed-file.ts';

/** In a project, and beside the files of an atlas: no part of these, so that a rebuild leaves it alone. */
export const VIEWS_FILE = 'views.json';

/** Named views in the order of their story, as a file for version control: a view a line. */
export function writeViews(views: readonly NamedView[]): string {
  return writeListed(
    FILE,
    views.map(({ name, caption, address }) => JSON.stringify({ name, caption, address })),
  );
}

/**
 * Reads such a file.
 *
 * @throws FormatError naming the file, the view and what was expected.
 */
export function readViews(file: string, content: string): readonly NamedView[] {
  return readListed(file, content, FILE);
}

/** The files of an atlas, and its views beside them: there also where there are none, so that nobody asks in vain. */
export function* addViews(
  files: Iterable<{ readonly path: string; readonly text: string }>,
  views: readonly NamedView[],
): Generator<{ readonly path: string; readonly text: string }> {
  yield* files;
  yield { path: VIEWS_FILE, text: writeViews(views) };
}

/** Leads nowhere but to a place of the page that is open. */
const address: Check<string> = (value) => {
  const own = text(value);
  expectThat(own.startsWith('#'), 'an address that begins with #', own);
  return own;
};

const ADVICE = 'save the views again, or mend it by hand';

const FILE: ListedFile<NamedView> = {
  format: 'dramatis-views',
  version: 1,
  list: 'views',
  row: record<NamedView>({ name: text, caption: text, address }),
  advice: { unparsed: ADVICE, wrong: ADVICE },
};
