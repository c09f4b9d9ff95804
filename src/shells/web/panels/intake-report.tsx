import { batch, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import {
  type AlikeNotices,
  findEdge,
  gatherAlike,
  groupNotices,
  type NewConnection,
  type News,
  nameSome,
  sayNews,
} from '../../../index.ts';
import type { Scene } from '../scene/scene.ts';
import { describeTarget } from '../scene/target.ts';
import type { Session } from '../state/session.ts';
import type { Report } from '../state/state.ts';
import { putNewsAway } from '../state/tell-news.ts';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useSession } from './context.ts';
import { Icon } from './icons.tsx';
import { count, formatNumber } from './words.ts';
import '../styles/intake.css';

/** What came of opening files: in a line, and in full. */
export function ReportBar() {
  const session = useSession();
  const { report, canUndo, dispatch, opened } = session;
  const isOpen = useSignal(false);
  const now = report.value;
  if (!now) return null;
  return (
    <section class="work-bar" role="status" aria-label="What was read">
      <p>
        {sayReport(now)}
        {now.news && ` ${sayWhatIsNew(now.how, now.news)}`}
      </p>
      <button
        type="button"
        class="small-button"
        onClick={() => {
          isOpen.value = true;
        }}
      >
        Details
      </button>
      {now.how === 'read' && now.isShown && canUndo.value && (
        <button type="button" class="small-button" onClick={() => leaveMap(session)}>
          Back to the map before
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label="Put this report away"
        onClick={() => {
          const atlas = opened.peek();
          if (now.how === 'opened' && now.news && atlas) putNewsAway(atlas, now.news);
          dispatch({ type: 'dismiss-report' });
        }}
      >
        <Icon name="close" />
      </button>
      {isOpen.value && (
        <Details
          report={now}
          onClose={() => {
            isOpen.value = false;
          }}
        />
      )}
    </section>
  );
}

/** Undoes the opening of the map, and first what was done on it since. */
function leaveMap({ opened, canUndo, dispatch }: Session): void {
  const own = opened.peek()?.own;
  batch(() => {
    while (canUndo.peek() && opened.peek()?.own === own) dispatch({ type: 'undo' });
  });
}

function sayWhatIsNew(how: Report['how'], news: News): string {
  const told = sayNews(news) || 'nothing';
  return how === 'opened' ? `New since the build before: ${told}.` : `New: ${told}.`;
}

/** New names and connections, to go to. */
function NewThings({ news, onGo }: { readonly news: News; readonly onGo: () => void }) {
  const session = useSession();
  const { scene } = useAtlas();
  const { nodes } = scene.graph;
  const nodeOf = new Map(nodes.map(({ id }, node) => [id, node]));
  const names = news.names.first.flatMap(({ id }) => nodeOf.get(id) ?? []);
  const connections = (title: string, { count: all, first }: News['connections']) => {
    const found = first.flatMap((own) => findConnection(scene, nodeOf, own));
    if (found.length === 0) return null;
    return (
      <section>
        <h3>
          {title} <span class="quiet">{formatNumber(all)}</span>
        </h3>
        <CappedList items={found} cap={10} class="rows">
          {({ edge, weight, before }) => (
            <a class="row" href={session.linkTo({ selection: { type: 'edge', edge } })} onClick={onGo}>
              <span class="row-name">{describeTarget(scene, { type: 'edge', edge })}</span>
              <span class="number">
                {before > 0 ? `${formatNumber(before)} → ${formatNumber(weight)}` : formatNumber(weight)}
              </span>
            </a>
          )}
        </CappedList>
        <Untold count={all - found.length} told={found.length} />
      </section>
    );
  };
  return (
    <>
      {names.length > 0 && (
        <section>
          <h3>
            New names <span class="quiet">{formatNumber(news.names.count)}</span>
          </h3>
          <CappedList items={names} cap={20} class="rows">
            {(node) => (
              <a class="row" href={session.linkTo({ selection: { type: 'node', node } })} onClick={onGo}>
                <span class="row-name">{nodes[node]!.label}</span>
              </a>
            )}
          </CappedList>
          <Untold count={news.names.count - names.length} told={names.length} />
        </section>
      )}
      {connections('New connections', news.connections)}
      {connections('Stronger connections', news.strengthened)}
    </>
  );
}

/** What is new and not in the list, which holds what says most. */
function Untold({ count: left, told }: { readonly count: number; readonly told: number }) {
  if (left <= 0) return null;
  return (
    <p class="quiet">
      The {formatNumber(told)} that are named most are listed here; the other {formatNumber(left)} are on the map and in
      the table.
    </p>
  );
}

function findConnection({ adjacency }: Scene, nodeOf: ReadonlyMap<string, number>, own: NewConnection) {
  const [a, b] = [nodeOf.get(own.a), nodeOf.get(own.b)];
  const edge = a === undefined || b === undefined ? undefined : findEdge(adjacency, a, b);
  return edge === undefined ? [] : [{ ...own, edge }];
}

function sayReport({ how, files, filesRead, articles, isShown }: Report): string {
  if (how === 'opened') return `A map of ${count(articles, 'article')}.`;
  if (how === 'rebuilt') return `The atlas was built anew from ${count(articles, 'article')}.`;
  const left = files - filesRead;
  const read = `${count(articles, 'article')} read from ${count(filesRead, 'file')}`;
  const rest = left > 0 ? `, ${count(left, 'file')} gave none` : '';
  if (isShown) return `${read}${rest}.`;
  if (articles === 0) return `No article could be read from ${count(files, 'file')}. The map is as it was.`;
  return `${read}${rest}, but no name in them was sure enough to be drawn. The map is as it was.`;
}

function Details({ report, onClose }: { readonly report: Report; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="report-title" onClose={onClose}>
      <h2 id="report-title">{report.how === 'opened' ? 'What is new' : 'What was read'}</h2>
      <div class="dialog-body">
        <p>{sayReport(report)}</p>
        {report.news && <NewThings news={report.news} onGo={() => dialog.current?.close()} />}
        {groupNotices(report.notices).map(({ title, notices }) => (
          <section key={title}>
            <h3>
              {title} <span class="quiet">{notices.length}</span>
            </h3>
            <CappedList items={gatherAlike(notices)} cap={50} class="notice-list">
              {(alike) => <NoticeRow {...alike} />}
            </CappedList>
          </section>
        ))}
      </div>
      <footer class="dialog-foot">
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
      </footer>
    </dialog>
  );
}

/** Files or articles that are named at once where the same is said of more than so many. */
const NAMED = 3;

function NoticeRow({ message, wheres }: AlikeNotices) {
  const named = (
    <>
      <strong>{nameSome(wheres, NAMED)}</strong> {message}
    </>
  );
  if (wheres.length <= NAMED) return named;
  return (
    <details>
      <summary>{named}</summary>
      <CappedList items={wheres} cap={50} class="notice-list">
        {(where) => where}
      </CappedList>
    </details>
  );
}
