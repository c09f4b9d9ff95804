import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import {
  type ColumnNames,
  DATE_ORDERS,
  joinColumns,
  listColumnNames,
  pickTold,
  planSurvey,
  RECORD_PARTS,
  SURVEY_BOUND,
  type SurveyedFile,
} from '../../../index.ts';
import type { OpenedFile } from '../../worker/protocol.ts';
import { groupFiles, type IntakeGroup, joinFiles, nameProject } from '../state/intake.ts';
import { CappedList } from './capped-list.tsx';
import { useSession } from './context.ts';
import { Failed } from './failed.tsx';
import { useLoaded } from './loading.ts';
import { sayBytes } from './say-bytes.ts';
import { count, formatNumber } from './words.ts';
import '../styles/dialog.css';
import '../styles/intake.css';

/** What was chosen, before anything is made of it: what is read as what, what is not and why, and how it begins. */
export function Intake() {
  const session = useSession();
  const files = session.intake.value ?? [];
  const dialog = useRef<HTMLDialogElement>(null);
  const columns = useSignal<ColumnNames>({});
  const groups = groupFiles(files);
  const readable = groups.filter(({ refusal }) => refusal === undefined);
  const refused = groups.filter(({ refusal }) => refusal !== undefined);
  const read = readable.flatMap((group) => group.files);
  const { first, others, cut, left } = planSurvey(read, ({ file }) => file.size);
  const mark = (some: readonly OpenedFile[]) => some.map((file) => ({ ...file, isCut: cut.has(file) }));
  const found = useLoaded(() => session.survey(mark(first), columns.value), [files, columns.value]);
  // What they hold does not hang on columns, and the tables are there first.
  const isBegun = found.type !== 'waiting';
  const rest = useLoaded(async () => (isBegun ? session.survey(mark(others), {}) : []), [files, isBegun]);
  const surveyed = [found, rest].flatMap((part) => (part.type === 'done' ? part.value : []));
  const isWhole = isBegun && rest.type !== 'waiting';
  const articles = surveyed.reduce((total, file) => total + file.articles, 0);
  // Columns may still be named, so it can be tried all the same.
  const isMore = surveyed.some(({ isBeginning }) => isBeginning);
  const isFruitless = isWhole && articles === 0 && surveyed.length === read.length && !isMore;
  const own = session.atlas.value?.own;

  useEffect(() => {
    dialog.current?.showModal();
    // Files may be dropped on the list as well.
    dialog.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [files]);
  const close = () => {
    session.intake.value = undefined;
  };
  const tell = (text: string) => {
    session.toast.value = { text, isSaid: true };
    session.announce(text);
  };
  const build = async (before: readonly OpenedFile[]) => {
    close();
    const all = await joinFiles(before, files);
    const same = before.length + files.length - all.length;
    if (before.length > 0 && all.length === before.length) {
      const these = files.length === 1 ? 'this file' : `these ${files.length} files`;
      tell(`Nothing was added: ${own!.name} holds ${these} already.`);
      return;
    }
    if (before.length > 0 && same > 0)
      tell(`${same} of ${files.length} files are in ${own!.name} already, and are there once.`);
    // What was said of tables that the map no longer holds goes with them.
    if (before.length === 0 || !own)
      return session.build({ name: nameProject(read), files: all, columns: columns.value });
    const added = { files: all, columns: joinColumns(own.columns, columns.value) };
    // What was decided and set stays with the project that is added to.
    const { source, scene } = session.atlas.value!;
    if (source.imported) return session.build({ name: own.name, ...added });
    const { describeProject, keepPlaces } = await import('../state/projects.ts');
    const { settings, curation, names } = await describeProject({ own, source, set: session.project.value.present });
    const { views, filters } = session.project.value.present;
    const grown = { ...own, ...added };
    const places = source.graph.nodes.map(({ id }, at) => ({ id, x: scene.x[at]!, y: scene.y[at]! }));
    await session.build(grown, { settings, curation, ...(names && { names }), places });
    // Unless it was stopped, or nothing was found.
    if (session.opened.value?.own !== grown) return;
    keepPlaces(session);
    session.dispatch({ type: 'know-filters', filters });
    if (views) session.dispatch({ type: 'know-views', views });
  };

  // The list stays below the question: whoever would rather keep the map is back at it.
  const replaceMap = () => session.replace(nameProject(read), () => void build([]));

  return (
    <dialog ref={dialog} class="dialog intake" aria-labelledby="intake-title" onClose={close}>
      <h2 id="intake-title" tabIndex={-1}>
        {read.length === 0
          ? 'None of this can be read'
          : `${isFruitless ? 'No article in ' : ''}${count(read.length, 'file')}${isFruitless ? '' : ' to read'}`}
      </h2>
      <div class="dialog-body">
        <table class="intake-groups">
          <caption class="sr-only">What was found</caption>
          <tbody>
            {readable.map((group) => (
              <GroupRow key={group.format} group={group} />
            ))}
          </tbody>
        </table>
        {refused.length > 0 && (
          <details class="intake-refused" open={read.length === 0}>
            <summary>{count(sum(refused), 'file')} left out</summary>
            <ul>
              {refused.map(({ refusal, files: left }) => (
                <li key={refusal}>
                  <p>
                    {count(left.length, 'file')}: {refusal}
                  </p>
                  <CappedList items={left} cap={8} class="intake-names">
                    {({ name }) => name}
                  </CappedList>
                </li>
              ))}
            </ul>
          </details>
        )}
        {read.length > 0 && (
          <section aria-label="How they begin">
            <h3>How they begin</h3>
            {found.type === 'failed' && <Failed message={found.message} />}
            {rest.type === 'failed' && <Failed message={rest.message} />}
            {pickTold(surveyed).map((file) => (
              <Sample key={file.name} file={file} columns={columns} />
            ))}
            {!isWhole && <p class="waiting">Looking into {count(first.length + others.length, 'file')}…</p>}
            {isWhole && surveyed.length > 0 && (
              <p class="quiet">
                {isMore && articles > 0 && 'More than '}
                {count(articles, 'article')} in{' '}
                {surveyed.length === read.length ? 'all' : count(surveyed.length, 'file')} of{' '}
                {count(read.length, 'file')}.
              </p>
            )}
            {left.length > 0 && (
              <div class="quiet">
                <p>
                  {count(left.length, 'file')} not looked into before {left.length === 1 ? 'it is' : 'they are'} read (
                  {SURVEY_BOUND}):
                </p>
                <CappedList items={left} cap={8} class="intake-names">
                  {({ name, file }) => `${name}, ${sayBytes(file.size)}`}
                </CappedList>
              </div>
            )}
          </section>
        )}
      </div>
      <footer class="dialog-foot">
        <p class="quiet">They are read on this machine. Nothing is sent anywhere.</p>
        <div class="dialog-buttons">
          <button type="button" class="small-button" onClick={close}>
            Cancel
          </button>
          {own && read.length > 0 && (
            <button type="button" class="small-button" onClick={() => build(own.files)}>
              Add to {own.name}
            </button>
          )}
          {read.length > 0 && (
            <button type="button" class={isFruitless ? 'small-button' : 'button'} onClick={replaceMap}>
              {session.atlas.value ? 'Replace the map' : 'Make the map'}
            </button>
          )}
        </div>
      </footer>
    </dialog>
  );
}

function GroupRow({ group: { format, files, bytes } }: { readonly group: IntakeGroup }) {
  return (
    <tr>
      <th scope="row">{formatNumber(files.length)}</th>
      <td>{format}</td>
      <td class="intake-files">
        {files
          .slice(0, NAMED)
          .map(({ name }) => name.slice(name.lastIndexOf('/') + 1))
          .join(', ')}
        {sayMore(files.length)}
      </td>
      <td class="number">{sayBytes(bytes)}</td>
    </tr>
  );
}

const PART_NAMES: Readonly<Record<(typeof RECORD_PARTS)[number], string>> = {
  text: 'Text',
  title: 'Title',
  date: 'Day',
  source: 'Source',
  url: 'Address',
  author: 'Author',
  id: 'Id',
};

function Sample({
  file: { name, articles, isBeginning, first, columns: header, notices },
  columns,
}: {
  readonly file: SurveyedFile;
  readonly columns: { value: ColumnNames };
}) {
  // It stays open while one chooses: the first column chosen may already give articles.
  const isAsked = articles === 0 || Object.keys(columns.value).length > 0;
  // What was said of other tables stays said.
  const isOwn = (name: string) => header?.includes(name) ?? false;
  const ownName = (part: (typeof RECORD_PARTS)[number]) => listColumnNames(columns.value, part).find(isOwn) ?? '';
  return (
    <article class="intake-sample">
      <h4>
        {name} <span class="quiet">{isBeginning ? sayBegun(articles) : count(articles, 'article')}</span>
      </h4>
      {first.slice(0, 2).map(({ title, start, published, source }, index) => (
        <p key={index} class="intake-start">
          <strong>{title}</strong> {start}
          <span class="quiet"> {[published ?? 'no date', source].filter(Boolean).join(', ')}</span>
        </p>
      ))}
      {notices.slice(0, NAMED).map(({ where, message }) => (
        <p key={`${where} ${message}`} class="failed">
          {where === name ? '' : `${where} `}
          {message}
        </p>
      ))}
      {notices.length > NAMED && <p class="failed">…{sayMore(notices.length)}; the report names them all.</p>}
      {header && (
        <details class="intake-columns" open={isAsked}>
          <summary>What the columns hold</summary>
          <div class="intake-selects">
            {RECORD_PARTS.map((part) => (
              <label key={part}>
                {PART_NAMES[part]}
                <select
                  value={ownName(part)}
                  onChange={(event) => {
                    const { [part]: _, ...rest } = columns.value;
                    const { value } = event.currentTarget;
                    const theirs = listColumnNames(columns.value, part).filter((name) => !isOwn(name));
                    const names = joinColumns({ [part]: theirs }, value === '' ? {} : { [part]: value });
                    columns.value = { ...rest, ...names };
                  }}
                >
                  <option value="">by its usual names</option>
                  {header.map((column) => (
                    <option key={column}>{column}</option>
                  ))}
                </select>
              </label>
            ))}
            <label>
              Days like 03/04/2019
              <select
                value={columns.value.dateOrder ?? ''}
                onChange={(event) => {
                  const { dateOrder: _, ...rest } = columns.value;
                  const chosen = DATE_ORDERS.find((order) => order === event.currentTarget.value);
                  columns.value = { ...rest, ...(chosen && { dateOrder: chosen }) };
                }}
              >
                <option value="">as the column tells</option>
                <option value="day-first">3 April</option>
                <option value="month-first">4 March</option>
              </select>
            </label>
          </div>
        </details>
      )}
    </article>
  );
}

/** Files, or notices of a file, that are named at once. */
const NAMED = 3;

function sayMore(all: number): string {
  return all > NAMED ? ` and ${formatNumber(all - NAMED)} more` : '';
}

/** What is said of a file of which only the beginning was looked into. */
function sayBegun(articles: number): string {
  return articles > 1 ? `more than ${count(articles, 'article')}, not counted yet` : 'looked into its beginning alone';
}

function sum(groups: readonly IntakeGroup[]): number {
  return groups.reduce((total, { files }) => total + files.length, 0);
}
