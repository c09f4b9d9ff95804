import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import {
  type AtlasSource,
  findEdge,
  listNews,
  type NewConnection,
  type News,
  type Notice,
  type Surveyed,
  sayNews,
} from '../../../index.ts';
import type { Scene } from '../scene/scene.ts';
import { describeTarget } from '../scene/target.ts';
import type { Report } from '../state/state.ts';
import { putNewsAway } from '../state/tell-news.ts';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useSession } from './context.ts';
import { Icon } from './icons.tsx';
import { useLoaded } from './loading.ts';
import { count, formatNumber } from './words.ts';
import '../styles/intake.css';

/** What came of opening files: in a line, and in full. */
export function ReportBar() {
  const { report, canUndo, dispatch, opened } = useSession();
  const isOpen = useSignal(false);
  const now = report.value;
  if (!now) return null;
  return (
    <section class="work-bar" role="status" aria-label="What was read">
      <p>
        {sayReport(now)}
        {now.before && <NewsLine before={now.before} />}
        {now.news && ` New since the build before: ${sayNews(now.news)}.`}
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
      {now.files > 0 && now.isShown && canUndo.value && (
        <button type="button" class="small-button" onClick={() => dispatch({ type: 'undo' })}>
          Back to the map before
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label="Put this report away"
        onClick={() => {
          if (now.news) putNewsAway(opened.peek()?.build ?? '');
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

async function survey(source: AtlasSource): Promise<Surveyed> {
  const [{ nodes, edges }, catalog] = await Promise.all([source.wholeGraph(), source.catalog()]);
  return { articles: catalog.map(({ id }) => id), nodes, edges };
}

/** What the map has that the one before had not; undefined while it is looked for, or where that is no longer there. */
function useNews(before: AtlasSource) {
  const { source } = useAtlas();
  const find = async () => {
    const [earlier, now] = await Promise.all([survey(before), survey(source)]);
    return listNews(earlier, now);
  };
  const news = useLoaded(find, [before, source]);
  return news.type === 'done' ? news.value : undefined;
}

function NewsLine({ before }: { readonly before: AtlasSource }) {
  const news = useNews(before);
  if (!news) return null;
  return <> {`New: ${sayNews(news) || 'nothing'}.`}</>;
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
        </section>
      )}
      {connections('New connections', news.connections)}
      {connections('Stronger connections', news.strengthened)}
    </>
  );
}

function findConnection({ adjacency }: Scene, nodeOf: ReadonlyMap<string, number>, own: NewConnection) {
  const [a, b] = [nodeOf.get(own.a), nodeOf.get(own.b)];
  const edge = a === undefined || b === undefined ? undefined : findEdge(adjacency, a, b);
  return edge === undefined ? [] : [{ ...own, edge }];
}

function NewsSince({ before, onGo }: { readonly before: AtlasSource; readonly onGo: () => void }) {
  const news = useNews(before);
  return news ? <NewThings news={news} onGo={onGo} /> : null;
}

function sayReport({ files, filesRead, articles, isShown, news }: Report): string {
  if (news) return `A map of ${count(articles, 'article')}.`;
  if (files === 0) return `The atlas was built anew from ${count(articles, 'article')}.`;
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
      <h2 id="report-title">{report.news ? 'What is new' : 'What was read'}</h2>
      <div class="dialog-body">
        <p>{sayReport(report)}</p>
        {report.before && <NewsSince before={report.before} onGo={() => dialog.current?.close()} />}
        {report.news && <NewThings news={report.news} onGo={() => dialog.current?.close()} />}
        {groupNotices(report.notices).map(({ title, notices }) => (
          <section key={title}>
            <h3>
              {title} <span class="quiet">{notices.length}</span>
            </h3>
            <CappedList items={notices} cap={50} class="notice-list">
              {({ where, message }) => (
                <>
                  <strong>{where}</strong> {message}
                </>
              )}
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

/** Dates first, for a wrong one is seen nowhere else; then the rest as it was met. */
function groupNotices(
  notices: readonly Notice[],
): readonly { readonly title: string; readonly notices: readonly Notice[] }[] {
  const dates = notices.filter(({ message }) => message.startsWith('its date '));
  const rest = notices.filter(({ message }) => !message.startsWith('its date '));
  return [
    { title: 'Doubtful dates', notices: dates },
    { title: 'Left out, or read with care', notices: rest },
  ].filter((group) => group.notices.length > 0);
}
