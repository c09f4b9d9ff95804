import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type ColumnNames, RECORD_PARTS, type SurveyedFile } from '../../../index.ts';
import type { OpenedFile } from '../../worker/protocol.ts';
import { chooseSamples, groupFiles, type IntakeGroup, joinFiles, nameProject } from '../state/intake.ts';
import { CappedList } from './capped-list.tsx';
import { useSession } from './context.ts';
import { Failed } from './failed.tsx';
import { useLoaded } from './loading.ts';
import { sayBytes } from './say-bytes.ts';
import { count } from './words.ts';
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
  const samples = chooseSamples(groups);
  const found = useLoaded(() => session.survey(samples, columns.value), [files, columns.value]);
  const own = session.atlas.value?.own;

  useEffect(() => {
    dialog.current?.showModal();
    // Files may be dropped on the list as well.
    dialog.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [files]);
  const close = () => {
    session.intake.value = undefined;
  };
  const build = async (before: readonly OpenedFile[]) => {
    close();
    const all = await joinFiles(before, files);
    const added = { files: all, columns: { ...own?.columns, ...columns.value } };
    if (before.length === 0 || !own) return session.build({ name: nameProject(read), ...added });
    // What was decided and set stays with the project that is added to.
    const { source } = session.atlas.value!;
    if (source.imported) return session.build({ name: own.name, ...added });
    const { describeProject } = await import('../state/projects.ts');
    const { settings, curation } = await describeProject({ own, source, set: session.project.value.present });
    const { views } = session.project.value.present;
    const grown = { ...own, ...added };
    await session.build(grown, { settings, curation });
    // Unless it was stopped, or nothing was found.
    if (views && session.opened.value?.own === grown) session.dispatch({ type: 'know-views', views });
  };

  return (
    <dialog ref={dialog} class="dialog intake" aria-labelledby="intake-title" onClose={close}>
      <h2 id="intake-title" tabIndex={-1}>
        {read.length === 0 ? 'None of this can be read' : `${count(read.length, 'file')} to read`}
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
            {found.type === 'waiting' && <p class="waiting">Looking into {count(samples.length, 'file')}…</p>}
            {found.type === 'failed' && <Failed message={found.message} />}
            {found.type === 'done' &&
              found.value.map((file) => <Sample key={file.name} file={file} columns={columns} />)}
            {found.type === 'done' && samples.length === 0 && (
              <p class="quiet">All of them are large; they are looked into when they are read.</p>
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
            <button type="button" class="button" onClick={() => build([])}>
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
      <th scope="row">{files.length}</th>
      <td>{format}</td>
      <td class="intake-files">
        {files
          .slice(0, 3)
          .map(({ name }) => name.slice(name.lastIndexOf('/') + 1))
          .join(', ')}
        {files.length > 3 && ', …'}
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
  file: { name, articles, first, columns: header, notices },
  columns,
}: {
  readonly file: SurveyedFile;
  readonly columns: { value: ColumnNames };
}) {
  // It stays open while one chooses: the first column chosen may already give articles.
  const isAsked = articles === 0 || Object.keys(columns.value).length > 0;
  return (
    <article class="intake-sample">
      <h4>
        {name} <span class="quiet">{count(articles, 'article')}</span>
      </h4>
      {first.slice(0, 2).map(({ title, start, published, source }, index) => (
        <p key={index} class="intake-start">
          <strong>{title}</strong> {start}
          <span class="quiet"> {[published ?? 'no date', source].filter(Boolean).join(', ')}</span>
        </p>
      ))}
      {notices.slice(0, 3).map(({ where, message }) => (
        <p key={`${where} ${message}`} class="failed">
          {where === name ? '' : `${where} `}
          {message}
        </p>
      ))}
      {header && (
        <details class="intake-columns" open={isAsked}>
          <summary>What the columns hold</summary>
          <div class="intake-selects">
            {RECORD_PARTS.map((part) => (
              <label key={part}>
                {PART_NAMES[part]}
                <select
                  value={columns.value[part] ?? ''}
                  onChange={(event) => {
                    const { [part]: _, ...rest } = columns.value;
                    const { value } = event.currentTarget;
                    columns.value = value === '' ? rest : { ...rest, [part]: value };
                  }}
                >
                  <option value="">by its usual names</option>
                  {header.map((column) => (
                    <option key={column}>{column}</option>
                  ))}
                </select>
              </label>
            ))}
          </div>
        </details>
      )}
    </article>
  );
}

function sum(groups: readonly IntakeGroup[]): number {
  return groups.reduce((total, { files }) => total + files.length, 0);
}
